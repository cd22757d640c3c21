package jarvis.runtime.view;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.AssignmentStatus;
import jarvis.core.coordination.Blocker;
import jarvis.core.coordination.PhaseSpec;
import jarvis.core.coordination.PhaseStatus;
import jarvis.core.coordination.RunState;
import jarvis.core.coordination.Schedules;
import jarvis.core.plan.Estimate;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The instances of a run and their assignments as JSON. */
final class WorkDocument {
    private final Plan plan;
    private final RunState state;
    private final WorkspaceDocument workspaces;
    private final AgentDocument agents;
    private final Map<String, Instance> planned = new HashMap<>();
    private final Map<String, List<AssignmentState>> assignments = new LinkedHashMap<>();

    WorkDocument(Plan plan, RunState state, Sight sight, Instant now) {
        this.workspaces = new WorkspaceDocument(state, sight.branches());
        this.agents = new AgentDocument(state, sight.agents(), now);
        this.plan = plan;
        this.state = state;
        plan.instances().forEach(instance -> planned.put(instance.id(), instance));
        state.assignments()
                .values()
                .forEach(a -> assignments
                        .computeIfAbsent(a.id().instance(), id -> new ArrayList<>())
                        .add(a));
    }

    void writeTo(ObjectNode run) {
        agents.writeTotal(run);
        run.path("phases")
                .values()
                .forEach(phase ->
                        agents.writePhase((ObjectNode) phase, phase.path("id").asString("")));
        ArrayNode work = run.putArray("assignments");
        for (PhaseSpec phase : state.schedule().phases()) {
            List<String> gate = gate(phase);
            state.assignmentsIn(phase).forEach(a -> assignment(work.addObject(), a, gate));
        }
        ArrayNode instances = run.putArray("instances");
        plan.instances().forEach(instance -> instance(instances.addObject(), instance.id()));
        Schedules.instances(state.schedule()).stream()
                .filter(id -> !planned.containsKey(id))
                .forEach(id -> instance(instances.addObject(), id));
    }

    private void assignment(ObjectNode json, AssignmentState a, List<String> gate) {
        json.put("id", a.id().toString());
        json.put("phase", a.id().phase());
        json.put("instance", a.id().instance());
        json.put("name", name(a.id().instance()));
        json.put("part", Words.of(a.spec().part()));
        json.put("checkpoint", a.spec().checkpoint());
        json.put("status", Words.of(a.status()));
        json.put("attempt", a.attempt());
        json.put("ended", a.ended());
        json.put("rejections", a.rejections());
        json.put("progress", a.progress());
        json.put("claim", a.claim());
        json.put("verified", a.verified());
        json.put("reason", a.reason());
        json.put("since", a.since().toString());
        json.put("startedAt", RunDocument.text(a.startedAt()));
        json.put("completedAt", RunDocument.text(a.completedAt()));
        ArrayNode waitsFor = json.putArray("waitsFor");
        if (a.status() == AssignmentStatus.WAITING) {
            waitsFor(a, gate).forEach(waitsFor::add);
        }
    }

    /** Phases follow one another: what a member of a pending phase waits for is the first one that is not over. */
    private List<String> gate(PhaseSpec phase) {
        if (state.phases().get(phase.id()) != PhaseStatus.PENDING) {
            return List.of();
        }
        return state.schedule().phases().stream()
                .takeWhile(earlier -> !earlier.id().equals(phase.id()))
                .map(PhaseSpec::id)
                .filter(id -> state.phases().get(id) == PhaseStatus.PENDING
                        || state.phases().get(id) == PhaseStatus.ACTIVE)
                .limit(1)
                .toList();
    }

    private List<String> waitsFor(AssignmentState a, List<String> gate) {
        List<String> names = new ArrayList<>(gate);
        a.spec().after().stream()
                .filter(earlier -> !settled(state.assignment(earlier)))
                .map(AssignmentId::instance)
                .forEach(names::add);
        blockers(a.id().instance()).map(Blocker::id).forEach(names::add);
        return names;
    }

    /** A claim is enough where no checkpoint of its own judges the earlier one. */
    private static boolean settled(AssignmentState earlier) {
        boolean claimed =
                earlier.status() == AssignmentStatus.CLAIMED || earlier.status() == AssignmentStatus.VERIFYING;
        return earlier.status() == AssignmentStatus.DONE
                || (claimed && earlier.spec().checkpoint() == null);
    }

    private Stream<Blocker> blockers(String instance) {
        return state.openBlockers().filter(blocker -> blocker.instance().equals(instance));
    }

    private void instance(ObjectNode json, String id) {
        Optional<Instance> instance = Optional.ofNullable(planned.get(id));
        Optional<AssignmentState> current = current(id);
        json.put("id", id);
        json.put("name", name(id));
        json.put("priority", instance.map(Instance::priority).orElse(null));
        json.put("location", instance.map(Instance::location).orElse(null));
        json.put(
                "estimate", instance.map(Instance::estimate).map(Estimate::text).orElse(null));
        json.put("status", current.map(a -> Words.of(a.status())).orElse("waiting"));
        json.put("current", current.map(a -> a.id().toString()).orElse(null));
        json.put("attempts", current.map(AssignmentState::attempt).orElse(0));
        ArrayNode blockers = json.putArray("blockers");
        blockers(id).map(Blocker::id).forEach(blockers::add);
        workspaces.writeTo(json, id);
        agents.writeTo(json, id);
    }

    /** As {@link RunState#current} has it, without walking the whole run for each instance. */
    private Optional<AssignmentState> current(String instance) {
        return assignments.getOrDefault(instance, List.of()).stream()
                .reduce((best, next) -> next.attempt() > best.attempt() ? next : best);
    }

    private String name(String id) {
        Instance instance = planned.get(id);
        return instance == null ? id : instance.name();
    }
}
