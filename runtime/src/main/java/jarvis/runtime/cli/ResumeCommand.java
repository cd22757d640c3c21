package jarvis.runtime.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jarvis resume}. */
@Command(
        name = "resume",
        description = "Go on with the newest run here, after a crash or a stop. Agents that live are adopted.")
final class ResumeCommand extends Subcommand {
    @Option(names = "--yes", description = "Answer its questions with yes and sign it off.")
    private boolean yes;

    @Option(
            names = "--trust",
            description = "Trust the plan's commands, where nobody did for this folder. For scripts.")
    private boolean trust;

    @Option(names = "--no-open", description = "Print the page's address instead of opening it.")
    private boolean closed;

    @Option(
            names = "--no-wait",
            description = "End with code 3 when only a person can go on and nobody can be asked here.")
    private boolean hasty;

    @Option(names = "--port", paramLabel = "PORT", description = "Where the page is served.")
    private @Nullable Integer port;

    ResumeCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Engine.ResumeRequest request = new Engine.ResumeRequest(
                context().access().needProject(), yes, trust, !closed, !hasty, Ports.checked(port));
        return context().engine().resume(request, terminal());
    }
}
