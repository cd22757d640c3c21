package jarvis.core.plan.check;

import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Plan;
import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import jarvis.core.plan.markdown.Place;
import jarvis.core.plan.shell.StepKinds;

/** What a plan leaves out: gates without anything to run or ask, no final verification, workers without work. */
final class Gaps {
    private Gaps() {}

    static void check(Plan plan, Problems problems) {
        plan.checkpoints().forEach(checkpoint -> gate(checkpoint, problems));
        plan.instances().forEach(instance -> work(instance, problems));
        if (plan.finalVerification().steps().isEmpty()
                && plan.finalVerification().manual().isEmpty()) {
            int line = Math.max(1, plan.finalVerification().line());
            problems.warning(
                    new Place(line, 1),
                    "no-final-verification",
                    "Nothing verifies the whole at the end, so only a person's sign-off stands for it. Add a section"
                            + " \"Final Verification\" with a bash fence.");
        }
    }

    private static void gate(Checkpoint checkpoint, Problems problems) {
        Place place = new Place(checkpoint.line(), 1);
        if (checkpoint.steps().isEmpty()) {
            problems.warning(
                    place,
                    "checkpoint-empty",
                    checkpoint.name()
                            + " has nothing to run and nothing to ask, so a person will be asked whether it is met."
                            + " Add a bash fence with its checks.");
            return;
        }
        boolean decides = checkpoint.steps().stream().anyMatch(Gaps::decides);
        if (!decides) {
            problems.warning(
                    place,
                    "checkpoint-decides-nothing",
                    checkpoint.name()
                            + " prepares, changes, waits or talks, but checks nothing, so its pass would say nothing."
                            + " Add a command that fails when it is not met.");
        }
    }

    private static boolean decides(Step step) {
        return step.kind() == StepKind.ASK || (step.kind() == StepKind.CHECK && StepKinds.canFail(step.text()));
    }

    private static void work(Instance instance, Problems problems) {
        if (instance.tasks().isEmpty() && instance.deliverables().isEmpty()) {
            problems.warning(
                    new Place(instance.line(), 1),
                    "instance-without-tasks",
                    instance.id()
                            + " has no tasks and no deliverables, so its brief would be empty. Add a list under"
                            + " \"**Tasks:**\".");
        }
    }
}
