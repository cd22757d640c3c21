package jarvis.runtime.alert;

import io.helidon.http.HeaderNames;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.WebClient;
import jarvis.runtime.project.Secrets;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One POST of JSON to a configured address; redirects are not followed, and what is answered is not read. */
final class Post {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WebClient client = WebClient.builder()
            .followRedirects(false)
            .keepAlive(false)
            .connectTimeout(PATIENCE)
            .readTimeout(PATIENCE)
            .build();
    private final String written;
    private final Secrets secrets;

    /** @param written the address, which may refer to the environment */
    Post(String written, Secrets secrets) {
        this.written = written;
        this.secrets = secrets;
    }

    /** @param id equal for the same news, so that the other side can tell a second delivery */
    void send(JsonNode document, String id) throws Undelivered {
        URI uri = address();
        try (HttpClientResponse response = client.post()
                .uri(uri)
                .header(HeaderNames.USER_AGENT, "jarvis")
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .header(HeaderNames.create("Idempotency-Key"), "\"" + id + "\"")
                .submit(JSON.writeValueAsBytes(document))) {
            int status = response.status().code();
            if (status < 200 || status > 299) {
                throw new Undelivered("It answers with status " + status + ".");
            }
        } catch (RuntimeException e) {
            throw new Undelivered(sentence(e));
        }
    }

    private URI address() throws Undelivered {
        try {
            URI uri = URI.create(secrets.resolve(written).strip());
            if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
                throw new Undelivered("Its address does not begin with http:// or https://.");
            }
            return uri;
        } catch (IllegalArgumentException e) {
            throw new Undelivered("Its address is none.");
        } catch (Secrets.Missing e) {
            throw new Undelivered(e.getMessage());
        }
    }

    private static String sentence(RuntimeException trouble) {
        Throwable cause = trouble;
        while (cause instanceof UncheckedIOException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case ConnectException _ -> "Nobody listens there.";
            case SocketTimeoutException _ -> "It does not answer in time.";
            case UnknownHostException _ -> "Its host is not known.";
            default -> "The connection broke off.";
        };
    }

    /** Without its path, which often is the secret. */
    String target() {
        if (written.contains("${")) {
            return "as the environment says";
        }
        URI uri = URI.create(written);
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + "/…";
    }
}
