package jarvis.runtime.cli;

import jarvis.runtime.cli.Engine.DemoRequest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jarvis demo}. */
@Command(
        name = "demo",
        description = "Run a plan of four scripted instances in a scratch repository, live in your browser.")
final class DemoCommand extends Subcommand {
    @Option(names = "--yes", description = "Answer its questions with yes and sign it off.")
    private boolean yes;

    @Option(names = "--no-open", description = "Print the page's address instead of opening it.")
    private boolean closed;

    @Option(names = "--port", paramLabel = "PORT", description = "Where the page is served; 3003 unless taken.")
    private @Nullable Integer port;

    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "Where its scratch repository is made; a temporary folder unless said.")
    private @Nullable Path folder;

    @Option(
            names = "--agents",
            arity = "0..1",
            paramLabel = "PROTOCOL",
            fallbackValue = "mixed",
            description =
                    "Have scripted agents do the work, who are talked with as real ones are: claude, codex and acp each,"
                            + " or all as one of these.")
    private DemoRequest.Agents agents = DemoRequest.Agents.NONE;

    DemoCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        return context().engine().demo(new DemoRequest(yes, !closed, Ports.checked(port), here(), agents), terminal());
    }

    private @Nullable Path here() {
        return folder == null
                ? null
                : terminal().workingDirectory().resolve(folder).normalize();
    }
}
