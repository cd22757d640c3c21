package jarvis.runtime.dashboard;

import jarvis.core.condition.Figure;
import jarvis.core.health.Expectation;
import jarvis.core.reading.Cause;
import jarvis.core.reading.Clocks;
import jarvis.core.reading.Limits;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Origin;
import jarvis.core.reading.Provenance;
import jarvis.core.reading.Reading;
import jarvis.core.reading.Reason;
import jarvis.core.reading.SourceState;
import jarvis.runtime.dashboard.HealthValues.Health;
import jarvis.runtime.source.Scalars;
import jarvis.runtime.source.Sources;
import jarvis.runtime.source.check.CheckSource;
import jarvis.runtime.source.check.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How the services of {@code health:} are. One that answers is healthy where all that is expected holds, else degraded; one
 * that does not answer is unhealthy; and where nobody knows, it is unknown, with the reason.
 */
public final class CheckValues implements Values {
    /** What differs with each asking, so that its past would fill the disk and say little. */
    private static final Pattern FLEETING = Pattern.compile("health\\.services\\[[^]]*]\\.(response_ms|conditions)");

    private final Sources sources;
    private final List<ValueCheck> checks;
    private final List<Values> stated;
    private final Standings standings = new Standings();

    /** A service that is judged by a value. */
    public record ValueCheck(String service, String value, List<Expectation> expected) {
        public ValueCheck {
            expected = List.copyOf(expected);
        }
    }

    /** @param stated where the values are that services are judged by */
    public CheckValues(Sources sources, List<ValueCheck> checks, List<Values> stated) {
        this.sources = sources;
        this.checks = List.copyOf(checks);
        this.stated = List.copyOf(stated);
    }

    static boolean checks(Sources.Known known) {
        return known.spec().rules().kind().equals(CheckSource.KIND);
    }

    /** Whether a value is not worth keeping when the next is there. */
    public static boolean fleeting(String name) {
        return FLEETING.matcher(name).matches();
    }

    /**
     * One service as it is shown.
     *
     * @param document how it was found
     * @param trouble why it does not answer; null: it does, or was not asked
     */
    private record Row(
            String service,
            String target,
            Reading<JsonNode> status,
            Reading<JsonNode> document,
            @Nullable Cause trouble) {}

    @Override
    public Map<String, Reading<JsonNode>> at(Instant now) {
        Map<String, Reading<JsonNode>> values = new LinkedHashMap<>();
        sources.known().stream().filter(CheckValues::checks).forEach(known -> put(asked(known, now), now, values));
        if (!checks.isEmpty()) {
            Map<String, Reading<JsonNode>> all = new LinkedHashMap<>();
            stated.forEach(origin -> origin.at(now).forEach(all::putIfAbsent));
            checks.forEach(check -> put(judged(check, all.get(check.value())), now, values));
        }
        return values;
    }

    private void put(Row row, Instant now, Map<String, Reading<JsonNode>> values) {
        String prefix = "health.services[" + row.service() + "].";
        Instant checkedAt = row.status().provenance().clocks().checkedAt();
        Own own = new Own(Own.JARVIS, checkedAt == null ? now : checkedAt, now);
        String word = row.status().fold(value -> value.asString(""), _ -> Health.UNKNOWN.word());
        Cause trouble = row.trouble();
        String failing = row.document().fold(Verdict::failing, _ -> "");
        values.put(prefix + "status", row.status());
        values.put(prefix + "target", own.text(row.target()));
        values.put(
                prefix + "since",
                own.text(standings.since(row.service(), word, own.asOf()).toString()));
        boolean timed = row.document().fold(document -> Verdict.millis(document) != null, _ -> false);
        if (timed) {
            values.put(
                    prefix + "response_ms",
                    meant(row.document().map(document -> Objects.requireNonNull(Verdict.millis(document))), "ms"));
        }
        values.put(prefix + "conditions", row.document().map(Verdict::conditions));
        if (trouble != null || word.equals(Health.DEGRADED.word())) {
            values.put(prefix + "trouble", own.text(trouble == null ? failing : trouble.detail()));
        }
    }

