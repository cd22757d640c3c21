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

    /** Where a word of this line stands; its beginning when the word is not in it as written. */
    public Place placeOf(String word) {
        int index = word.isEmpty() ? -1 : raw.indexOf(word);
        return new Place(number, column + Math.max(0, index));
    }

    /** The text as a reader sees it, without Markdown. */
    public String plain() {
        return Inline.plain(raw);
    }
}
