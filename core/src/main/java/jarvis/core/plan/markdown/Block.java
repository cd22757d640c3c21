package jarvis.core.plan.markdown;

import java.util.List;

/** A piece of a section: what the recognisers look at. */
public sealed interface Block {

    /** Lines of running text. */
    record Paragraph(List<Line> lines) implements Block {}

    /** A list, ordered or not. */
    record Listing(boolean ordered, List<Item> items) implements Block {}

    /**
     * A fenced block of code.
     *
     * @param info the words after the opening fence
     * @param line the line of the opening fence, from 1
     */
    record Fence(String info, List<String> lines, int line, boolean closed) implements Block {
        /** The language: the first word after the opening fence, in lower case. */
        public String language() {
            int end = info.indexOf(' ');
            return (end < 0 ? info : info.substring(0, end)).toLowerCase(java.util.Locale.ROOT);
        }

        /** The line in the document of the n-th line of the code, n from 0. */
        public int lineOf(int index) {
            return line + 1 + index;
        }
    }

    /** A table with its heading row. */
    record Table(List<Line> heading, List<List<Line>> rows) implements Block {}
}
