package jarvis.runtime.cli;

import jarvis.runtime.cli.terminal.StageView.Consent;
import jarvis.runtime.project.Overrides;
import jarvis.runtime.project.Staging;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jarvis run}. */
@Command(name = "run", description = "Stage a plan, ask for trust, launch it, and stay with it to its sign-off.")
final class RunCommand extends Subcommand {
    @Parameters(paramLabel = "PLAN", description = "The plan's Markdown file.")
    private Path plan;

    @Option(
            names = "--root",
            paramLabel = "FROM=TO",
            description = "Where a path of the plan is here; repeatable. It wins over roots: in jarvis.yaml.")
    private List<String> roots = List.of();

    @Option(
            names = {"--yes", "--accept-warnings"},
            description = "Accept the warnings.")
    private boolean yes;

    @Option(names = "--trust", description = "Trust the plan's commands, and what jarvis.yaml reaches. For scripts.")
    private boolean trust;

    @Option(names = "--no-open", description = "Print the page's address instead of opening it.")
    private boolean closed;

    @Option(
            names = "--no-wait",
            description = "End with code 3 when only a person can go on and nobody can be asked here.")
    private boolean hasty;

    @Option(names = "--port", paramLabel = "PORT", description = "Where the page is served; 3003 unless taken.")
    private @Nullable Integer port;

    RunCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Staging staging = new Plans(terminal()).staging(plan, new Overrides(roots, Ports.checked(port)));
        return context()
                .engine()
                .run(new Engine.RunRequest(staging, new Consent(yes, trust), !closed, !hasty), terminal());
    }
}
