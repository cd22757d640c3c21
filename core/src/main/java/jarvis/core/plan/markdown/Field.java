package jarvis.core.plan.markdown;

/**
 * A {@code **Key:** value} of the document.
 *
 * @param key in lower case words
 * @param value as a reader sees it; empty for a label such as {@code **Tasks:**}
 * @param line where it stands
 */
public record Field(String key, String value, Line line) {
    public Place place() {
        int end = value.indexOf(' ');
        return line.placeOf(
                end < 0 ? value : value.substring(0, end),
                Math.min(key.length(), line.raw().length()));
    }
}
