package jarvis.runtime.client;

import jarvis.core.coordination.Event;
import jarvis.runtime.project.ProjectFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A project's runs, to read. Documents are those of the API. What is not there is a {@link ClientTrouble} with code REFUSED.
 * Confined to one thread.
 */
public interface RunSource extends AutoCloseable {
    /** Stands for the run that is executed now, else the newest. */
    String CURRENT = "current";

    /** The runs as the journal has them, whether or not a Jarvis runs. */
    static RunSource recorded(ProjectFolder folder) {
        return JournalSource.open(folder);
    }

    /** All facts of a run, as the journal has them by now, whether or not a Jarvis runs. */
    static List<Event> facts(ProjectFolder folder, String run) {
        try (JournalSource source = JournalSource.open(folder)) {
            return source.facts(run);
        }
    }

    /** Why this may not be the present, as a sentence; empty when it is. */
    String caution();

    JsonNode run(String run);

    /** Events after a number, oldest first, at most {@code limit}. */
    List<JsonNode> events(String run, long after, int limit);

    JsonNode round(String run, String checkpoint, int round);

    /** Writes the whole output of a step, counted from 1. */
    void output(String run, String checkpoint, int round, int step, OutputStream to) throws IOException;

    /** Writes what an attempt wrote from a byte on; answers where it goes on. */
    long log(String run, String instance, int attempt, long from, OutputStream to) throws IOException;

    String brief(String run, String instance);

    /** The way to send commands; empty when nothing runs. */
    Optional<Door> door();

    @Override
    void close();
}
