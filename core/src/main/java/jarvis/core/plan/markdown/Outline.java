package jarvis.core.plan.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/**
 * A document as its sections in order, read by CommonMark with tables.
 *
 * @param sections every section, in document order; the first one is what stands before any heading
 * @param unclosed openings that nothing closes: they swallow the rest of the document
 */
public record Outline(List<Section> sections, List<Unclosed> unclosed) {
    /** An opening without its end, such as a code fence. */
    public record Unclosed(String opening, Place place, boolean swallowsRest) {}

    public static Outline of(String markdown) {
        return of(markdown, Pieces.SIZE);
    }

    static Outline of(String markdown, int pieceSize) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(0, new Line("", 1, 1), null));
        Blocks blocks = new Blocks();
        new Pieces(markdown, blocks, pieceSize).forEach(piece -> read(piece, blocks, sections));
        return new Outline(sections, blocks.unclosed());
    }

    /** Takes the nodes of a piece one by one and lets go of each, so that the tree never lives beside the sections. */
    private static void read(Node piece, Blocks blocks, List<Section> sections) {
        Node node = piece.getFirstChild();
        while (node != null) {
            if (node instanceof Heading heading) {
                sections.add(open(heading, blocks, sections.getLast()));
            } else {
                blocks.read(node, sections.getLast().blocks());
            }
            Node next = node.getNext();
            node.unlink();
            node = next;
        }
    }

    private static Section open(Heading node, Blocks blocks, Section before) {
        Section parent = before;
        while (parent.level() >= node.getLevel() && parent.parent() != null) {
            parent = parent.parent();
        }
        List<Line> lines = RawText.of(node);
        Line heading = lines.isEmpty() ? new Line("", blocks.line(node), 1) : lines.getFirst();
        Section section = new Section(node.getLevel(), heading, parent);
        parent.children().add(section);
        return section;
    }
}
