package jarvis.runtime.server;

import jarvis.runtime.server.answer.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What every request must show before anything looks at it. Pure; thread-safe.
 *
 * <p>Host must be a name of this machine with this port, or one that the person opened, or a page of another name that resolves here (DNS rebinding) could
 * read everything. A POST must not come from another origin, and must carry a bearer token in a header, which no foreign page
 * and no form can send. There are no CORS headers, so no browser lets another origin read an answer; to WebSockets that does
 * not apply, so they must not come from another origin either.
 */
final class Guard {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern BEARER = Pattern.compile("[Bb]earer +([A-Za-z0-9._~+/=-]{1,512})");

    private final Set<String> hosts;
    private final Set<String> origins;

    /** @param open origins under which a proxy shows the page, such as {@code https://jarvis.example} */
    Guard(int port, Set<String> open) {
        Set<String> own = NAMES.stream().map(name -> name + ":" + port).collect(Collectors.toSet());
        this.hosts = Stream.concat(own.stream(), open.stream().map(origin -> origin.replaceFirst("https?://", "")))
                .collect(Collectors.toUnmodifiableSet());
        this.origins = Stream.concat(own.stream().map(host -> "http://" + host), open.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Why a request is turned away; empty when it may go on. */
    Optional<Problem> refusal(
            String method, @Nullable String host, @Nullable String origin, @Nullable String authorization) {
        if (host == null || !hosts.contains(host.toLowerCase(Locale.ROOT))) {
            return Optional.of(Problem.forbidden(
                    "host-not-allowed",
                    "This server answers only to localhost, 127.0.0.1 and [::1] with its own port, and to what origin: in"
                            + " jarvis.yaml names."));
        }
        return switch (method) {
            case "GET", "HEAD" -> Optional.empty();
            case "POST" -> changing(origin, authorization);
            default ->
                Optional.of(new Problem(405, "method-not-allowed", "Only GET and POST are answered here.", null));
        };
    }

    /** Why nobody gets a WebSocket: browsers let every page open one, wherever it came from, and read it. */
    Optional<Problem> socketRefusal(@Nullable String host, @Nullable String origin) {
        return refusal("GET", host, origin, null)
                .or(() -> foreign(origin, "Another origin's page cannot listen here."));
    }

    private Optional<Problem> foreign(@Nullable String origin, String sentence) {
        return origin == null || origins.contains(origin.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of(Problem.forbidden("origin-not-allowed", sentence));
    }

    private Optional<Problem> changing(@Nullable String origin, @Nullable String authorization) {
        Optional<Problem> foreign = foreign(origin, "Another origin's page cannot send commands here.");
        if (foreign.isPresent()) {
            return foreign;
        }
        if (bearer(authorization).isEmpty()) {
            return Optional.of(
                    Problem.unauthorised(
                            "A command needs a token: Authorization: Bearer, with .jarvis/person-token or the worker's JARVIS_TOKEN."));
        }
        return Optional.empty();
    }

    /** The token of an Authorization header. */
    static Optional<String> bearer(@Nullable String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        Matcher match = BEARER.matcher(authorization.strip());
        return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
    }
}
