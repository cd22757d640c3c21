package jarvis.core.reading;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source said of one value when it was last understood.
 *
 * @param <T> the value's type
 */
public sealed interface Observation<T> {
    Meaning meaning();

    /**
     * It says a value.
     *
     * @param asOf of this value alone, where the source says so; null: as of the whole document
     * @param doubt why it is not to be believed as it stands; null: nothing speaks against it
     * @param notes what was noticed in reading it
     */
    record Stated<T>(
            T value,
            Meaning meaning,
            @Nullable Instant asOf,
            @Nullable Cause doubt,
            List<String> notes) implements Observation<T> {
        public Stated {
            notes = List.copyOf(notes);
        }

        public Stated(T value, Meaning meaning) {
            this(value, meaning, null, null, List.of());
        }

        public Stated<T> doubted(String why) {
            return new Stated<>(value, meaning, asOf, new Cause(Reason.DISAGREES, why), notes);
        }
    }

    /** It says none, or none that can be used. */
    record Missing<T>(Cause cause, Meaning meaning) implements Observation<T> {}
}
