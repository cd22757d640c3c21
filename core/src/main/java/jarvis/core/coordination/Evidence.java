package jarvis.core.coordination;

import java.util.List;

/**
 * The record of one validator run.
 *
 * @param tree hash of the tree it judged
 * @param place where it ran, in words: a fresh checkout, or the live folder
 * @param reason why it failed or could not run; empty when it passed
 */
public record Evidence(Outcome outcome, String tree, String place, String reason, List<StepResult> steps) {
    public Evidence {
        steps = List.copyOf(steps);
    }
}
