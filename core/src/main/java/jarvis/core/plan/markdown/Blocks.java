package jarvis.core.plan.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.jspecify.annotations.Nullable;

/** Turns the parser's nodes into {@link Block}s, and remembers what was never closed. Depth is bounded by the parser. */
final class Blocks {
    private final List<Outline.Unclosed> unclosed = new ArrayList<>();

    private int before;

    /** Remembers that so many lines are behind: the parser counts each piece from its beginning. */
    void skip(int lines) {
        before += lines;
    }

    List<Outline.Unclosed> unclosed() {
        return unclosed;
    }

    void read(Node node, List<Block> into) {
        switch (node) {
            case Paragraph paragraph -> into.add(new Block.Paragraph(RawText.of(paragraph)));
            case Heading heading -> into.add(new Block.Paragraph(RawText.of(heading)));
            case BulletList list -> into.add(new Block.Listing(false, items(list)));
            case OrderedList list -> into.add(new Block.Listing(true, items(list)));
            case FencedCodeBlock fence -> into.add(fence(fence));
            case TableBlock table -> into.add(table(table));
            case BlockQuote quote -> children(quote).forEach(child -> read(child, into));
            case HtmlBlock html -> checkClosed(html);
            case Node _ -> {}
        }
    }

    int line(Node node) {
        return place(node).line();
    }

    /** Where a node begins; where the nearest one around it begins when the parser does not know. */
    Place place(Node node) {
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (!at.getSourceSpans().isEmpty()) {
                return place(at.getSourceSpans().getFirst());
            }
        }
        return new Place(before + 1, 1);
    }

    Place place(SourceSpan span) {
        return new Place(before + span.getLineIndex() + 1, span.getColumnIndex() + 1);
    }

    private static List<Node> children(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    private List<Item> items(Node list) {
        List<Item> items = new ArrayList<>();
        for (Node item : children(list)) {
            List<Line> lines = List.of();
            List<Block> nested = new ArrayList<>();
            for (Node child : children(item)) {
                if (child instanceof Paragraph text && lines.isEmpty() && nested.isEmpty()) {
                    lines = RawText.of(text);
                } else {
                    read(child, nested);
                }
            }
            items.add(new Item(lines, nested, line(item)));
        }
        return items;
    }

    private Block.Fence fence(FencedCodeBlock node) {
        boolean closed = node.getClosingFenceLength() != null;
        if (!closed) {
            String mark = String.valueOf(node.getFenceCharacter()).repeat(3);
            unclosed.add(new Outline.Unclosed(mark, place(node), node.getParent() instanceof Document));
        }
        String code = node.getLiteral() == null ? "" : node.getLiteral();
        String info = node.getInfo() == null ? "" : node.getInfo().strip();
        return new Block.Fence(info, code.lines().toList(), line(node), closed);
    }

    private void checkClosed(HtmlBlock html) {
        String text = html.getLiteral() == null ? "" : html.getLiteral().strip();
        if (text.startsWith("<!--") && !text.contains("-->")) {
            unclosed.add(new Outline.Unclosed("<!--", place(html), html.getParent() instanceof Document));
        }
    }

    private Block.Table table(TableBlock table) {
        List<Line> heading = List.of();
        List<List<Line>> rows = new ArrayList<>();
        for (Node part : children(table)) {
            for (Node row : children(part)) {
                List<Line> cells = children(row).stream().map(this::cell).toList();
                if (part instanceof TableHead) {
                    heading = cells;
                } else {
                    rows.add(cells);
                }
            }
        }
        return new Block.Table(heading, rows);
    }

    /** A cell that the row leaves out has no place of its own; it stands where the row begins. */
    private Line cell(Node cell) {
        List<Line> lines = RawText.of(cell);
        boolean own = !lines.isEmpty() && !cell.getSourceSpans().isEmpty();
        Place place = place(cell);
        return own ? lines.getFirst() : new Line("", place.line(), place.column());
    }
}
