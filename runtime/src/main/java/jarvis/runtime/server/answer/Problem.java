package jarvis.runtime.server.answer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error as RFC 9457 has it, with {@code success: false}. Its words are ours: never those of an exception.
 *
 * @param code a stable word for programs
 * @param detail what cannot be done, why, and what to do now
 * @param field the field of the request that is wrong; null when it is not about one
 */
public record Problem(
        int status, String code, String detail, @Nullable String field) implements Answer {
    public static Problem malformed(String field, String detail) {
        return new Problem(400, "malformed", detail, field);
    }

    public static Problem unauthorised(String detail) {
        return new Problem(401, "unauthorised", detail, null);
    }

    public static Problem forbidden(String code, String detail) {
        return new Problem(403, code, detail, null);
    }

    public static Problem absent(String detail) {
        return new Problem(404, "not-found", detail, null);
    }

    public static Problem noSuchRun(String id) {
        return absent("There is no run \"" + id + "\" here. GET /api/runs lists what there is.");
    }

    public static Problem refused(String code, String detail) {
        return new Problem(409, code, detail, null);
    }

    /** A no for now: the same may be sent again once the run is being executed. */
    public static Problem away(String code, String detail) {
        return new Problem(503, code, detail, null);
    }

    public static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> absent("Nothing is served at this path.");
            case 413 -> new Problem(413, "too-large", "The body is larger than 1 MB.", null);
            case 505 ->
                new Problem(
                        505,
                        "http-version",
                        "Only HTTP/1.1 is spoken here. Behind nginx, set proxy_http_version 1.1; docs/push.md has the rest.",
                        null);
            default ->
                status < 500
                        ? new Problem(status, "bad-request", "The request could not be understood.", null)
                        : new Problem(status, "internal", "Jarvis could not answer this; its log says why.", null);
        };
    }

    public ObjectNode document() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("success", false);
        json.put("type", "urn:jarvis:problem:" + code);
        json.put("title", title());
        json.put("status", status);
        json.put("detail", detail);
        json.put("code", code);
        if (field != null) {
            json.put("field", field);
        }
        return json;
    }

    private String title() {
        return switch (status) {
            case 400 -> "Malformed request";
            case 401 -> "Token needed";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 409 -> "Refused";
            case 413 -> "Too large";
            case 415 -> "Unsupported media type";
            case 426 -> "Upgrade required";
            case 503 -> "Not now";
            case 505 -> "HTTP version not supported";
            default -> status < 500 ? "Bad request" : "Internal error";
        };
    }
}
