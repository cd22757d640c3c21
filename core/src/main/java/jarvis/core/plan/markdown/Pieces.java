package jarvis.core.plan.markdown;

import java.util.List;
import java.util.function.Consumer;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A document parsed piece by piece, so that a large one needs little memory at once. A piece ends before a heading at the
 * beginning of a line: that ends every block but an open fence and HTML, and where one of those is open the piece grows.
 */
final class Pieces {
    /** Deeper nesting than this is text: no plan needs it, and it would cost more than it says. */
    private static final int NESTING = 64;

    static final int SIZE = 65_536;

    private final String markdown;
    private final Blocks blocks;
    private final int size;
    private final Parser parser;

    Pieces(String markdown, Blocks blocks, int size) {
        this.markdown = markdown;
        this.blocks = blocks;
        this.size = size;
        this.parser = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .inlineParserFactory(_ -> (source, block) -> RawText.append(source, block, blocks))
                .maxOpenBlockParsers(NESTING)
                .build();
    }

    /** Each piece in turn, as the parser's document; {@link Blocks} knows the line at which it begins. */
    void forEach(Consumer<Node> consumer) {
        int start = 0;
        while (start < markdown.length()) {
            int wanted = size;
            int end = border(start, wanted);
            Node piece = parser.parse(markdown.substring(start, end));
            while (end < markdown.length() && open(piece.getLastChild())) {
                wanted = 2 * Math.max(wanted, Math.min(end - start, Integer.MAX_VALUE / 2));
                end = border(start, wanted);
                piece = parser.parse(markdown.substring(start, end));
            }
            consumer.accept(piece);
            blocks.skip(lines(start, end));
            start = end;
        }
    }

    private static boolean open(@Nullable Node last) {
        return last instanceof HtmlBlock
                || (last instanceof FencedCodeBlock fence && fence.getClosingFenceLength() == null);
    }

    /** Where the first heading line begins that is at least so far away; the end where there is none. */
    private int border(int start, int wanted) {
        int from = (int) Math.min(markdown.length(), (long) start + Math.max(1, wanted));
        for (int at = markdown.indexOf("\n#", from - 1); at >= 0; at = markdown.indexOf("\n#", at + 1)) {
            if (heading(at + 1)) {
                return at + 1;
            }
        }
        return markdown.length();
    }

    private boolean heading(int at) {
        int end = at;
        while (end < markdown.length() && markdown.charAt(end) == '#') {
            end++;
        }
        return end - at <= 6 && end < markdown.length() && Character.isWhitespace(markdown.charAt(end));
    }

    private int lines(int start, int end) {
        int lines = 0;
        for (int at = markdown.indexOf('\n', start); at >= 0 && at < end; at = markdown.indexOf('\n', at + 1)) {
            lines++;
        }
        return lines;
    }
}
