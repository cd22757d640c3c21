package jarvis.runtime.journal.readings;

import jarvis.runtime.journal.JournalException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was said of values before. Thread-safe. */
public interface ReadingHistory {
    /** The values of which something is or was recorded. */
    Set<String> names();

    /**
     * What was in force from one instant to another, both included: first what was in force at {@code from}, then each change.
     *
     * @param limit of the rows, at least one
     * @throws JournalException when the disk refuses
     */
    Rows between(String name, Instant from, Instant to, int limit);

    /**
     * Rows in the order of their times, never none.
     *
     * @param next when the row after the last of these begins; null: there is none in the time that was asked for
     */
    record Rows(List<Past> rows, @Nullable Instant next) {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /** Nothing was ever recorded. */
    ReadingHistory NOTHING = new ReadingHistory() {
        @Override
        public Set<String> names() {
            return Set.of();
        }

        @Override
        public Rows between(String name, Instant from, Instant to, int limit) {
            throw new IllegalStateException("nothing is recorded of " + name);
        }
    };
}
