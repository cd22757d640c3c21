package jarvis.runtime.cli;

import jarvis.runtime.cli.terminal.ValueText;
import jarvis.runtime.client.Door;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code jarvis value [NAME]}. */
@Command(name = "value", description = "A value of the dashboard: what it is, where it is from, and how old it is.")
final class ValueCommand extends Subcommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "Such as instances.metrics.tasks_completed; all of them unless said.")
    private @Nullable String name;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    ValueCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Door door = Doors.open(context().access());
        JsonNode document = door.get(name == null ? "/api/values" : "/api/values/" + Doors.segment(name));
        if (json) {
            return print(document);
        }
        Instant now = Instant.now();
        (name == null ? ValueText.all(document, now) : ValueText.of(document, now)).forEach(terminal()::print);
        return ExitCode.OK;
    }
}
