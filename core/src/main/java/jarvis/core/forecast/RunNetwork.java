package jarvis.core.forecast;

import jarvis.core.coordination.AssignmentSpec;
import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.AssignmentStatus;
import jarvis.core.coordination.PhaseSpec;
import jarvis.core.coordination.PhaseStatus;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From a run under way to the network of what is left of it. What is claimed is done as far as work goes; what runs takes at least
 * what it has had; what was sent back or failed is done once more, and is taken to need as long as the plan says.
 */
public final class RunNetwork {
    private final RunState state;
    private final Instant now;
    private final Estimated estimated;
    private final List<String> blocked = new ArrayList<>();
    private final List<String> stopped = new ArrayList<>();
    private final List<String> late = new ArrayList<>();

    private RunNetwork(Plan plan, RunState state, Instant now) {
        this.state = state;
        this.now = now;
        this.estimated = new Estimated(plan, state.schedule());
    }

    /** What is left of a run that was staged. */
    public static Network.Reading of(Plan plan, RunState state, Instant now) {
        return new RunNetwork(plan, state, now).reading();
    }

    private Network.Reading reading() {
        if (state.status().over()) {
            return new Network.Reading.Refused("Nothing is left to foresee: the run is over.");
        }
        Optional<String> flaw = estimated.flaw();
        if (flaw.isPresent()) {
            return new Network.Reading.Refused(flaw.get());
        }
        List<Stage> stages = state.schedule().phases().stream()
                .filter(phase -> state.phases().get(phase.id()) == PhaseStatus.PENDING
                        || state.phases().get(phase.id()) == PhaseStatus.ACTIVE)
                .map(this::stage)
                .filter(stage -> stage.size() > 0)
                .toList();
        int places = state.schedule().limits().parallel();
        return new Network.Reading.Drawn(new Network(stages, places, estimated.instances(), caveats(stages)));
    }

    private Stage stage(PhaseSpec phase) {
        List<AssignmentSpec> left = phase.assignments().stream()
                .filter(spec -> left(state.assignment(spec.id())))
                .sorted(Comparator.comparing(spec -> !running(spec)))
                .toList();
        List<Piece> pieces = left.stream().map(this::piece).toList();
        return new Stage(phase.id(), 0, pieces, PlanNetwork.after(left));
    }

    private static boolean left(AssignmentState a) {
        return switch (a.status()) {
            case CLAIMED, VERIFYING, DONE -> false;
            case WAITING, READY, RUNNING, BLOCKED, REJECTED, LOST -> true;
            case FAILED -> a.spec().full();
        };
    }

    /** What runs has its place already. */
    private boolean running(AssignmentSpec spec) {
        return state.assignment(spec.id()).status() == AssignmentStatus.RUNNING;
    }

    private Piece piece(AssignmentSpec spec) {
        AssignmentState a = state.assignment(spec.id());
        String id = spec.id().instance();
        boolean underWay = a.status() == AssignmentStatus.RUNNING || a.status() == AssignmentStatus.BLOCKED;
        double used = underWay ? a.workedLately(now).toMillis() / 1_000.0 : 0;
        Triangle time = estimated.time(spec);
        Piece piece = new Piece(spec.id(), estimated.number(id), spec.full(), time, used, 1);
        if (a.status() == AssignmentStatus.BLOCKED) {
            blocked.add(id);
        }
        if (a.status() == AssignmentStatus.FAILED || a.status() == AssignmentStatus.LOST) {
            stopped.add(id);
        }
        if (piece.late()) {
            late.add(id);
        }
        return piece;
    }

    private List<String> caveats(List<Stage> stages) {
        Set<String> concerned = stages.stream()
                .flatMap(stage -> stage.pieces().stream())
                .map(piece -> piece.id().instance())
                .collect(Collectors.toSet());
        List<String> all = new ArrayList<>(estimated.caveats(concerned));
        Estimated.add(
                all,
                late,
                " at work for longer than the plan allows: how much longer nobody knows, so that all is a lower bound");
        Estimated.add(all, blocked, " blocked, taken to go on at once");
        Estimated.add(all, stopped, " failed or lost, taken to be tried again at once");
        if (!state.schedule().checkpoints().isEmpty()) {
            all.add("how long checkpoints and people take, which the plan does not say, so that it is not counted");
        }
        return all;
    }
}
