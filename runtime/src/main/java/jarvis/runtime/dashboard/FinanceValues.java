package jarvis.runtime.dashboard;

import jarvis.core.reading.Reading;
import jarvis.runtime.finance.FinanceReadings;
import jarvis.runtime.source.Sources;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The figures of the business, calculated from what sources hold. */
public final class FinanceValues implements Values {
    private final Sources sources;
    private final FinanceReadings figures = new FinanceReadings();

    public FinanceValues(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Map<String, Reading<JsonNode>> at(Instant now) {
        Map<String, Reading<JsonNode>> all = sources.readings(now);
        String target = sources.known().stream()
                .filter(known -> known.spec().rules().kind().equals("subscriptions"))
                .map(known -> known.spec().source().target())
                .findFirst()
                .orElse("");
        return figures.of(all.get(FinanceReadings.BOOK), all.get(FinanceReadings.SUBSCRIPTIONS), target, now);
    }

    /** As soon as what it is calculated from. */
    @Override
    public Optional<Instant> ages(Instant now) {
        return Optional.empty();
    }
}
