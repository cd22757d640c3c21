package jarvis.core.plan.reader;

import jarvis.core.plan.check.Problems;
import jarvis.core.plan.markdown.Section;
import jarvis.core.plan.markdown.Words;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the instances in headings such as {@code ### **INSTANCE 1: Name**}, and merges the sections of the same one. */
final class InstanceSections {
    private final Map<String, InstanceDraft> drafts = new LinkedHashMap<>();
    private final Problems problems;

    private InstanceSections(Problems problems) {
        this.problems = problems;
    }

    static Collection<InstanceDraft> find(List<Section> sections, Topics topics, Problems problems) {
        InstanceSections found = new InstanceSections(problems);
        for (Section section : sections) {
            Optional<Heading> heading = Heading.worker(section.heading());
            if (heading.isPresent() && topics.of(section).isEmpty()) {
                found.add(heading.get(), section);
            }
        }
        return found.drafts.values();
    }

    static boolean worker(Section section) {
        return Heading.worker(section.heading()).isPresent();
    }

    private void add(Heading heading, Section section) {
        Hidden.refuse(
                section.heading().raw(),
                "The heading of " + heading.id(),
                section.heading().place(),
                problems);
        InstanceDraft draft = drafts.get(heading.id());
        if (draft == null) {
            draft = new InstanceDraft(heading, section.heading());
            drafts.put(heading.id(), draft);
        } else if (another(draft, heading, section)) {
            problems.error(
                    section.heading().placeOf(heading.number()),
                    "duplicate-instance",
                    "%s is in the plan twice: \"%s\" in line %d and \"%s\" in line %d. Give one of them another number."
                            .formatted(draft.id(), draft.name, draft.line.number(), heading.name(), section.line()));
            return;
        }
        if (draft.name.isBlank()) {
            draft.name = heading.name();
        }
        if (section.parent() != null) {
            draft.parents.add(section.parent());
        }
        Parts content = Parts.of(section, InstanceSections::worker);
        draft.contents.add(content);
        InstanceFields.read(content, draft);
    }

    /** Whether a second section of one id is of another worker: another name, or another section in the same place. */
    private static boolean another(InstanceDraft draft, Heading heading, Section section) {
        String one = Words.key(draft.name);
        String other = Words.key(heading.name());
        boolean sameName = one.isEmpty() || other.isEmpty() || one.contains(other) || other.contains(one);
        return !sameName || (section.parent() != null && draft.parents.contains(section.parent()));
    }
}
