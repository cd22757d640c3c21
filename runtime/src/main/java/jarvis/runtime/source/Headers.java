package jarvis.runtime.source;

import jarvis.runtime.project.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Headers that a source is asked with. Their values may be secrets, or refer to some, and are never shown. */
public final class Headers {
    private final Map<String, String> written;
    private final @Nullable Secrets secrets;

    /** @param written values that may refer to secrets */
    public Headers(Map<String, String> written, Secrets secrets) {
        this.written = Map.copyOf(written);
        this.secrets = secrets;
    }

    private Headers(Map<String, String> values) {
        this.written = Map.copyOf(values);
        this.secrets = null;
    }

    /** Values that are sent as they stand. */
    public static Headers plain(Map<String, String> values) {
        return new Headers(values);
    }

    Map<String, String> resolved() throws Secrets.Missing {
        Map<String, String> resolved = new LinkedHashMap<>();
        for (Map.Entry<String, String> header : written.entrySet()) {
            resolved.put(header.getKey(), secrets == null ? header.getValue() : secrets.resolve(header.getValue()));
        }
        return resolved;
    }
}
