package jarvis.core.plan.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A document as its sections in order, read by CommonMark with tables.
 *
 * @param sections every section, in document order; the first one is what stands before any heading
 * @param unclosed openings that nothing closes: they swallow the rest of the document
 */
public record Outline(List<Section> sections, List<Unclosed> unclosed) {
    /** Deeper nesting than this is text: no plan needs it, and it would cost more than it says. */
    private static final int NESTING = 64;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .inlineParserFactory(_ -> RawText::append)
            .maxOpenBlockParsers(NESTING)
            .build();

    /** An opening without its end, such as a code fence. */
    public record Unclosed(String opening, Place place, boolean swallowsRest) {}

    public static Outline of(String markdown) {
        List<Section> sections = new ArrayList<>();
        Blocks blocks = new Blocks();
        Section current = new Section(0, new Line("", 1, 1), null);
        sections.add(current);
        Node node = PARSER.parse(markdown).getFirstChild();
        while (node != null) {
            if (node instanceof Heading heading) {
                current = open(heading, current);
                sections.add(current);
            } else {
                blocks.read(node, current.blocks());
            }
            Node next = node.getNext();
            node.unlink();
            node = next;
        }
        return new Outline(sections, blocks.unclosed());
    }

    private static Section open(Heading node, Section before) {
        Section parent = before;
        while (parent.level() >= node.getLevel() && parent.parent() != null) {
            parent = parent.parent();
        }
        List<Line> lines = RawText.of(node);
        Line heading = lines.isEmpty() ? new Line("", Blocks.line(node), 1) : lines.getFirst();
        Section section = new Section(node.getLevel(), heading, parent);
        parent.children().add(section);
        return section;
    }
}
