package jarvis.core.plan;

import java.util.List;

/** What is run, and what a person looks at, when everything else is done. */
public record FinalVerification(List<Step> steps, List<String> manual, int line) {
    public static final FinalVerification NONE = new FinalVerification(List.of(), List.of(), 0);

    public FinalVerification {
        steps = List.copyOf(steps);
        manual = List.copyOf(manual);
    }

    /** The commands that decide, as written. */
    public List<String> commands() {
        return steps.stream()
                .filter(step -> step.kind() == StepKind.CHECK)
                .map(Step::text)
                .toList();
    }
}
