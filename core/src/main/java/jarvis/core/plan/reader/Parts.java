package jarvis.core.plan.reader;

import jarvis.core.plan.markdown.Block;
import jarvis.core.plan.markdown.Field;
import jarvis.core.plan.markdown.Fields;
import jarvis.core.plan.markdown.Line;
import jarvis.core.plan.markdown.Section;
import jarvis.core.plan.markdown.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * A section's content under its labels ({@code **Tasks:**} or a heading below it).
 *
 * @param fields every {@code **Key:** value} of it
 * @param parts its blocks, each with the label that it stands under
 */
record Parts(List<Field> fields, List<Part> parts) {

    /**
     * A block under its label.
     *
     * @param label in lower case words; empty where there is none
     * @param keyed whether it is a paragraph with fields
     */
    record Part(String label, Block block, boolean keyed) {}

    /** The content of a section and of the sections below it, except those that speak of something else. */
    static Parts of(Section section, Predicate<Section> foreign) {
        Parts parts = new Parts(new ArrayList<>(), new ArrayList<>());
        Deque<Section> open = new ArrayDeque<>(List.of(section));
        while (!open.isEmpty()) {
            Section next = open.pop();
            String label = next.equals(section)
                    ? ""
                    : Words.key(Words.bare(next.heading().plain()));
            parts.collect(next, label);
            next.children().reversed().stream()
                    .filter(child -> !foreign.test(child))
                    .forEach(open::push);
        }
        return parts;
    }

    static Parts of(Section section) {
        return of(section, _ -> false);
    }

    private void collect(Section section, String heading) {
        String label = heading;
        for (Block block : section.blocks()) {
            boolean keyed = false;
            if (block instanceof Block.Paragraph paragraph) {
                List<Field> found = Fields.of(paragraph);
                keyed = !found.isEmpty();
                fields.addAll(found);
                label = label(paragraph, found, label);
            }
            if (block instanceof Block.Listing list && label.isEmpty()) {
                list.items()
                        .forEach(item ->
                                item.lines().forEach(line -> Fields.of(line).ifPresent(fields::add)));
            }
            parts.add(new Part(label, block, keyed));
        }
    }

    private static String label(Block.Paragraph paragraph, List<Field> found, String before) {
        if (!found.isEmpty()) {
            Field last = found.getLast();
            return last.value().isEmpty()
                            || last.line().equals(paragraph.lines().getLast())
                    ? last.key()
                    : before;
        }
        Line last = paragraph.lines().isEmpty()
                ? new Line("", 1, 1)
                : paragraph.lines().getLast();
        String text = last.plain();
        return text.endsWith(":") && text.length() < 80 ? Words.key(text) : before;
    }

    List<Block> under(Predicate<String> label) {
        return parts.stream()
                .filter(part -> label.test(part.label()))
                .map(Part::block)
                .toList();
    }

    List<Block.Listing> lists(Predicate<String> label) {
        return under(label).stream()
                .filter(Block.Listing.class::isInstance)
                .map(Block.Listing.class::cast)
                .toList();
    }
}
