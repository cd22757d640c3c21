package jarvis.dawg.traffic;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The service over HTTP. Thread-safe. */
final class ServiceClient implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_SECONDS = 60;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI service;

    /** @param service up to its paths, without a slash at the end */
    ServiceClient(URI service) {
        this.service = service;
    }

    Answer post(String path, byte[] json) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json))
                .build();
        try {
            return answer(path, http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (ConnectException e) {
            return new Answer.Away(service + " does not listen");
        } catch (IOException e) {
            return new Answer.Away(service + " did not answer (" + e + ")");
        }
    }

    private Answer answer(String path, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        JsonNode body = read(response.body());
        String said = service + path + " answered " + status + " "
                + body.path("detail").asString("");
        if (status == 503 || status == 429) {
            return new Answer.Busy(pause(response), said.strip());
        }
        if (status >= 500) {
            return new Answer.Away(said.strip());
        }
        return status < 300 && body.path("data").isObject()
                ? new Answer.Taken(body.path("data"))
                : new Answer.Refused(said.strip() + " Is it AI DAWG that listens there? Say where it does with --url.");
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private static Duration pause(HttpResponse<?> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("");
        return Duration.ofSeconds(
                seconds.matches("\\d{1,6}") ? Math.clamp(Integer.parseInt(seconds), 1, MOST_SECONDS) : 2);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
