package jarvis.runtime.cli;

import jarvis.runtime.client.ClientTrouble;
import jarvis.runtime.client.RunSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code jarvis logs}. */
@Command(name = "logs", description = "What an instance's attempt wrote, as it wrote it.")
final class LogsCommand extends Subcommand {
    private static final long PAUSE_MILLIS = 400;

    @Parameters(paramLabel = "INSTANCE", description = "An instance's id.")
    private String instance;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what still comes, until the attempt ended.")
    private boolean follow;

    @Option(names = "--attempt", paramLabel = "N", description = "Which attempt; the newest unless said.")
    private @Nullable Integer attempt;

    @Option(
            names = "--run",
            paramLabel = "RUN",
            defaultValue = RunSource.CURRENT,
            description = "A run's id; the newest unless said.")
    private String run = RunSource.CURRENT;

    LogsCommand(Context context) {
        super(context);
    }

    /** The log of an instance's newest attempt, followed to its end. */
    static LogsCommand following(Context context, String instance) {
        LogsCommand logs = new LogsCommand(context);
        logs.instance = instance;
        logs.follow = true;
        return logs;
    }

    @Override
    public Integer call() {
        return reading(source -> {
            JsonNode document = source.run(run);
            String id = document.path("id").asString(run);
            int number = attempt == null ? newest(document) : attempt;
            long from = copy(source, id, number, 0);
            if (follow && source.door().isPresent()) {
                follow(source, id, number, from);
            }
            return ExitCode.OK;
        });
    }

    private void follow(RunSource source, String id, int number, long start) {
        long from = start;
        try {
            for (boolean ended = false; !ended && !terminal().out().checkError(); pause()) {
                ended = ended(source.run(id), number);
                from = copy(source, id, number, from);
            }
        } catch (ClientTrouble e) {
            // Jarvis ends with its run: the rest is in the file.
            try (RunSource rest = context().access().source()) {
                copy(rest, id, number, from);
            }
        }
    }

    private int newest(JsonNode document) {
        Optional<JsonNode> found = document.path("instances").values().stream()
                .filter(one -> one.path("id").asString("").equals(instance))
                .findFirst();
        if (found.isEmpty()) {
            throw new Mistake("There is no instance " + instance + " in this run. There are: "
                    + String.join(
                            ", ",
                            document.path("instances").values().stream()
                                    .map(one -> one.path("id").asString(""))
                                    .toList())
                    + ".");
        }
        int newest = found.get().path("attempts").asInt(0);
        if (newest == 0) {
            throw new Mistake(
                    instance + " has not been started yet, so there is no log. jarvis status says what it waits for.");
        }
        return newest;
    }

    private boolean ended(JsonNode document, int number) {
        return document.path("assignments").values().stream()
                .filter(one -> one.path("instance").asString("").equals(instance))
                .filter(one -> one.path("attempt").asInt(0) == number)
                .allMatch(one -> one.path("ended").asBoolean(true));
    }

    private long copy(RunSource source, String id, int number, long from) {
        try {
            long next = source.log(id, instance, number, from, terminal().out());
            terminal().out().flush();
            return next;
        } catch (IOException e) {
            throw new UncheckedIOException("The log of " + instance + " broke off (" + e + "). Try again.", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Mistake("Interrupted.");
        }
    }
}
