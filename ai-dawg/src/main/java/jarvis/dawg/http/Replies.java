package jarvis.dawg.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jarvis.dawg.store.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers as HTTP responses: {@code {"success": true, "data": ..., "timestamp": ...}}, or a problem. */
final class Replies {
    static final JsonMapper JSON = new JsonMapper();
    private static final String RETRY_SECONDS = "2";

    private final InstantSource clock;

    Replies(InstantSource clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** A handler that sends the data that the function answers. */
    Handler data(Function<ServerRequest, JsonNode> answering) {
        return raw((request, response) -> {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("success", true);
            body.set("data", answering.apply(request));
            body.put("timestamp", now().toString());
            send(response, Route.JSON, body);
        });
    }

    /** A handler whose problems, and those of the database, become answers. */
    Handler raw(Handler handler) {
        return (request, response) -> {
            try {
                handler.handle(request, response);
            } catch (Problem problem) {
                refuse(response, problem);
            } catch (StoreException away) {
                refuse(response, new Problem(503, "database-away", away.getMessage() + " Try again in a moment."));
            }
        };
    }

    static void send(ServerResponse response, String type, JsonNode body) {
        response.headers().set(HeaderNames.CONTENT_TYPE, type);
        response.headers().set(HeaderNames.CACHE_CONTROL, "no-store");
        response.send(JSON.writeValueAsBytes(body));
    }

    private static void refuse(ServerResponse response, Problem problem) {
        response.status(Status.create(problem.status));
        if (problem.status == 503) {
            response.headers().set(HeaderNames.RETRY_AFTER, RETRY_SECONDS);
        }
        send(response, Problem.TYPE, problem.document());
    }
}
