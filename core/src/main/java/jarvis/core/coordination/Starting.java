package jarvis.core.coordination;

/** When an assignment may start. */
final class Starting {
    private Starting() {}

    /** Whether what it waits for is there: its phase is open, its predecessors have claimed, and no blocker holds it. */
    static boolean unblocked(RunState s, AssignmentState a) {
        return s.phases().get(a.id().phase()) == PhaseStatus.ACTIVE
                && !s.held(a.id().instance())
                && a.spec().after().stream().allMatch(id -> settled(s, s.assignment(id)));
    }

    private static boolean settled(RunState s, AssignmentState earlier) {
        return earlier.status() == AssignmentStatus.DONE
                || (earlier.spec().checkpoint() == null && Judging.landed(s, earlier));
    }

    /** Whether its next attempt is what comes next for it. */
    static boolean due(AssignmentState a) {
        return a.status() == AssignmentStatus.READY || a.status() == AssignmentStatus.REJECTED;
    }

    /** Whether its next attempt may start now, the number of places aside: an instance is never in two processes at once. */
    static boolean startable(RunState s, AssignmentState a) {
        return due(a)
                && s.status().active()
                && unblocked(s, a)
                && s.assignmentsOf(a.id().instance()).noneMatch(AssignmentState::live);
    }
}
