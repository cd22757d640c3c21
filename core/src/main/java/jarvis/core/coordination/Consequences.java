package jarvis.core.coordination;

import jarvis.core.coordination.Event.*;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What follows from the state alone, one step at a time until nothing follows any more. */
final class Consequences {
    private Consequences() {}

    static List<Event> of(RunState s, Instant at) {
        List<Event> verdicts = s.status().active() ? Verdicts.of(s, at) : List.of();
        return verdicts.isEmpty() ? further(s, at) : verdicts;
    }

    private static List<Event> further(RunState s, Instant at) {
        return switch (s.status()) {
            case RUNNING -> running(s, at);
            case FINAL_VERIFICATION -> finishing(s, at);
            case NONE, STAGED, AWAITING_SIGN_OFF, SIGNED_OFF, STOPPED -> List.of();
        };
    }

    private static List<Event> running(RunState s, Instant at) {
        for (PhaseSpec phase : s.schedule().phases()) {
            PhaseStatus status = s.phases().get(phase.id());
            if (status == PhaseStatus.PENDING) {
                return List.of(new PhaseOpened(at, phase.id()));
            }
            if (status == PhaseStatus.ACTIVE) {
                return inside(s, phase, at);
            }
        }
        return List.of(new FinalVerificationStarted(at));
    }

    private static List<Event> inside(RunState s, PhaseSpec phase, Instant at) {
        List<Event> events = new ArrayList<>(voided(s, phase, at));
        if (!events.isEmpty()) {
            return events;
        }
        boolean open =
                phase.checkpoints().stream().allMatch(id -> s.checkpoint(id).open());
        boolean waiting = s.assignmentsIn(phase).anyMatch(a -> a.spec().full() && !arrived(s, a));
        s.assignmentsIn(phase).forEach(a -> {
            if (a.status() == AssignmentStatus.WAITING && Starting.unblocked(s, a)) {
                events.add(new AssignmentReady(at, a.id()));
            } else if (Judging.landed(s, a) && finished(s, a, open && !waiting)) {
                events.add(new AssignmentDone(at, a.id(), verified(s, phase, a)));
            }
        });
        if (events.isEmpty() && s.assignmentsIn(phase).allMatch(AssignmentState::over) && open) {
            events.add(new PhaseDone(at, phase.id(), verified(s, phase)));
        }
        return events;
    }

    /** A phase of which nothing was judged is not verified, though nothing in it failed. */
    private static boolean verified(RunState s, PhaseSpec phase) {
        List<AssignmentState> full =
                s.assignmentsIn(phase).filter(a -> a.spec().full()).toList();
        return !(full.isEmpty() && phase.checkpoints().isEmpty())
                && full.stream().allMatch(AssignmentState::verified)
                && passed(s, phase.checkpoints());
    }

    private static boolean arrived(RunState s, AssignmentState a) {
        return a.status() == AssignmentStatus.DONE || Judging.landed(s, a);
    }

    private static boolean finished(RunState s, AssignmentState a, boolean phaseOpen) {
        if (!a.spec().full()) {
            return true;
        }
        String own = a.spec().checkpoint();
        return own == null ? phaseOpen : s.checkpoint(own).open();
    }

    private static boolean verified(RunState s, PhaseSpec phase, AssignmentState a) {
        if (!a.spec().full()) {
            return false;
        }
        String own = a.spec().checkpoint();
        List<String> judges = own == null ? phase.checkpoints() : List.of(own);
        return !judges.isEmpty() && passed(s, judges);
    }

    private static boolean passed(RunState s, List<String> checkpoints) {
        return checkpoints.stream().allMatch(id -> s.checkpoint(id).status() == CheckpointStatus.PASSED);
    }

    /** Neither a pass nor a waiver outlives the work it was about: when one of its targets works again, it is void. */
    private static List<Event> voided(RunState s, PhaseSpec phase, Instant at) {
        List<Event> events = new ArrayList<>();
        for (String id : phase.checkpoints()) {
            CheckpointState c = s.checkpoint(id);
            if (c.open() && Judging.targets(s, id).stream().anyMatch(a -> !arrived(s, a))) {
                events.add(new CheckpointVoided(at, id, c.round(), "its work was taken up again"));
            }
        }
        return events;
    }

    private static List<Event> finishing(RunState s, Instant at) {
        boolean verified =
                !s.schedule().hasFinal() || s.checkpoint(CheckpointSpec.FINAL).open();
        return verified ? List.of(new SignOffAwaited(at, SignOffSubject.hash(s))) : List.of();
    }
}
