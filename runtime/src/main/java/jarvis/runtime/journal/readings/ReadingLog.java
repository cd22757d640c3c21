package jarvis.runtime.journal.readings;

import jarvis.core.reading.Reading;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Where readings are told, so that their past is known. Returns at once, whatever the disk does. Thread-safe. */
public interface ReadingLog {
    /** Told of every reading whenever readings may have changed; what says the same as before is passed over. */
    void record(String name, Reading<JsonNode> reading, Instant at);

    /** Records nothing. */
    ReadingLog NOTHING = (_, _, _) -> {};
}
