package jarvis.core.plan.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** What stands inside a line: emphasis, code spans, links. Read only where asked for, so a large plan costs little. */
public final class Inline {
    private static final Parser PARSER =
            Parser.builder().enabledBlockTypes(Set.of()).maxInlineNesting(16).build();

    /** A longer line is no sentence that somebody wrote; it is shown as it stands. */
    private static final int LONGEST = 10_000;

    private Inline() {}

    /** The text as a reader sees it. */
    public static String plain(String raw) {
        String line = raw.strip();
        if (line.length() > LONGEST || !marked(line)) {
            return line;
        }
        String simple = SimpleInline.plain(line);
        return simple == null ? parsed(line) : simple.strip();
    }

    static String parsed(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        for (Node node = PARSER.parse(raw); node != null; node = next(node)) {
            text.append(literal(node));
        }
        String plain = text.toString().strip();
        return plain.isEmpty() ? raw : plain;
    }

    /** The code spans of a text, in order, without their backticks. */
    public static List<String> code(String raw) {
        if (raw.indexOf('`') < 0 || raw.length() > LONGEST) {
            return List.of();
        }
        List<String> spans = new ArrayList<>();
        for (Node node = PARSER.parse(raw.strip()); node != null; node = next(node)) {
            if (node instanceof Code code) {
                spans.add(code.getLiteral().strip());
            }
        }
        return spans;
    }

    private static boolean marked(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if ("*_`[\\<&~!".indexOf(raw.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String literal(Node node) {
        return switch (node) {
            case Text text -> text.getLiteral();
            case Code code -> code.getLiteral();
            case HtmlInline html -> html.getLiteral().startsWith("<br") ? " " : html.getLiteral();
            case SoftLineBreak _, HardLineBreak _ -> " ";
            case Node _ -> "";
        };
    }

    private static @Nullable Node next(Node node) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node up = node;
        while (up != null && up.getNext() == null) {
            up = up.getParent();
        }
        return up == null ? null : up.getNext();
    }
}
