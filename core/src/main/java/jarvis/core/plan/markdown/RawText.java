package jarvis.core.plan.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.jspecify.annotations.Nullable;

/** The text of a block as it was written: the inline parser that does not parse yet (see {@link Inline}). */
final class RawText extends CustomNode {
    private final List<Line> lines;

    private RawText(List<Line> lines) {
        this.lines = lines;
    }

    static void append(SourceLines source, Node block, Blocks blocks) {
        List<Line> lines = new ArrayList<>(source.getLines().size());
        for (SourceLine line : source.getLines()) {
            @Nullable SourceSpan span = line.getSourceSpan();
            Place place = span == null ? blocks.place(block) : blocks.place(span);
            lines.add(new Line(line.getContent().toString(), place.line(), place.column()));
        }
        block.appendChild(new RawText(lines));
    }

    static List<Line> of(Node block) {
        return block.getFirstChild() instanceof RawText raw ? raw.lines : List.of();
    }
}
