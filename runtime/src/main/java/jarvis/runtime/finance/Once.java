package jarvis.runtime.finance;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the newest document says, read once. Thread-safe.
 *
 * @param <T> what it says
 */
final class Once<T> {
    private @Nullable Read<T> last;

    private record Read<T>(JsonNode document, T value) {}

    @SuppressWarnings("ReferenceEquality") // A source that heard nothing new holds the same document.
    synchronized T of(JsonNode document, Function<JsonNode, T> reading) {
        Read<T> known = last;
        if (known == null || known.document() != document) {
            known = new Read<>(document, reading.apply(document));
            last = known;
        }
        return known.value();
    }
}
