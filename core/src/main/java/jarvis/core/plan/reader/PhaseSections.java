package jarvis.core.plan.reader;

import jarvis.core.plan.Member;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.markdown.Block;
import jarvis.core.plan.markdown.Field;
import jarvis.core.plan.markdown.Fields;
import jarvis.core.plan.markdown.Line;
import jarvis.core.plan.markdown.Section;
import jarvis.core.plan.markdown.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the phases in headings such as {@code ### Phase 1: Foundation (Sequential)}. */
final class PhaseSections {
    private static final Pattern SEQUENTIAL =
            Pattern.compile("\\b(sequential|sequentially|in sequence|one after (the other|another)|serial)\\b");
    private static final Pattern PARALLEL =
            Pattern.compile("\\b(parallel|simultaneously|concurrently|at the same time)\\b");

    private final Reading reading;
    private final Map<String, PhaseDraft> found = new LinkedHashMap<>();

    private PhaseSections(Reading reading) {
        this.reading = reading;
    }

    static List<PhaseDraft> find(Reading reading) {
        PhaseSections phases = new PhaseSections(reading);
        for (Section section : reading.sections()) {
            Heading.phase(section.heading()).ifPresent(heading -> phases.add(heading, section));
        }
        return List.copyOf(phases.found.values());
    }

    private void add(Heading heading, Section section) {
        @Nullable PhaseDraft same = found.get(heading.id());
        if (same != null) {
            reading.problems()
                    .error(
                            section.heading().placeOf(heading.number()),
                            "duplicate-phase",
                            "Phase %s is in the plan twice, in line %d and in line %d. Give one of them another number."
                                    .formatted(heading.number(), same.section().line(), section.line()));
            return;
        }
        Hidden.refuse(
                section.heading().raw(),
                "The heading of " + heading.id(),
                section.heading().place(),
                reading.problems());
        String name = Words.withoutBrackets(heading.name());
        String number = "Phase " + heading.number();
        Members members = new Members(heading.id(), reading);
        members.read(section);
        List<Member> present = members.found();
        Mode mode = mode(section, heading.name(), present);
        Phase phase =
                new Phase(heading.id(), name.isEmpty() ? number : number + ": " + name, mode, present, section.line());
        found.put(heading.id(), new PhaseDraft(phase, section, members.gates()));
    }

    private static Mode mode(Section section, String name, List<Member> members) {
        Mode said = mode(name);
        if (said != Mode.UNKNOWN) {
            return said;
        }
        for (Block block : section.blocks()) {
            if (block instanceof Block.Paragraph paragraph) {
                Mode mode = mode(String.join(
                        " ", paragraph.lines().stream().map(Line::raw).toList()));
                boolean several = members.stream()
                                .filter(member -> member.part() == Part.FULL)
                                .count()
                        > 1;
                boolean field = Fields.of(paragraph).stream().map(Field::key).anyMatch("mode"::equals);
                if (mode != Mode.UNKNOWN && (several || field)) {
                    return mode;
                }
            }
        }
        return Mode.UNKNOWN;
    }

    private static Mode mode(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean sequential = SEQUENTIAL.matcher(lower).find();
        boolean parallel = PARALLEL.matcher(lower).find();
        if (sequential == parallel) {
            return Mode.UNKNOWN;
        }
        return sequential ? Mode.SEQUENTIAL : Mode.PARALLEL;
    }
}