    private static Row asked(Sources.Known known, Instant now) {
        SourceState<JsonNode> state = known.state();
        String name = CheckSource.whole(known.name()).name();
        Reading<JsonNode> document = state.reading(name, Meaning.PLAIN, now);
        return new Row(
                known.name(), known.spec().source().target(), status(known, document, now), document, state.trouble());
    }

    private static Reading<JsonNode> status(Sources.Known known, Reading<JsonNode> document, Instant now) {
        SourceState<JsonNode> state = known.state();
        Instant checkedAt = state.checkedAt();
        Provenance provenance = new Provenance(
                new Origin(known.name(), CheckSource.KIND, null),
                new Clocks(checkedAt, checkedAt, checkedAt, state.nextAttemptAt()),
                state.rules().limits(),
                Meaning.PLAIN,
                List.of(),
                List.of());
        if (state.paused()) {
            Cause paused = new Cause(Reason.LAST_USABLE, known.name() + " was paused by a person.");
            return new Reading.Uncertain<>(text(Health.UNKNOWN), paused, provenance);
        }
        if (checkedAt == null) {
            Cause waiting = new Cause(Reason.WAITING_INITIAL, known.name() + " was not asked yet.");
            return new Reading.Uncertain<>(text(Health.UNKNOWN), waiting, provenance);
        }
        return state.trouble() == null
                ? document.map(CheckValues::word)
                : aged(text(Health.UNHEALTHY), checkedAt, provenance, now);
    }

    /** That it did not answer is as old as the asking. */
    private static Reading<JsonNode> aged(JsonNode word, Instant checkedAt, Provenance provenance, Instant now) {
        Limits limits = provenance.limits();
        Cause old = new Cause(Reason.LAST_USABLE, "It was last asked at " + checkedAt + ".");
        if (past(limits.errorAfter(), checkedAt, now)) {
            return new Reading.Bad<>(old, provenance);
        }
        return past(limits.warnAfter(), checkedAt, now)
                ? new Reading.Uncertain<>(word, old, provenance)
                : new Reading.Good<>(word, provenance);
    }

    private static boolean past(@Nullable Duration limit, Instant since, Instant now) {
        return limit != null && Duration.between(since, now).compareTo(limit) > 0;
    }

    private static JsonNode word(JsonNode document) {
        return text(Verdict.failing(document).isEmpty() ? Health.HEALTHY : Health.DEGRADED);
    }

    private static JsonNode text(Health health) {
        return JsonNodeFactory.instance.stringNode(health.word());
    }

    private static Row judged(ValueCheck check, @Nullable Reading<JsonNode> found) {
        Reading<JsonNode> reading =
                found == null ? Reading.notConfigured("No source states " + check.value() + ".", Meaning.PLAIN) : found;
        Reading<JsonNode> document = meant(reading.map(value -> document(check, Scalars.figure(value))), null);
        Cause cause = document.cause();
        Reading<JsonNode> status = cause == null
                ? document.map(CheckValues::word)
                : new Reading.Uncertain<>(text(Health.UNKNOWN), cause, document.provenance());
        return new Row(check.service(), check.value(), status, document, cause);
    }

    private static JsonNode document(ValueCheck check, Figure value) {
        return Verdict.document(
                check.expected().stream().map(one -> one.judge(value)).toList());
    }

    /** What was made of a value is not of its unit. */
    private static Reading<JsonNode> meant(Reading<JsonNode> reading, @Nullable String unit) {
        Provenance from = reading.provenance();
        Meaning meaning = unit == null ? Meaning.PLAIN : Meaning.unit(unit);
        Provenance made =
                new Provenance(from.origin(), from.clocks(), from.limits(), meaning, from.derivedFrom(), from.notes());
        return switch (reading) {
            case Reading.Good<JsonNode>(JsonNode value, var _) -> new Reading.Good<>(value, made);
            case Reading.Uncertain<JsonNode>(JsonNode value, Cause cause, var _) ->
                new Reading.Uncertain<>(value, cause, made);
            case Reading.Bad<JsonNode>(Cause cause, var _) -> new Reading.Bad<>(cause, made);
        };
    }

    /** Whoever shows how the services are looks every few seconds. */
    @Override
    public Optional<Instant> ages(Instant now) {
        return Optional.empty();
    }
}
