package jarvis.core.plan.reader;

import jarvis.core.plan.Criterion;
import jarvis.core.plan.markdown.Block;
import jarvis.core.plan.markdown.Section;
import jarvis.core.plan.markdown.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the success criteria, of the whole plan or under a heading that names an instance. */
final class CriteriaSections {
    private CriteriaSections() {}

    static List<Criterion> of(Reading reading) {
        List<Criterion> criteria = new ArrayList<>();
        for (Section section : reading.topics().about(Topic.CRITERIA)) {
            String instance = instance(section, reading);
            for (Block block : section.blocks()) {
                if (block instanceof Block.Listing list) {
                    list.items()
                            .forEach(item -> criteria.add(
                                    new Criterion(instance, Words.withoutTick(item.plain()), item.line())));
                }
            }
        }
        return criteria;
    }

    private static @Nullable String instance(Section section, Reading reading) {
        String heading = section.heading().plain();
        Optional<String> named = reading.aliases().one(heading);
        if (named.isEmpty() && Heading.worker(section.heading()).isPresent()) {
            reading.problems()
                    .question(
                            section.heading().place(),
                            "criteria-of-unknown-instance",
                            "\"%s\" has success criteria but is no instance of the plan, so they are kept for the whole plan. Add it, or rename the heading."
                                    .formatted(Words.bare(heading)));
        }
        if (named.isPresent() || section.parent() == null) {
            return named.orElse(null);
        }
        return Topic.of(section).isPresent() ? enclosing(section) : null;
    }

    /** A "Success criteria" heading inside an instance's own section. */
    private static @Nullable String enclosing(Section section) {
        for (@Nullable Section up = section.parent(); up != null; up = up.parent()) {
            Optional<Heading> worker = Heading.worker(up.heading());
            if (worker.isPresent()) {
                return worker.get().id();
            }
        }
        return null;
    }
}
