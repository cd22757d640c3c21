package jarvis.runtime.result;

import jarvis.core.coordination.CheckpointState;
import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.StepResult;
import jarvis.runtime.view.Promises;
import jarvis.runtime.view.Promises.Promise;
import jarvis.runtime.view.Promises.Standing;
import jarvis.runtime.view.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a result was verified: each checkpoint with the tree that it judged, and each promise with what it is worth. */
final class Verified {
    private Verified() {}

    /** A table of Markdown. */
    static List<String> checkpoints(Facts facts) {
        List<String> lines = new ArrayList<>();
        lines.add(Markdown.row("Checkpoint", "Verdict", "Tree", "Where", "When", "Ran"));
        lines.add(Markdown.row("---", "---", "---", "---", "---", "---"));
        facts.state().checkpoints().values().forEach(c -> lines.add(row(c)));
        return lines;
    }

    private static String row(CheckpointState c) {
        String name = Doubts.checkpoint(c.spec());
        String verdict = Words.of(c.status()) + (c.round() > 1 ? ", round " + c.round() : "");
        Evidence evidence = c.evidence();
        return evidence == null
                ? Markdown.row(name, verdict, "", "", "", "nothing")
                : Markdown.row(
                        name,
                        verdict,
                        Markdown.hash(evidence.tree()),
                        Markdown.line(evidence.place()),
                        Markdown.time(c.since()),
                        ran(evidence.steps()));
    }

    private static String ran(List<StepResult> steps) {
        return steps.isEmpty() ? "nothing" : steps.stream().map(Verified::step).collect(Collectors.joining("<br>"));
    }

    private static String step(StepResult step) {
        String tests = step.testsExecuted() == null ? "" : ", " + Markdown.counted(step.testsExecuted(), "test");
        String exit = step.exitCode() == null ? "did not end by itself" : "exit " + step.exitCode();
        return Markdown.code(step.text()) + " " + exit + tests;
    }

    /** What the plan promised, as a list of tasks: ticked is what a checkpoint verified, and nothing else. */
    static List<String> promises(Facts facts) {
        return Promises.of(facts.plan(), facts.state()).stream()
                .map(promise -> promise(facts, promise))
                .toList();
    }

    private static String promise(Facts facts, Promise promise) {
        String whose = promise.instance() == null ? "" : facts.name(promise.instance()) + ": ";
        return "- [" + (promise.standing() == Standing.VERIFIED ? "x" : " ") + "] " + whose
                + Markdown.line(promise.text()) + " ("
                + promise.standing().name().toLowerCase(Locale.ROOT) + ")";
    }
}
