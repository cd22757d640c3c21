package jarvis.runtime.agent;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.AssignmentStatus;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Plan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The part of a brief about the others: for whom this instance waits, and who waits for it. */
record BriefNeighbours(Plan plan, RunState state, AssignmentState assignment, Sheet sheet) {
    void write() {
        sheet.section("The others");
        sheet.item("You wait for: " + listed(waitsFor()));
        sheet.item("Who waits for you: " + listed(waiting()));
    }

    private String self() {
        return assignment.id().instance();
    }

    private Set<String> waitsFor() {
        Set<String> found = new LinkedHashSet<>();
        if (assignment.spec().full()) {
            plan.instance(self()).map(Instance::dependsOn).ifPresent(found::addAll);
            assignment.spec().after().stream().map(AssignmentId::instance).forEach(found::add);
        }
        return found;
    }

    private Set<String> waiting() {
        Set<String> found = new LinkedHashSet<>();
        plan.instances().stream()
                .filter(other -> other.dependsOn().contains(self()))
                .map(Instance::id)
                .forEach(found::add);
        state.assignments().values().stream()
                .filter(other -> other.spec().after().contains(assignment.id()))
                .forEach(other -> found.add(other.id().instance()));
        return found;
    }

    private String listed(Set<String> instances) {
        List<String> words = instances.stream().map(this::standing).toList();
        return words.isEmpty() ? "nobody" : String.join(", ", words);
    }

    private String standing(String instance) {
        String name = plan.instance(instance).map(Instance::name).orElse("");
        String status = state.current(instance)
                .map(AssignmentState::status)
                .map(BriefNeighbours::word)
                .orElse("in no phase");
        return instance + (name.isEmpty() ? "" : " " + name) + " (" + status + ")";
    }

    private static String word(AssignmentStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
