package jarvis.runtime.server.dashboard;

import jarvis.runtime.dashboard.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request for the stream in its plainest form, which is how browsers and proxies ask: nothing in it that needs more than a
 * look. Pure.
 *
 * @param headers by their names in lower case
 */
record StreamHead(Set<Endpoint> endpoints, Map<String, String> headers) {
    private static final Pattern REQUEST =
            Pattern.compile("GET /api/dashboard/stream(?:\\?endpoints=([a-z,]+))? HTTP/1\\.[01]");
    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9-]+):([\\x20-\\x7e\\t]*)");
    private static final Set<String> MORE_THAN_A_LOOK =
            Set.of("content-length", "transfer-encoding", "upgrade", "expect", "http2-settings");

    StreamHead {
        headers = Map.copyOf(headers);
    }

    /** Empty where it is another request, is not here whole, goes on after its head, or has anything unusual. */
    static Optional<StreamHead> of(byte[] sent) {
        String text = new String(sent, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("GET /api/dashboard/stream") || !text.endsWith("\r\n\r\n")) {
            return Optional.empty();
        }
        List<String> lines = List.of(text.substring(0, text.length() - 4).split("\r\n", -1));
        Matcher request = REQUEST.matcher(lines.getFirst());
        if (!request.matches()) {
            return Optional.empty();
        }
        String words = request.group(1);
        Optional<Set<Endpoint>> endpoints = Wish.endpoints(words == null ? List.of() : List.of(words.split(",", -1)));
        return endpoints.flatMap(
                wanted -> headers(lines.subList(1, lines.size())).map(headers -> new StreamHead(wanted, headers)));
    }

    private static Optional<Map<String, String>> headers(List<String> lines) {
        Map<String, String> headers = new HashMap<>();
        for (String line : lines) {
            Matcher header = HEADER.matcher(line);
            if (!header.matches()) {
                return Optional.empty();
            }
            String name = header.group(1).toLowerCase(Locale.ROOT);
            if (MORE_THAN_A_LOOK.contains(name)
                    || headers.put(name, header.group(2).strip()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(headers);
    }

    Wish wish() {
        return new Wish(headers.getOrDefault("last-event-id", ""), endpoints);
    }
}
