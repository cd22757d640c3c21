package jarvis.runtime.dashboard;

import jarvis.core.reading.Cause;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Quality;
import jarvis.core.reading.Reading;
import jarvis.core.reading.Reason;
import jarvis.core.reading.SourceState;
import jarvis.runtime.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How the services are: each source by what came of asking it, the disk that the run data is on, Jarvis itself, and those
 * that others know better.
 */
public final class HealthValues implements Values {
    private static final long SCARCE = 1L << 30;

    private final Sources sources;
    private final Path folder;
    private final Instant startedAt;
    private final List<Values> services;

    enum Health {
        HEALTHY,
        DEGRADED,
        UNHEALTHY,
        UNKNOWN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param services that are known better than by how asking a source goes */
    public HealthValues(Sources sources, Path folder, Instant startedAt, List<Values> services) {
        this.services = List.copyOf(services);
        this.sources = sources;
        this.folder = folder;
        this.startedAt = startedAt;
    }

    @Override
    public Map<String, Reading<JsonNode>> at(Instant now) {
        Map<String, Reading<JsonNode>> values = new LinkedHashMap<>();
        Own self = new Own(Own.JARVIS, now, now);
        values.put("health.services[jarvis].status", self.text(Health.HEALTHY.word()));
        values.put("health.services[jarvis].started_at", self.text(startedAt.toString()));
        services.forEach(others -> values.putAll(others.at(now)));
        if (!values.containsKey("health.services[disk].status")) {
            disk(values, self);
        }
        for (Sources.Known known : sources.known()) {
            if (!optional(known) && !CheckValues.checks(known)) {
                service(known, now, values);
            }
        }
        values.put("health.status", overall(values, now));
        return values;
    }

    /** A source that nobody named and that is not there is no service. */
    private static boolean optional(Sources.Known known) {
        Cause trouble = known.state().trouble();
        return trouble != null && trouble.reason() == Reason.NOT_CONFIGURED;
    }

    private void disk(Map<String, Reading<JsonNode>> values, Own self) {
        String prefix = "health.services[disk].";
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            values.put(prefix + "status", self.text((free < SCARCE ? Health.DEGRADED : Health.HEALTHY).word()));
            values.put(prefix + "free_gib", self.number(free >> 30, Meaning.unit("GiB")));
        } catch (IOException e) {
            Cause cause = new Cause(Reason.NO_COMMUNICATION, "The disk of the run data cannot be asked.");
            values.put(prefix + "status", new Reading.Bad<>(cause, self.provenance(Meaning.PLAIN, List.of())));
        }
    }

    private static void service(Sources.Known known, Instant now, Map<String, Reading<JsonNode>> values) {
        SourceState<JsonNode> state = known.state();
        String prefix = "health.services[" + known.name() + "].";
        Own own = new Own(Own.JARVIS, state.checkedAt() == null ? now : state.checkedAt(), now);
        values.put(prefix + "status", own.text(health(state).word()));
        values.put(prefix + "target", own.text(known.spec().source().target()));
        values.put(prefix + "failures", own.number(state.failures(), Meaning.PLAIN));
        if (state.trouble() != null) {
            values.put(prefix + "trouble", own.text(state.trouble().detail()));
        }
    }

    private static Health health(SourceState<?> state) {
        if (state.paused() || (state.last() == null && state.trouble() == null)) {
            return Health.UNKNOWN;
        }
        if (state.trouble() == null) {
            return Health.HEALTHY;
        }
        return state.last() == null || state.breakerOpen() ? Health.UNHEALTHY : Health.DEGRADED;
    }

    /** As bad as can be only when all are; Jarvis itself answers, so that is never said here. */
    private static Reading<JsonNode> overall(Map<String, Reading<JsonNode>> values, Instant now) {
        boolean all = values.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("].status"))
                .allMatch(entry -> entry.getValue().quality() == Quality.GOOD
                        && entry.getValue()
                                .fold(value -> value.asString(""), _ -> "")
                                .equals(Health.HEALTHY.word()));
        JsonNode word = JsonNodeFactory.instance.stringNode((all ? Health.HEALTHY : Health.DEGRADED).word());
        return new Own(Own.JARVIS, now, now).good(word, Meaning.PLAIN, List.of());
    }

    /** Free space and the like change without anybody saying so. */
    @Override
    public Optional<Instant> ages(Instant now) {
        return Optional.of(now.plus(Duration.ofSeconds(3)));
    }
}
