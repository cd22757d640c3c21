package jarvis.core.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gate of the plan.
 *
 * @param validator the instance that the plan names as validator; Jarvis itself runs the commands
 * @param gates the id of the phase it gates; null when the plan leaves it open, which is a question
 */
public record Checkpoint(
        String id,
        String name,
        @Nullable String validator,
        List<Step> steps,
        @Nullable String gates,
        int line) {

    public Checkpoint {
        steps = List.copyOf(steps);
    }

    /** The commands that decide, as written. */
    public List<String> commands() {
        return texts(StepKind.CHECK);
    }

    /** What only a person can judge. */
    public List<String> questions() {
        return texts(StepKind.ASK);
    }

    private List<String> texts(StepKind kind) {
        return steps.stream()
                .filter(step -> step.kind() == kind)
                .map(Step::text)
                .toList();
    }
}
