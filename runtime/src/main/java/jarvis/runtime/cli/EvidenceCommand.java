package jarvis.runtime.cli;

import jarvis.runtime.cli.terminal.EvidenceText;
import jarvis.runtime.client.RunSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code jarvis evidence}. */
@Command(name = "evidence", description = "What a checkpoint ran and what came out; without one, all checkpoints.")
final class EvidenceCommand extends Subcommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "CHECKPOINT",
            description = "A checkpoint's id; final is the final verification.")
    private @Nullable String checkpoint;

    @Option(names = "--round", paramLabel = "N", description = "Which round; the newest unless said.")
    private @Nullable Integer round;

    @Option(
            names = "--output",
            paramLabel = "STEP",
            description = "Print the whole output of one step, counted from 1.")
    private @Nullable Integer step;

    @Option(
            names = "--run",
            paramLabel = "RUN",
            defaultValue = RunSource.CURRENT,
            description = "A run's id; the newest unless said.")
    private String run;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    EvidenceCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        return reading(source -> {
            JsonNode document = source.run(run);
            String id = document.path("id").asString(run);
            return checkpoint == null ? all(document) : one(source, document, id, checkpoint);
        });
    }

    private int all(JsonNode document) {
        if (json) {
            return print(document.path("checkpoints"));
        }
        EvidenceText.all(document).forEach(terminal()::print);
        return ExitCode.OK;
    }

    private int one(RunSource source, JsonNode document, String id, String wanted) {
        int number = round == null ? newest(document, wanted) : round;
        if (step != null) {
            return output(source, id, wanted, number);
        }
        JsonNode found = source.round(id, wanted, number);
        if (json) {
            return print(found);
        }
        EvidenceText.of(found, terminal().style()).forEach(terminal()::print);
        return ExitCode.OK;
    }

    private int output(RunSource source, String id, String wanted, int number) {
        try {
            source.output(
                    id, wanted, number, step == null ? 1 : step, terminal().out());
            terminal().out().flush();
            return ExitCode.OK;
        } catch (IOException e) {
            throw new UncheckedIOException("The output of step " + step + " broke off (" + e + "). Try again.", e);
        }
    }

    private static int newest(JsonNode document, String wanted) {
        JsonNode found = document.path("checkpoints").values().stream()
                .filter(one -> one.path("id").asString("").equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Mistake("There is no checkpoint " + wanted + " in this run. There are: "
                        + String.join(
                                ", ",
                                document.path("checkpoints").values().stream()
                                        .map(one -> one.path("id").asString(""))
                                        .toList())
                        + "."));
        int newest = found.path("round").asInt(0);
        if (newest == 0) {
            throw new Mistake(
                    wanted + " has not run yet, so there is no evidence. jarvis status says what it waits for.");
        }
        return newest;
    }
}
