package jarvis.core.reading;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value and how far it can be believed. There is no way to the value past its quality: only {@link Good} and
 * {@link Uncertain} have one, and a default is the reader's own doing.
 *
 * @param <T> the value's type
 */
public sealed interface Reading<T> {
    Provenance provenance();

    Quality quality();

    /** Why it is not good; null when it is. */
    @Nullable
    Cause cause();

    /** What {@code known} makes of the value; {@code unknown} of the cause where there is none. */
    <R extends @Nullable Object> R fold(
            Function<? super T, ? extends R> known, Function<? super Cause, ? extends R> unknown);

    /** The same reading with its value in another form; nothing is calculated that its provenance should tell. */
    default <R> Reading<R> map(Function<? super T, ? extends R> form) {
        return switch (this) {
            case Good<T>(T value, Provenance provenance) -> new Good<>(form.apply(value), provenance);
            case Uncertain<T>(T value, Cause cause, Provenance provenance) ->
                new Uncertain<>(form.apply(value), cause, provenance);
            case Bad<T>(Cause cause, Provenance provenance) -> new Bad<>(cause, provenance);
        };
    }

    /** A value that nothing speaks against. */
    record Good<T>(T value, Provenance provenance) implements Reading<T> {
        @Override
        public Quality quality() {
            return Quality.GOOD;
        }

        @Override
        public @Nullable Cause cause() {
            return null;
        }

        @Override
        public <R extends @Nullable Object> R fold(
                Function<? super T, ? extends R> known, Function<? super Cause, ? extends R> unknown) {
            return known.apply(value);
        }
    }

    /** A value that something speaks against. */
    record Uncertain<T>(T value, Cause cause, Provenance provenance) implements Reading<T> {
        @Override
        public Quality quality() {
            return Quality.UNCERTAIN;
        }

        @Override
        public <R extends @Nullable Object> R fold(
                Function<? super T, ? extends R> known, Function<? super Cause, ? extends R> unknown) {
            return known.apply(value);
        }
    }

    /** No value. */
    record Bad<T>(Cause cause, Provenance provenance) implements Reading<T> {
        @Override
        public Quality quality() {
            return Quality.BAD;
        }

        @Override
        public <R extends @Nullable Object> R fold(
                Function<? super T, ? extends R> known, Function<? super Cause, ? extends R> unknown) {
            return unknown.apply(cause);
        }
    }

    /** A value that no source was named for. */
    static <T> Reading<T> notConfigured(String detail, Meaning meaning) {
        return new Bad<>(new Cause(Reason.NOT_CONFIGURED, detail), Provenance.none(meaning));
    }
}
