package jarvis.runtime.checkpoint;

import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One round of a checkpoint, to be judged.
 *
 * @param steps as the plan has them; ASK steps are not run
 * @param root the root that holds the plan, where the steps run or of which the checkout is made
 * @param roots all roots of the run; together they are the tree under judgement
 * @param timeLimit for the round without its waits
 * @param validateIn {@code live} or {@code checkout}; null: what the steps imply
 * @param environment added to what the steps see, such as {@code JARVIS_COORDINATION}
 * @param files the round's own folder, and its identity: one folder, one round
 */
public record CheckpointJob(
        String run,
        String checkpoint,
        int round,
        List<Step> steps,
        Path root,
        List<Path> roots,
        Duration timeLimit,
        @Nullable String validateIn,
        Map<String, String> environment,
        Path files) {

    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(60);

    public CheckpointJob {
        steps = List.copyOf(steps);
        roots = List.copyOf(roots);
        environment = Map.copyOf(environment);
        files = files.toAbsolutePath().normalize();
        if (validateIn != null && !validateIn.equals("live") && !validateIn.equals("checkout")) {
            throw new IllegalArgumentException("validate-in is live or checkout, not " + validateIn);
        }
    }

    /** What is run: all steps but the questions. */
    List<Step> machineSteps() {
        return steps.stream().filter(step -> step.kind() != StepKind.ASK).toList();
    }

    boolean has(StepKind kind) {
        return steps.stream().anyMatch(step -> step.kind() == kind);
    }

    /** The limit with the waits that the plan asks for. */
    Duration wholeLimit() {
        return timeLimit.plus(Waits.in(steps));
    }
}
