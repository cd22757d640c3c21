package jarvis.dawg.app;

import jarvis.dawg.store.DatabaseUrl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service in this process, asked over HTTP as anybody asks it. */
final class Running implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Service service;

    record Answer(int status, JsonNode body) {}

    Running(Path folder, InstantSource clock) {
        this("file:" + folder.resolve("dawg.db"), folder.resolve("backups"), clock);
    }

    Running(String database, Path backups, InstantSource clock) {
        if (!(DatabaseUrl.read(database) instanceof DatabaseUrl.Reading.Read read)) {
            throw new IllegalStateException(database);
        }
        service = new Service(
                read.url(),
                new Settings(0, database, ZoneId.of("UTC"), "EUR", backups, backups.resolveSibling("music")),
                clock);
        if (!service.start()) {
            throw new IllegalStateException("no port");
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer post(String path, HttpRequest.BodyPublisher body) {
        return send(request(path).POST(body));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
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
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
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
