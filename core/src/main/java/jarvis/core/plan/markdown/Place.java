package jarvis.core.plan.markdown;

/** Where something stands in the document; line and column count from 1, columns in characters. */
public record Place(int line, int column) {
    public static final Place START = new Place(1, 1);
}
