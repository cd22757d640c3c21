package jarvis.runtime.journal.readings;

import jarvis.core.reading.Origin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was said of a value from a second on, until the next row. Words are as they were written, whatever Jarvis wrote them.
 *
 * @param quality good, uncertain, bad, or {@value #UNKNOWN}
 * @param reason null when it is good
 * @param value null when there was none
 * @param asOf when it was true at its origin, as far as known then; null: not known
 * @param origin null when it is unknown
 */
public record Past(
        Instant at,
        String quality,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable JsonNode value,
        @Nullable Instant asOf,
        @Nullable Origin origin) {
    /** The quality of what nobody can tell any more: that it was good is not known, nor that it was not. */
    public static final String UNKNOWN = "unknown";

    /** Nobody was there to record it. */
    static final String NOT_RUNNING = "not_running";

    /** A Jarvis ran, and of this value nothing is recorded. */
    static final String NOT_RECORDED = "not_recorded";

    static Past unknown(Instant at, String reason, String detail) {
        return new Past(at, UNKNOWN, reason, detail, null, null, null);
    }
}
