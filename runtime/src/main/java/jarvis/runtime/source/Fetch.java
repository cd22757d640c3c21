package jarvis.runtime.source;

import jarvis.core.reading.Cause;
import jarvis.core.reading.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came of asking a source once. */
public sealed interface Fetch {
    /**
     * A document.
     *
     * @param revision equal for equal documents
     * @param asOf when it was true, as far as the source knows without reading it; null: it does not
     */
    record Document(
            JsonNode body, String revision, @Nullable Instant asOf) implements Fetch {
        /** One that was put together here, of an age that is not known. */
        public static Document of(JsonNode body) {
            return new Document(body, FileSource.hash(body.toString().getBytes(StandardCharsets.UTF_8)), null);
        }
    }

    /** Still what it was at the revision that was asked for. */
    record Unchanged() implements Fetch {}

    /**
     * Nothing that could be used.
     *
     * @param notBefore what the source itself asked to wait for; null: nothing
     */
    record Failed(Cause cause, @Nullable Instant notBefore) implements Fetch {
        public static Failed because(Reason reason, String detail) {
            return new Failed(new Cause(reason, detail), null);
        }
    }
}
