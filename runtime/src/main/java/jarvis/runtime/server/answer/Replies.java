package jarvis.runtime.server.answer;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers as HTTP responses. Every one of them carries the same protective headers. */
public final class Replies {
    private static final HeaderName RESOURCE_POLICY = HeaderNames.create("Cross-Origin-Resource-Policy");
    private static final HeaderName OPENER_POLICY = HeaderNames.create("Cross-Origin-Opener-Policy");
    private static final HeaderName SECURITY_POLICY = HeaderNames.create("Content-Security-Policy");
    private static final HeaderName NOSNIFF = HeaderNames.create("X-Content-Type-Options");
    private static final HeaderName REFERRER = HeaderNames.create("Referrer-Policy");
    private static final HeaderName FRAME = HeaderNames.create("X-Frame-Options");

    /** For whatever is no page: were it ever opened as one, it could load and do nothing. */
    private static final String INERT = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private static final JsonMapper JSON = new JsonMapper();

    private Replies() {}

    public static byte[] bytes(JsonNode document) {
        return JSON.writeValueAsBytes(document);
    }

    /** A handler that sends what the function answers. */
    public static Handler handler(Function<ServerRequest, Answer> answering) {
        return (request, response) -> send(response, answering.apply(request));
    }

    public static void send(ServerResponse response, Answer answer) {
        switch (answer) {
            case Answer.Json json -> send(response, "application/json", bytes(json.body()));
            case Answer.Bytes bytes -> {
                bytes.headers().forEach((name, value) -> response.headers().set(HeaderNames.create(name), value));
                send(response, bytes.type(), bytes.body());
            }
            case Problem problem -> {
                response.status(problem.status());
                if (problem.status() == 401) {
                    response.headers().set(HeaderNames.WWW_AUTHENTICATE, "Bearer");
                }
                send(response, "application/problem+json", bytes(problem.document()));
            }
        }
    }

    private static void send(ServerResponse response, String type, byte[] body) {
        response.headers().set(HeaderNames.CONTENT_TYPE, type);
        response.send(body);
    }

    /** Set before anything else; an answer may replace them. */
    public static void protect(ServerResponseHeaders headers) {
        headers.set(NOSNIFF, "nosniff");
        headers.set(REFERRER, "no-referrer");
        headers.set(FRAME, "DENY");
        headers.set(RESOURCE_POLICY, "same-origin");
        headers.set(OPENER_POLICY, "same-origin");
        headers.set(SECURITY_POLICY, INERT);
        headers.set(HeaderNames.CACHE_CONTROL, "no-store");
    }
}
