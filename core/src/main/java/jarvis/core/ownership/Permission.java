package jarvis.core.ownership;

/**
 * What a person granted: this instance, this path, with exactly this content.
 *
 * @param hash of the blob, or {@link #GONE} for its removal
 */
public record Permission(String instance, String path, String hash) {
    public static final String GONE = "gone";
}
