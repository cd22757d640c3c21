package jarvis.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API of the Jarvis that works on a folder, as any program would use it. */
final class Api {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path jarvis;
    private final HttpClient http = HttpClient.newHttpClient();

    Api(Path project) {
        jarvis = project.resolve(".jarvis");
    }

    /** The run as it is now. */
    JsonNode run() {
        return send(request("/api/runs/current").GET());
    }

    /** What a path answers. */
    JsonNode get(String path) {
        return send(request(path).GET());
    }

    /** Posts a command with the person's token; the answer's body. */
    JsonNode post(Map<String, Object> command) {
        String token = read(jarvis.resolve("person-token")).strip();
        return send(request("/api/runs/current/commands")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(command))));
    }

    /** Posts JSON to a path with a token; the answer as it is. */
    HttpResponse<String> post(String path, String token, String body) {
        return answer(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The run as soon as it is as wanted; fails with what it was last. */
    JsonNode await(String what, Duration within, Predicate<JsonNode> wanted) {
        JsonNode[] last = {JSON.nullNode()};
        until(
                what,
                within,
                () -> {
                    last[0] = run();
                    return wanted.test(last[0]);
                },
                () -> asked(last[0]) + last[0].toPrettyString());
        return last[0];
    }

    /** What a person would look at first, as the rest is long. */
    private static String asked(JsonNode run) {
        return "it needs you: " + run.path("needsYou") + "\nproblems: " + run.path("problems") + "\n";
    }

    /** Looks again every 100 ms, the world being slow; an API that is not there yet is looked at again too. */
    static void until(String what, Duration within, Supplier<Boolean> there, Supplier<String> last) {
        long end = System.nanoTime() + within.toNanos();
        RuntimeException trouble = null;
        while (System.nanoTime() < end) {
            try {
                if (there.get()) {
                    return;
                }
                trouble = null;
                Thread.sleep(100);
            } catch (UncheckedIOException e) {
                trouble = e;
                pause();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("not within " + within + ": " + what + "\n" + last.get(), trouble);
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        String url =
                JSON.readTree(read(jarvis.resolve("server.json"))).get("url").asString();
        return HttpRequest.newBuilder(URI.create(url.replaceAll("/$", "") + path))
                .timeout(Duration.ofSeconds(10));
    }

    private JsonNode send(HttpRequest.Builder request) {
        return JSON.readTree(answer(request).body());
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
