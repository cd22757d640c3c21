package jarvis.runtime.journal.readings;

import jarvis.core.reading.Cause;
import jarvis.core.reading.Origin;
import jarvis.core.reading.Provenance;
import jarvis.core.reading.Quality;
import jarvis.core.reading.Reading;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A row on its way to the disk.
 *
 * @param second since 1970
 * @param presence in which it was recorded
 * @param quality null: not known, as it was dropped on the way
 */
record Entry(
        String name,
        long second,
        long presence,
        @Nullable Quality quality,
        @Nullable Cause cause,
        @Nullable JsonNode value,
        @Nullable Instant asOf,
        Origin origin) {
    static final String DROPPED = "It changed more often than could be written.";

    static Entry of(String name, long second, long presence, Reading<JsonNode> reading) {
        Provenance from = reading.provenance();
        return new Entry(
                name,
                second,
                presence,
                reading.quality(),
                reading.cause(),
                reading.<@Nullable JsonNode>fold(value -> value, _ -> null),
                from.clocks().asOf(),
                from.origin());
    }

    /** The same at another time. */
    Entry at(long when, long during) {
        return new Entry(name, when, during, quality, cause, value, asOf, origin);
    }

    /** That it is not known what was so from then on. */
    Entry dropped() {
        return new Entry(name, second, presence, null, null, null, null, Origin.NONE);
    }

    /** Whether it says the same of the value; how it came to that may differ. */
    boolean saysAs(Entry other) {
        return quality == other.quality
                && Objects.equals(reason(), other.reason())
                && Objects.equals(value, other.value);
    }

    Past past() {
        return quality == null
                ? Past.unknown(Instant.ofEpochSecond(second), Past.NOT_RECORDED, DROPPED)
                : new Past(
                        Instant.ofEpochSecond(second),
                        quality.word(),
                        reason(),
                        cause == null ? null : cause.detail(),
                        value,
                        asOf,
                        origin);
    }

    @Nullable
    String reason() {
        if (quality == null) {
            return Past.NOT_RECORDED;
        }
        return cause == null ? null : cause.reason().word();
    }
}
