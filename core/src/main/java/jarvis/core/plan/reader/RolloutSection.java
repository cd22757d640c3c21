package jarvis.core.plan.reader;

import jarvis.core.plan.RolloutStep;
import jarvis.core.plan.markdown.Block;
import jarvis.core.plan.markdown.Section;
import jarvis.core.plan.markdown.Words;
import java.util.ArrayList;
import java.util.List;

/** Reads the roll-out: a list of steps with their items. */
final class RolloutSection {
    private RolloutSection() {}

    static List<RolloutStep> of(Reading reading) {
        List<RolloutStep> steps = new ArrayList<>();
        for (Section section : reading.topics().about(Topic.ROLLOUT)) {
            for (Block block : section.blocks()) {
                if (block instanceof Block.Listing list) {
                    list.items()
                            .forEach(item -> steps.add(
                                    new RolloutStep(Words.withoutTick(item.plain()), item.details(), item.line())));
                }
            }
        }
        return steps;
    }
}
