package jarvis.runtime.finance;

import jarvis.core.finance.Figure;
import jarvis.core.finance.Finance;
import jarvis.core.finance.Inputs;
import jarvis.core.finance.Subscription;
import jarvis.core.reading.Clocks;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Observation;
import jarvis.core.reading.Provenance;
import jarvis.core.reading.Reading;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The figures of {@code financial}, from what sources hold. Each document is read once, though figures are asked for each
 * second. Thread-safe.
 */
public final class FinanceReadings {
    /** Names of the texts among the readings of sources. */
    public static final String BOOK = "#finance";

    public static final String SUBSCRIPTIONS = "#subscriptions";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Once<FinanceFile> files = new Once<>();
    private final Once<List<Subscription>> lists = new Once<>();
    private final Once<List<Subscription>> earlierLists = new Once<>();

    /**
     * The figures as of now.
     *
     * @param book the text of a finance.yaml; null: none is named
     * @param subscribed a {@link SubscriptionList}; null: none is named
     * @param target where that list is from
     */
    public Map<String, Reading<JsonNode>> of(
            @Nullable Reading<JsonNode> book, @Nullable Reading<JsonNode> subscribed, String target, Instant now) {
        if (book == null && subscribed == null) {
            return Map.of();
        }
        Reading<FinanceFile> file = book == null
                ? Reading.notConfigured("No finance.yaml is named under sources: in jarvis.yaml.", Meaning.PLAIN)
                : book.map(text -> files.of(text, it -> value(FinanceYaml.read(it.asString("")))));
        Reading<List<Subscription>> subscriptions = subscribed == null
                ? stated(file, FinanceFile::observedSubscriptions)
                : subscribed.map(document -> lists.of(document, it -> list(target, it)));
        Inputs inputs = new Inputs(
                subscriptions,
                earlier(subscribed, target),
                stated(file, FinanceFile::observedBooks),
                stated(file, FinanceFile::observedCash));
        Map<String, Reading<JsonNode>> figures = new LinkedHashMap<>();
        Finance.figures(inputs, now)
                .forEach((name, reading) -> figures.put("financial." + name, reading.map(FinanceReadings::json)));
        return figures;
    }

    private @Nullable Reading<List<Subscription>> earlier(@Nullable Reading<JsonNode> subscribed, String target) {
        if (subscribed == null
                || !subscribed.<Boolean>fold(
                        document -> SubscriptionList.of(document).earlier() != null, _ -> false)) {
            return null;
        }
        return subscribed.map(document -> earlierLists.of(document, it -> before(target, it)));
    }

    private static List<Subscription> list(String target, JsonNode document) {
        try {
            return SubscriptionList.of(document).now(target);
        } catch (Wrong e) {
            throw new IllegalStateException(e.sentence(), e);
        }
    }

    private static List<Subscription> before(String target, JsonNode document) {
        try {
            String text = SubscriptionList.of(document).earlier();
            return SubscriptionList.read(target, String.valueOf(text)).value();
        } catch (Wrong e) {
            throw new IllegalStateException(e.sentence(), e);
        }
    }

    /** What a source holds was understood once, or it would not hold it. */
    private static <T> T value(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Understood<T> understood -> understood.value();
            case Parsed.Refused<T> refused -> throw new IllegalStateException(refused.sentence());
        };
    }

    private static <T> Reading<T> stated(Reading<FinanceFile> file, Function<FinanceFile, Observation<T>> part) {
        return switch (file) {
            case Reading.Bad<FinanceFile> bad -> new Reading.Bad<>(bad.cause(), bad.provenance());
            case Reading.Good<FinanceFile> good ->
                switch (part.apply(good.value())) {
                    case Observation.Missing<T> missing -> new Reading.Bad<>(missing.cause(), good.provenance());
                    case Observation.Stated<T> stated ->
                        new Reading.Good<>(stated.value(), dated(good.provenance(), stated));
                };
            case Reading.Uncertain<FinanceFile> uncertain ->
                switch (part.apply(uncertain.value())) {
                    case Observation.Missing<T> missing -> new Reading.Bad<>(missing.cause(), uncertain.provenance());
                    case Observation.Stated<T> stated ->
                        new Reading.Uncertain<>(
                                stated.value(), uncertain.cause(), dated(uncertain.provenance(), stated));
                };
        };
    }

    private static Provenance dated(Provenance file, Observation.Stated<?> stated) {
        Clocks clocks = file.clocks();
        Instant asOf = stated.asOf() == null ? clocks.asOf() : stated.asOf();
        return new Provenance(
                file.origin(),
                new Clocks(asOf, clocks.fetchedAt(), clocks.checkedAt(), clocks.nextAttemptAt()),
                file.limits(),
                stated.meaning(),
                file.derivedFrom(),
                stated.notes());
    }

    private static JsonNode json(Figure figure) {
        return switch (figure) {
            case Figure.Amount(var money) -> JSON.numberNode(money.major());
            case Figure.Count(long number) -> JSON.numberNode(number);
            case Figure.Percentage(var value) -> JSON.numberNode(value);
            case Figure.Months(long whole, var _) -> JSON.numberNode(whole);
            case Figure.Said(String text) -> JSON.stringNode(text);
        };
    }
}
