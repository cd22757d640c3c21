package jarvis.runtime.dashboard;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.AssignmentStatus;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.RunState;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Origin;
import jarvis.core.reading.Reading;
import jarvis.runtime.dashboard.HealthValues.Health;
import jarvis.runtime.run.LiveRun;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** How the agents of the live run are, as one service; nothing while no run lives. Thread-safe. */
public final class AgentValues implements Values {
    private static final Duration SILENCE = Duration.ofMinutes(15);
    private static final Set<AssignmentStatus> WORKING = Set.of(AssignmentStatus.RUNNING, AssignmentStatus.REJECTED);
    private static final Set<AssignmentStatus> FAILED = Set.of(AssignmentStatus.FAILED, AssignmentStatus.LOST);
    private static final Meaning SILENT =
            new Meaning(null, "silent-agents/v1", "At work, and have reported nothing to Jarvis for 15 minutes.");
    private static final String PREFIX = "health.services[agents].";
    private static final int PAGE = 1_000;

    private final Supplier<Optional<LiveRun>> live;
    private final Standings standings = new Standings();
    private final Map<AssignmentId, Instant> progress = new HashMap<>();
    private String run = "";
    private long seen;

    /** @param live empty while none is executed */
    public AgentValues(Supplier<Optional<LiveRun>> live) {
        this.live = live;
    }

    @Override
    public Map<String, Reading<JsonNode>> at(Instant now) {
        return live.get()
                .filter(one -> one.state().launchedAt() != null
                        && !one.state().status().over())
                .map(one -> values(one, now))
                .orElse(Map.of());
    }

    private synchronized Map<String, Reading<JsonNode>> values(LiveRun one, Instant now) {
        RunState state = one.state();
        String id = state.defined().run();
        follow(one, id);
        List<String> working = named(state.assignments().values().stream().filter(AgentValues::working));
        List<String> failed =
                named(state.assignments().values().stream().filter(agent -> FAILED.contains(agent.status())));
        List<String> silent = named(state.assignments().values().stream()
                .filter(AgentValues::working)
                .filter(agent -> heard(agent).plus(SILENCE).isBefore(now)));
        Own own = new Own(new Origin(id, Own.KIND, null), now, now);
        Health health = health(working, silent, failed);
        Map<String, Reading<JsonNode>> values = new LinkedHashMap<>();
        values.put(PREFIX + "status", own.text(health.word()));
        values.put(PREFIX + "target", own.text(id));
        values.put(
                PREFIX + "since",
                own.text(standings.since(id, health.word(), now).toString()));
        values.put(PREFIX + "running", own.number(working.size(), Meaning.PLAIN));
        values.put(PREFIX + "silent", own.number(silent.size(), SILENT));
        values.put(PREFIX + "failed", own.number(failed.size(), Meaning.PLAIN));
        if (health != Health.HEALTHY) {
            values.put(PREFIX + "trouble", own.text(trouble(failed, silent)));
        }
        return values;
    }

    /** Remembers when each last said how far it is; the state has only what it said. */
    private void follow(LiveRun one, String id) {
        if (!run.equals(id)) {
            run = id;
            seen = 0;
            progress.clear();
        }
        List<Recorded> fresh = one.events(seen, PAGE);
        while (!fresh.isEmpty()) {
            fresh.forEach(recorded -> {
                if (recorded.event() instanceof Event.ProgressClaimed claimed) {
                    progress.put(claimed.assignment(), claimed.at());
                }
            });
            seen = fresh.getLast().seq();
            fresh = one.events(seen, PAGE);
        }
    }

    private Instant heard(AssignmentState agent) {
        Instant said = progress.getOrDefault(agent.id(), agent.since());
        return said.isAfter(agent.since()) ? said : agent.since();
    }

    private static boolean working(AssignmentState agent) {
        return WORKING.contains(agent.status()) && !agent.ended();
    }

    private static List<String> named(Stream<AssignmentState> agents) {
        return agents.map(agent -> agent.id().instance()).distinct().sorted().toList();
    }

    /** None of them answers where all that work are silent, or where none works and some failed. */
    private static Health health(List<String> working, List<String> silent, List<String> failed) {
        if (silent.isEmpty() && failed.isEmpty()) {
            return Health.HEALTHY;
        }
        return silent.size() == working.size() ? Health.UNHEALTHY : Health.DEGRADED;
    }

    private static String trouble(List<String> failed, List<String> silent) {
        return Stream.of(sentence("Failed", failed), sentence("Silent", silent))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String sentence(String word, List<String> agents) {
        return agents.isEmpty() ? "" : word + ": " + String.join(", ", agents) + ".";
    }

    /** Whoever shows how the services are looks every few seconds. */
    @Override
    public Optional<Instant> ages(Instant now) {
        return Optional.empty();
    }
}
