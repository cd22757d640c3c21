package jarvis.runtime.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of one round.
 *
 * <pre>
 * prepared.json            what is being run, where, on which tree; whole once everything is ready to start
 * round.sh, steps.sh       the script around the steps
 * step-N.sh, step-N.out    each machine step, counted from 1, and its whole output
 * marks                    when each began and ended, written by the script
 * late, stopped            Jarvis stopped it: at its limit, or because it was told to
 * run/                     the execution
 * checkout/, salvage/      the fresh checkout, or the copy of the live root
 * evidence.json            the result; whole once the round is over
 * </pre>
 */
record RoundFiles(Path folder) {
    private static final JsonMapper JSON = new JsonMapper();

    Path prepared() {
        return folder.resolve("prepared.json");
    }

    Path evidence() {
        return folder.resolve("evidence.json");
    }

    Path marks() {
        return folder.resolve("marks");
    }

    Path script() {
        return folder.resolve("round.sh");
    }

    Path steps() {
        return folder.resolve("steps.sh");
    }

    Path text(int step) {
        return folder.resolve("step-" + step + ".sh");
    }

    Path output(int step) {
        return folder.resolve("step-" + step + ".out");
    }

    /** What bash says about a step that it cannot read. */
    Path unparsable(int step) {
        return folder.resolve("step-" + step + ".unparsable");
    }

    Path late() {
        return folder.resolve("late");
    }

    Path stopped() {
        return folder.resolve("stopped");
    }

    Path run() {
        return folder.resolve("run");
    }

    Path checkout() {
        return folder.resolve("checkout");
    }

    Path salvage() {
        return folder.resolve("salvage");
    }

    void write(Path file, String content) {
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, file.getFileName() + ".", ".new");
            Files.writeString(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CheckpointException(
                    "files-failed", "Cannot write " + file + ": " + e + ". Make room there, or make it writable.", e);
        }
    }

    void writeJson(Path file, Object content) {
        write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
    }

    <T> T readJson(Path file, Class<T> type) {
        try {
            return JSON.readValue(Files.readAllBytes(file), type);
        } catch (IOException | JacksonException e) {
            throw new CheckpointException(
                    "files-failed",
                    "Cannot read " + file + ": " + e.getMessage() + ". Retry the checkpoint for a new round.",
                    e);
        }
    }
}
