package jarvis.dawg.music;

import java.util.function.Function;

/** What became of words that somebody wrote: the value they mean, or why they mean none. */
public sealed interface Reading<T> {
    /** They mean this. */
    record Understood<T>(T value) implements Reading<T> {}

    /**
     * An expected no.
     *
     * @param code a stable word for programs
     * @param sentence what cannot be done, why, and what to do now
     */
    record Refused<T>(String code, String sentence) implements Reading<T> {}

    /** Reads on where this was understood. */
    default <R> Reading<R> then(Function<T, Reading<R>> next) {
        return switch (this) {
            case Understood<T>(T value) -> next.apply(value);
            case Refused<T>(String code, String sentence) -> new Refused<>(code, sentence);
        };
    }
}
