package jarvis.core.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A value calculated from readings: as bad as the worst of them and as old as the oldest.
 *
 * @param inputs by the names that they are asked for with
 * @param leftOut what was not taken into account, and why; kept beside the result
 * @param <A> the inputs' type
 */
public record Derivation<A>(Meaning meaning, List<? extends Named<? extends A>> inputs, List<String> leftOut) {
    public Derivation {
        inputs = List.copyOf(inputs);
        leftOut = List.copyOf(leftOut);
    }

    /** A reading with the name that it is asked for with. */
    public record Named<A>(String name, Reading<A> reading) {
        /** Its value, which a formula is asked for only when there is one. */
        private A known() {
            return reading.<A>fold(value -> value, cause -> {
                throw new IllegalStateException(name + " was asked for its value and has none: " + cause.detail());
            });
        }
    }

    /** What came of a calculation. */
    public sealed interface Result<T> {
        record Known<T>(T value) implements Result<T> {}

        /** It has no answer, as a division by zero. */
        record Undefined<T>(String why) implements Result<T> {}
    }

    /** What is calculated from three values of different types. */
    public interface Formula<A, B, C, T> {
        Result<T> of(A first, B second, C third);
    }

    /** Of two inputs that are not of one type. */
    public static <A, B, T> Reading<T> of(
            Meaning meaning, Named<A> first, Named<B> second, BiFunction<A, B, Result<T>> formula) {
        return mixed(meaning, List.of(first, second)).of(_ -> formula.apply(first.known(), second.known()));
    }

    /** Of three inputs that are not of one type. */
    public static <A, B, C, T> Reading<T> of(
            Meaning meaning, Named<A> first, Named<B> second, Named<C> third, Formula<A, B, C, T> formula) {
        return mixed(meaning, List.of(first, second, third))
                .of(_ -> formula.of(first.known(), second.known(), third.known()));
    }

    private static Derivation<Object> mixed(Meaning meaning, List<Named<? extends Object>> inputs) {
        return new Derivation<>(meaning, inputs, List.of());
    }

    /** @param formula of the inputs' values in their order; asked only when all have one */
    public <T> Reading<T> of(Function<List<A>, Result<T>> formula) {
        List<A> values = new ArrayList<>();
        inputs.forEach(input -> input.reading().fold(values::add, _ -> false));
        Provenance provenance = provenance();
        if (values.size() < inputs.size()) {
            return new Reading.Bad<>(worst().orElseThrow(), provenance);
        }
        return switch (formula.apply(values)) {
            case Result.Undefined<T>(String why) -> new Reading.Bad<>(new Cause(Reason.UNDEFINED, why), provenance);
            case Result.Known<T>(T value) ->
                worst().<Reading<T>>map(cause -> new Reading.Uncertain<>(value, cause, provenance))
                        .orElseGet(() -> new Reading.Good<>(value, provenance));
        };
    }

    /** The cause of the worst input, the first of equals; empty when all are good. */
    private Optional<Cause> worst() {
        Quality quality =
                inputs.stream().map(input -> input.reading().quality()).reduce(Quality.GOOD, Quality::worst);
        return inputs.stream()
                .filter(input -> input.reading().quality() == quality)
                .flatMap(input -> Optional.ofNullable(input.reading().cause()).stream()
                        .map(cause -> new Cause(cause.reason(), input.name() + ": " + cause.detail())))
                .findFirst();
    }

    private Provenance provenance() {
        Clocks clocks = inputs.stream()
                .map(input -> input.reading().provenance().clocks())
                .reduce(Clocks::oldest)
                .orElse(Clocks.NONE);
        List<Provenance.Input> from = inputs.stream()
                .map(input -> new Provenance.Input(input.name(), input.reading()))
                .toList();
        return new Provenance(Origin.DERIVED, clocks, Limits.NONE, meaning, from, leftOut);
    }
}
