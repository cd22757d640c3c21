package jarvis.dawg.app;

import jarvis.dawg.live.RedisUrl;
import jarvis.dawg.store.DatabaseUrl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The whole service in this process, asked over HTTP as anybody asks it. */
final class Running implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Service service;

    /**
     * @param type without parameters
     * @param body missing where it is not JSON
     */
    record Answer(int status, String type, JsonNode body) {}

    Running(Path folder, InstantSource clock) {
        this("file:" + folder.resolve("dawg.db"), folder.resolve("backups"), clock, null);
    }

    /** With its live counters in Redis, in a folder that it makes. */
    Running(Path folder, InstantSource clock, String redis) {
        this("file:" + made(folder).resolve("dawg.db"), folder.resolve("backups"), clock, redis);
    }

    Running(String database, Path backups, InstantSource clock) {
        this(database, backups, clock, null);
    }

    private Running(String database, Path backups, InstantSource clock, @Nullable String redis) {
        if (!(DatabaseUrl.read(database) instanceof DatabaseUrl.Reading.Read read)) {
            throw new IllegalStateException(database);
        }
        service = new Service(
                read.url(),
                new Settings(
                        0,
                        database,
                        ZoneId.of("UTC"),
                        "EUR",
                        backups,
                        backups.resolveSibling("music"),
                        url(redis),
                        "dawg"),
                clock);
        if (!service.start()) {
            throw new IllegalStateException("no port");
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable RedisUrl url(@Nullable String redis) {
        return redis != null && RedisUrl.read(redis) instanceof RedisUrl.Reading.Read read ? read.url() : null;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer ask(String method, String path, String body) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    String url() {
        return "http://127.0.0.1:" + service.port();
    }

    byte[] bytes(String path) {
        try {
            return http.send(request(path).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
            JsonNode body = type.endsWith("json") ? JSON.readTree(answer.body()) : MissingNode.getInstance();
            return new Answer(answer.statusCode(), type, body);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws Exception {
        http.close();
        service.close();
    }
}
