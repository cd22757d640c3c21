package jarvis.runtime.cli;

import jarvis.runtime.client.RunSource;
import jarvis.runtime.view.StatusText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code jarvis status}. */
@Command(name = "status", description = "Where a run stands, and what it waits for.")
final class StatusCommand extends Subcommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            defaultValue = RunSource.CURRENT,
            description = "A run's id; the newest unless said.")
    private String run;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    StatusCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        return reading(source -> {
            JsonNode document = source.run(run);
            if (json) {
                return print(document);
            }
            terminal().out().print(StatusText.of(document));
            return ExitCode.OK;
        });
    }
}
