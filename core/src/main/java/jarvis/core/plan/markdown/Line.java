package jarvis.core.plan.markdown;

/**
 * One line of text of the document, without what stands around it (list marks, quote marks, indentation).
 *
 * @param raw the text with its Markdown
 * @param number from 1
 * @param column of its first character, from 1
 */
public record Line(String raw, int number, int column) {
    public Place place() {
        return new Place(number, column);
    }

    /** Where a word of this line stands, in whatever case; the line's beginning when the word is not in it. */
    public Place placeOf(String word) {
        return placeOf(word, 0);
    }

    /** The same for a word that stands at an index of the plain text or, since Markdown adds characters, after it. */
    public Place placeOf(String word, int from) {
        for (int i = from; !word.isEmpty() && i <= raw.length() - word.length(); i++) {
            if (raw.regionMatches(true, i, word, 0, word.length())) {
                return new Place(number, column + i);
            }
        }
        return place();
    }

    /** The text as a reader sees it, without Markdown. */
    public String plain() {
        return Inline.plain(raw);
    }
}
