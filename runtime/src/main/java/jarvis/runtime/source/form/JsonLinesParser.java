package jarvis.runtime.source.form;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document in each line, as programs append them: {@code {"lines": [...], "last": {...}, "count": n}}, where {@code lines}
 * are the last thousand. A last line that is still being written is left out.
 */
public final class JsonLinesParser implements Parser {
    private static final int KEPT = 1_000;

    private final TreeParser json = TreeParser.json();

    @Override
    public JsonNode read(byte[] bytes) throws Malformed {
        if (bytes.length == 0) {
            throw new Malformed("It is empty.");
        }
        Deque<JsonNode> kept = new ArrayDeque<>();
        int count = 0;
        int line = 1;
        for (int from = 0; from < bytes.length; line++) {
            int end = end(bytes, from);
            JsonNode value = blank(bytes, from, end) ? null : value(bytes, from, end, line);
            if (value != null) {
                count++;
                kept.addLast(value);
            }
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
            from = end + 1;
        }
        return document(kept, count);
    }

    /** Null when it is the last one and not finished: without its end only an object or an array can be known to be whole. */
    private @Nullable JsonNode value(byte[] bytes, int from, int end, int line) throws Malformed {
        try {
            JsonNode value = json.read(bytes, from, end - from, line);
            return end < bytes.length || value.isContainer() ? value : null;
        } catch (Malformed e) {
            if (end < bytes.length) {
                throw e;
            }
            return null;
        }
    }

    private static int end(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static boolean blank(byte[] bytes, int from, int end) {
        for (int at = from; at < end; at++) {
            if (bytes[at] != ' ' && bytes[at] != '\t' && bytes[at] != '\r') {
                return false;
            }
        }
        return true;
    }

    private static ObjectNode document(Deque<JsonNode> kept, int count) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("lines").addAll(kept);
        if (!kept.isEmpty()) {
            document.set("last", kept.getLast());
        }
        return document.put("count", count);
    }
}
