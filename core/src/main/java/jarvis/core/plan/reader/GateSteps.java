package jarvis.core.plan.reader;

import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import jarvis.core.plan.check.Problems;
import jarvis.core.plan.markdown.Block;
import jarvis.core.plan.markdown.Inline;
import jarvis.core.plan.markdown.Item;
import jarvis.core.plan.markdown.Place;
import jarvis.core.plan.markdown.Words;
import jarvis.core.plan.shell.ShellText;
import jarvis.core.plan.shell.StepKinds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a gate runs and asks: the shell fences of a section, and the items of its lists. */
final class GateSteps {
    private static final Set<String> SHELL =
            Set.of("bash", "sh", "shell", "console", "zsh", "shell-session", "terminal");
    private static final Set<String> CONSOLE = Set.of("console", "shell-session", "terminal");
    private static final Pattern RUN =
            Pattern.compile("^(run|execute|must pass)?:?\\s*`[^`]+`\\s*\\.?$", Pattern.CASE_INSENSITIVE);

    private GateSteps() {}

    static List<Step> of(Parts parts, String gate, Problems problems) {
        List<Step> steps = new ArrayList<>();
        for (Parts.Part part : parts.parts()) {
            switch (part.block()) {
                case Block.Fence fence -> steps.addAll(fence(fence, gate, problems));
                case Block.Listing list -> list.items().forEach(item -> item(item, steps, gate, problems));
                case Block.Paragraph _, Block.Table _ -> {}
            }
        }
        steps.sort(Comparator.comparingInt(Step::line));
        return steps;
    }

    static List<Step> fence(Block.Fence fence, String gate, Problems problems) {
        if (!SHELL.contains(fence.language())) {
            if (fence.language().isEmpty()) {
                problems.warning(
                        new Place(fence.line(), 1),
                        "untagged-fence",
                        "The fence of %s does not say what it is, so nothing of it runs. Write ```bash to have it run."
                                .formatted(gate));
            }
            return List.of();
        }
        ShellText.Reading reading = ShellText.read(fence.lines(), fence.lineOf(0), CONSOLE.contains(fence.language()));
        if (reading.unfinished() > 0) {
            problems.error(
                    new Place(reading.unfinished(), 1),
                    "unfinished-command",
                    "This command of %s does not end: a quote, a bracket or a block in it is never closed. Close it."
                            .formatted(gate));
        }
        reading.steps().forEach(step -> Commands.check(step, gate, problems));
        return reading.steps();
    }

    private static void item(Item item, List<Step> steps, String gate, Problems problems) {
        List<String> code = Inline.code(item.raw());
        String text = Words.withoutTick(item.raw());
        if (code.size() == 1 && RUN.matcher(text).matches()) {
            Step step = new Step(StepKinds.of(code.getFirst()), code.getFirst(), item.line());
            Commands.check(step, gate, problems);
            steps.add(step);
        } else if (!text.isBlank()) {
            steps.add(new Step(StepKind.ASK, Words.withoutTick(item.plain()), item.line()));
        }
        for (Block block : item.nested()) {
            if (block instanceof Block.Fence fence) {
                steps.addAll(fence(fence, gate, problems));
            }
        }
    }
}
