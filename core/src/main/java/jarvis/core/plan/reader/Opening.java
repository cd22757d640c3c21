package jarvis.core.plan.reader;

import jarvis.core.plan.markdown.Block;
import jarvis.core.plan.markdown.Field;
import jarvis.core.plan.markdown.Fields;
import jarvis.core.plan.markdown.Section;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a plan says of itself at its top: title, problem, root cause, solution. */
record Opening(
        String title,
        @Nullable String problem,
        @Nullable String rootCause,
        @Nullable String solution) {
    private static final Set<String> PROBLEM = Set.of("problem", "problem statement", "the problem");
    private static final Set<String> CAUSE = Set.of("root cause", "cause", "the cause");
    private static final Set<String> SOLUTION = Set.of("solution", "the solution", "approach", "goal");

    static Opening of(List<Section> sections) {
        List<Field> fields = sections.stream()
                .takeWhile(section -> Heading.worker(section.heading()).isEmpty())
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Paragraph.class::isInstance)
                .flatMap(block -> Fields.of((Block.Paragraph) block).stream())
                .toList();
        return new Opening(title(sections), value(fields, PROBLEM), value(fields, CAUSE), value(fields, SOLUTION));
    }

    private static String title(List<Section> sections) {
        return sections.stream()
                .filter(section -> section.level() == 1)
                .findFirst()
                .or(() ->
                        sections.stream().filter(section -> section.level() > 0).findFirst())
                .map(section -> section.heading().plain())
                .orElse("");
    }

    private static @Nullable String value(List<Field> fields, Set<String> keys) {
        return fields.stream()
                .filter(field -> keys.contains(field.key()) && !field.value().isBlank())
                .map(Field::value)
                .findFirst()
                .orElse(null);
    }
}
