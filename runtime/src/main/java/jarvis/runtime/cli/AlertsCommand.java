package jarvis.runtime.cli;

import jarvis.runtime.cli.terminal.AlertsText;
import jarvis.runtime.project.ProjectFolder;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code jarvis alerts [test]}. */
@Command(
        name = "alerts",
        description = "What is watched for: what fires, what cannot be judged, and whether notices arrive.")
final class AlertsCommand extends Subcommand {
    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    AlertsCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        JsonNode document = Doors.open(context().access()).get("/api/alerts");
        if (json) {
            return print(document);
        }
        AlertsText.of(document, Instant.now()).forEach(terminal()::print);
        return ExitCode.OK;
    }

    @Command(name = "test", description = "Send a test message by each channel, here and now.")
    int test(@Mixin HelpOption help) {
        ProjectFolder folder = context()
                .access()
                .project()
                .orElseGet(() -> new ProjectFolder(terminal().workingDirectory()));
        return context().engine().testAlerts(folder, terminal());
    }
}
