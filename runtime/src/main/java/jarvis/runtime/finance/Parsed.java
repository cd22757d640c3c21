package jarvis.runtime.finance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a text.
 *
 * @param <T> what it says
 */
public sealed interface Parsed<T> {
    /**
     * It was understood whole.
     *
     * @param asOf when it was true, where it says so itself; null: it does not
     * @param notes what a person should know of how it was read
     */
    record Understood<T>(T value, @Nullable Instant asOf, List<String> notes) implements Parsed<T> {
        public Understood {
            notes = List.copyOf(notes);
        }
    }

    /**
     * It cannot be used.
     *
     * @param problems at least one: where, what, and what to do; never more than 40 characters of the text
     */
    record Refused<T>(List<String> problems) implements Parsed<T> {
        public Refused {
            problems = List.copyOf(problems);
        }

        Refused(String problem) {
            this(List.of(problem));
        }

        /** The first of them, and how many more there are. */
        public String sentence() {
            int more = problems.size() - 1;
            return more == 0 ? problems.getFirst() : problems.getFirst() + " (" + more + " more.)";
        }
    }
}
