package jarvis.core.plan.reader;

import jarvis.core.plan.FinalVerification;
import jarvis.core.plan.Step;
import jarvis.core.plan.markdown.Block;
import jarvis.core.plan.markdown.Section;
import jarvis.core.plan.markdown.Words;
import java.util.ArrayList;
import java.util.List;

/** Reads the final verification: the commands of its shell fences, and the lists that a person works through. */
final class FinalSection {
    private FinalSection() {}

    static FinalVerification of(Reading reading) {
        List<Step> steps = new ArrayList<>();
        List<String> manual = new ArrayList<>();
        int line = 0;
        for (Section section : reading.topics().about(Topic.FINAL)) {
            line = line == 0 ? section.line() : line;
            for (Block block : section.blocks()) {
                if (block instanceof Block.Fence fence) {
                    steps.addAll(GateSteps.fence(fence, "the final verification", reading.problems()));
                } else if (block instanceof Block.Listing list) {
                    list.items().forEach(item -> manual.add(Words.withoutTick(item.plain())));
                }
            }
        }
        return line == 0 ? FinalVerification.NONE : new FinalVerification(steps, manual, line);
    }
}
