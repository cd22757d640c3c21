package jarvis.runtime.view;

import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.AssignmentStatus;
import jarvis.core.coordination.CheckpointState;
import jarvis.core.coordination.CheckpointStatus;
import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.RunState;
import jarvis.core.coordination.StepResult;
import jarvis.core.plan.Criterion;
import jarvis.core.plan.Deliverable;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Plan;
import jarvis.core.plan.StepKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the plan's success criteria and deliverables are worth now.
 *
 * <p>A promise is <em>verified</em> only when it names commands in inline code and each of them was run, as a command of its
 * own, by a check of a checkpoint that stands passed (see {@link CommandMatch}). A sentence that names no command cannot be
 * recomputed, so no passed checkpoint verifies it: it stays somebody's word. An instance's promise is <em>claimed</em> once its
 * full assignments are all claimed, <em>unverified</em> once they are done without the above, else <em>open</em>. The whole
 * plan's promises follow all full assignments, and are unverified from the wait for the sign-off on.
 */
public final class Promises {
    /** How far a promise is kept. */
    public enum Standing {
        OPEN,
        CLAIMED,
        VERIFIED,
        UNVERIFIED
    }

    /** Whether the plan lists it under its success criteria or among an instance's deliverables. */
    public enum Kind {
        CRITERION,
        DELIVERABLE
    }

    /**
     * A sentence of the plan with its standing.
     *
     * @param instance whose promise it is; null for the whole plan's
     * @param by ids of the checkpoints that verified it, or of the instances on whose word it stands; empty while open
     */
    public record Promise(@Nullable String instance, Kind kind, String text, Standing standing, List<String> by) {
        public Promise {
            by = List.copyOf(by);
        }
    }

    private final Plan plan;
    private final RunState state;

    private Promises(Plan plan, RunState state) {
        this.plan = plan;
        this.state = state;
    }

    /** All promises: the criteria in the plan's order, then each instance's deliverables. */
    public static List<Promise> of(Plan plan, RunState state) {
        return new Promises(plan, state).all();
    }

    private List<Promise> all() {
        List<Promise> found = new ArrayList<>();
        for (Criterion criterion : plan.successCriteria()) {
            found.add(promise(criterion.instance(), Kind.CRITERION, criterion.text()));
        }
        for (Instance instance : plan.instances()) {
            for (Deliverable deliverable : instance.deliverables()) {
                found.add(promise(instance.id(), Kind.DELIVERABLE, deliverable.text()));
            }
        }
        return found;
    }

    private Promise promise(@Nullable String instance, Kind kind, String text) {
        List<String> verifiers = verifiers(text);
        if (!verifiers.isEmpty()) {
            return new Promise(instance, kind, text, Standing.VERIFIED, verifiers);
        }
        List<AssignmentState> work = work(instance);
        Standing standing = word(instance, work);
        List<String> by = standing == Standing.OPEN
                ? List.of()
                : work.stream().map(a -> a.id().instance()).distinct().toList();
        return new Promise(instance, kind, text, standing, by);
    }

    /** What it takes to keep the promise: the full assignments, or the prep ones of an instance that only prepares. */
    private List<AssignmentState> work(@Nullable String instance) {
        List<AssignmentState> own = state.assignments().values().stream()
                .filter(a -> instance == null || a.id().instance().equals(instance))
                .toList();
        List<AssignmentState> full = own.stream().filter(a -> a.spec().full()).toList();
        return full.isEmpty() ? own : full;
    }

    private Standing word(@Nullable String instance, List<AssignmentState> work) {
        if (work.isEmpty() || !all(work, Promises::claimed)) {
            return Standing.OPEN;
        }
        boolean over = instance == null ? finished() : all(work, a -> a.status() == AssignmentStatus.DONE);
        return over ? Standing.UNVERIFIED : Standing.CLAIMED;
    }

    private boolean finished() {
        return switch (state.status()) {
            case AWAITING_SIGN_OFF, SIGNED_OFF -> true;
            case NONE, STAGED, RUNNING, FINAL_VERIFICATION, STOPPED -> false;
        };
    }

    private static boolean all(List<AssignmentState> work, Predicate<AssignmentState> test) {
        return work.stream().allMatch(test);
    }

    private static boolean claimed(AssignmentState a) {
        return switch (a.status()) {
            case CLAIMED, VERIFYING, DONE -> true;
            case WAITING, READY, RUNNING, BLOCKED, FAILED, REJECTED, LOST -> false;
        };
    }

    /** The checkpoints that ran every command the text names; empty when one is missing, or none is named. */
    private List<String> verifiers(String text) {
        List<String> named = CommandMatch.inlineCode(text);
        Set<String> found = new LinkedHashSet<>();
        for (String command : named) {
            List<String> ran = state.checkpoints().values().stream()
                    .filter(c -> ranAndPassed(c, command))
                    .map(c -> c.spec().id())
                    .toList();
            if (ran.isEmpty()) {
                return List.of();
            }
            found.addAll(ran);
        }
        return List.copyOf(found);
    }

    private static boolean ranAndPassed(CheckpointState c, String command) {
        Evidence evidence = c.evidence();
        return c.status() == CheckpointStatus.PASSED
                && evidence != null
                && evidence.steps().stream().anyMatch(step -> passed(step) && CommandMatch.runs(step.text(), command));
    }

    private static boolean passed(StepResult step) {
        Integer exit = step.exitCode();
        return step.kind() == StepKind.CHECK && exit != null && exit == 0;
    }
}
