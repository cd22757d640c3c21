package jarvis.core.coordination;

import jarvis.core.merge.MergeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a checkpoint judges, and when it can. */
final class Judging {
    private Judging() {}

    /** The assignments that a checkpoint's verdict is about: one alone, or the phase's full ones without their own; none for the final one. */
    static List<AssignmentState> targets(RunState s, String checkpoint) {
        List<AssignmentState> found = new ArrayList<>();
        Optional<PhaseSpec> phase = phaseOf(s, checkpoint);
        if (phase.isPresent()) {
            for (AssignmentSpec spec : phase.get().assignments()) {
                if (spec.full() && spec.checkpoint() == null) {
                    found.add(s.assignment(spec.id()));
                }
            }
            return found;
        }
        s.schedule()
                .assignments()
                .filter(spec -> checkpoint.equals(spec.checkpoint()))
                .forEach(spec -> found.add(s.assignment(spec.id())));
        return found;
    }

    static Optional<PhaseSpec> phaseOf(RunState s, String checkpoint) {
        return s.schedule().phases().stream()
                .filter(phase -> phase.checkpoints().contains(checkpoint))
                .findFirst();
    }

    /** Whether it could start if every claimed attempt were quiet. */
    static boolean due(RunState s, CheckpointState c) {
        boolean startable = c.status() == CheckpointStatus.PENDING || c.status() == CheckpointStatus.FAILED;
        if (!startable || !s.status().active()) {
            return false;
        }
        if (c.spec().id().equals(CheckpointSpec.FINAL)) {
            return s.status() == RunStatus.FINAL_VERIFICATION && c.status() == CheckpointStatus.PENDING;
        }
        Optional<PhaseSpec> phase = phaseOf(s, c.spec().id());
        if (phase.isPresent()) {
            return phaseDue(s, phase.get(), c.spec().id());
        }
        List<AssignmentState> targets = targets(s, c.spec().id());
        return !targets.isEmpty() && targets.stream().allMatch(a -> landed(s, a));
    }

    private static boolean phaseDue(RunState s, PhaseSpec phase, String id) {
        if (s.phases().get(phase.id()) != PhaseStatus.ACTIVE) {
            return false;
        }
        for (String earlier : phase.checkpoints()) {
            if (earlier.equals(id)) {
                break;
            }
            if (!s.checkpoint(earlier).open()) {
                return false;
            }
        }
        return s.assignmentsIn(phase)
                .filter(a -> a.spec().full())
                .allMatch(a -> a.spec().checkpoint() == null ? landed(s, a) : a.status() == AssignmentStatus.DONE);
    }

    /** Whether a claim of it stands. */
    static boolean claimed(AssignmentState a) {
        return a.status() == AssignmentStatus.CLAIMED || a.status() == AssignmentStatus.VERIFYING;
    }

    /** Whether a claim of it stands and, where it has a branch of its own, what it claims is merged: others may build on it. */
    static boolean landed(RunState s, AssignmentState a) {
        return claimed(a)
                && (a.merge().status() == MergeState.Status.MERGED
                        || s.branches().workspace(a.id().instance()).isEmpty());
    }

    /** When all that it judges is quiet: each claimed attempt has ended, or was given its time to. */
    static Instant quietFrom(RunState s, CheckpointState c) {
        Instant latest = Instant.MIN;
        for (AssignmentState a : targets(s, c.spec().id())) {
            Instant quiet = quietFrom(s, a);
            latest = quiet.isAfter(latest) ? quiet : latest;
        }
        return latest;
    }

    static Instant quietFrom(RunState s, AssignmentState a) {
        return a.live() ? a.since().plus(s.schedule().limits().settle()) : Instant.MIN;
    }

    static boolean ready(RunState s, CheckpointState c, Instant now) {
        return due(s, c) && !quietFrom(s, c).isAfter(now);
    }
}
