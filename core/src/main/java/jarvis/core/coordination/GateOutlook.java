package jarvis.core.coordination;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoint that judges what an assignment claims next, and what it waits for.
 *
 * @param missing sentences, each one thing that has to come first; empty when it runs, or starts by itself at once
 */
public record GateOutlook(CheckpointState checkpoint, List<String> missing) {
    public GateOutlook {
        missing = List.copyOf(missing);
    }

    /** Empty where no checkpoint will judge the assignment any more: a prep, or a phase that ends on claims. */
    public static Optional<GateOutlook> of(RunState s, AssignmentId id) {
        return gate(s, s.assignment(id)).map(gate -> new GateOutlook(gate, missing(s, gate)));
    }

    private static Optional<CheckpointState> gate(RunState s, AssignmentState a) {
        String own = a.spec().checkpoint();
        Stream<String> candidates = !a.spec().full()
                ? Stream.empty()
                : own != null ? Stream.of(own) : s.schedule().phase(a.id().phase()).checkpoints().stream();
        return candidates.map(s::checkpoint).filter(c -> !c.open()).findFirst();
    }

    private static List<String> missing(RunState s, CheckpointState c) {
        if (!s.status().active()) {
            return List.of("The run is " + s.status().word() + ": nothing is judged before a person resumes it.");
        }
        return switch (c.status()) {
            case RUNNING -> List.of();
            case ASKING -> List.of("A person has to answer what its checks cannot.");
            case STUCK, COULD_NOT_RUN ->
                List.of("A person has to say how it goes on, as it needs one: " + c.reason() + ".");
            case PENDING, FAILED, PASSED, WAIVED -> claims(s, c);
        };
    }

    private static List<String> claims(RunState s, CheckpointState c) {
        List<String> missing = new ArrayList<>();
        Optional<PhaseSpec> phase = Judging.phaseOf(s, c.spec().id());
        List<AssignmentState> judged = phase.isPresent()
                ? s.assignmentsIn(phase.get()).filter(a -> a.spec().full()).toList()
                : Judging.targets(s, c.spec().id());
        judged.forEach(a -> claim(s, a, phase.isPresent()).ifPresent(missing::add));
        return missing;
    }

    private static Optional<String> claim(RunState s, AssignmentState a, boolean ofPhase) {
        String instance = a.id().instance();
        if (ofPhase && a.spec().checkpoint() != null) {
            return a.status() == AssignmentStatus.DONE
                    ? Optional.empty()
                    : Optional.of(instance + " has to pass " + a.spec().checkpoint() + " first.");
        }
        if (!Judging.claimed(a)) {
            String held = s.held(instance) ? ", and a blocker of its own is open" : "";
            String status = a.status().name().toLowerCase(Locale.ROOT);
            return Optional.of(instance + " has not claimed to be done: it is " + status + held + ".");
        }
        return Judging.landed(s, a) ? still(s, a) : Optional.of(unmerged(a));
    }

    private static Optional<String> still(RunState s, AssignmentState a) {
        return a.live()
                ? Optional.of(
                        "The process of " + a.id().instance() + " is still there: it is waited for until it ends, for "
                                + s.schedule().limits().settle().toSeconds() + " s after the claim at most.")
                : Optional.empty();
    }

    private static String unmerged(AssignmentState a) {
        String instance = a.id().instance();
        return switch (a.merge().status()) {
            case REFUSED -> "A person has to say what becomes of changes that " + instance + " may not make.";
            case NOT_RUN ->
                "The work of " + instance + " could not be merged: " + a.merge().reason();
            case OPEN, MERGED -> "The work of " + instance + " is claimed, and not merged yet.";
        };
    }
}
