package jarvis.runtime.result;

import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.RunState;
import jarvis.core.merge.Landing;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an instance put into a result.
 *
 * @param landings its merges that stand
 * @param claims its assignments that it said something about
 */
record Contribution(String instance, List<Landing> landings, List<AssignmentState> claims) {

    /** Of all whose work is on the integration branch of a repository, in the order in which it came there. */
    static List<Contribution> to(String repository, RunState s) {
        return merged(s).stream()
                .map(id -> of(id, s))
                .filter(contribution -> contribution.landings.stream()
                        .anyMatch(landing -> landing.repository().equals(repository)))
                .toList();
    }

    /** Of all: first what was merged, in that order, then those of whom nothing was. */
    static List<Contribution> all(RunState s) {
        return Stream.concat(
                        merged(s).stream(), s.assignments().keySet().stream().map(id -> id.instance()))
                .distinct()
                .map(id -> of(id, s))
                .toList();
    }

    private static List<String> merged(RunState s) {
        return s.branches().landings().stream()
                .map(Landing::instance)
                .distinct()
                .toList();
    }

    private static Contribution of(String instance, RunState s) {
        return new Contribution(
                instance,
                s.branches().landings().stream()
                        .filter(landing -> landing.instance().equals(instance))
                        .toList(),
                s.assignmentsOf(instance)
                        .filter(a -> a.claim() != null && !a.claim().isBlank())
                        .toList());
    }

    /** Whether a checkpoint stands behind what it says, or it alone. */
    static String standing(AssignmentState a) {
        return a.verified() ? "verified" : "its own word";
    }
}
