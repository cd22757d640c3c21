package jarvis.core.finance;

import jarvis.core.reading.Derivation;
import jarvis.core.reading.Derivation.Named;
import jarvis.core.reading.Derivation.Result;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Reading;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures so far, and how one of them is added for each currency that it is in. */
final class Sheet {
    private final String home;
    private final Map<String, Reading<Figure>> figures = new LinkedHashMap<>();

    /** @param home the currency of what is in none, as the revenue of no subscription */
    Sheet(String home) {
        this.home = home;
    }

    Map<String, Reading<Figure>> figures() {
        return Collections.unmodifiableMap(figures);
    }

    void add(String name, Reading<Figure> figure) {
        figures.put(name, figure);
    }

    /** The plain figure where there is one currency; else one for each, and a plain one that says why it is none. */
    void each(String name, Set<String> currencies, Function<String, Reading<Figure>> figure) {
        if (currencies.size() <= 1) {
            add(
                    name,
                    figure.apply(
                            currencies.isEmpty() ? home : currencies.iterator().next()));
            return;
        }
        add(name, several(name, currencies, figure.apply(currencies.iterator().next())));
        currencies.forEach(currency -> add(name + "." + currency, figure.apply(currency)));
    }

    /** @param one of the figures, which has their inputs and their definition */
    private static Reading<Figure> several(String name, Set<String> currencies, Reading<Figure> one) {
        List<? extends Named<?>> inputs = one.provenance().derivedFrom().stream()
                .map(input -> new Named<>(input.name(), input.reading()))
                .toList();
        Meaning meaning = one.provenance().meaning();
        return new Derivation<Object>(new Meaning(null, meaning.definition(), meaning.words()), inputs, List.of())
                .of(_ -> Answers.several(name, currencies));
    }

    static <A> Reading<Figure> of(Meaning meaning, Named<A> input, Function<A, Result<Figure>> formula) {
        return new Derivation<A>(meaning, List.of(input), List.of()).of(values -> formula.apply(values.getFirst()));
    }

    /** As {@code EUR/month}; null where there is no currency. */
    static @Nullable String unit(String currency, String per) {
        return currency.equals(Money.NO_CURRENCY) ? null : currency + per;
    }
}
