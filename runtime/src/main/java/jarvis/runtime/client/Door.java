package jarvis.runtime.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API of a running Jarvis. Every failure is a {@link ClientTrouble} with Jarvis's own sentence where there is one. */
public final class Door {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * A piece of a file that may be growing.
     *
     * @param next where the next piece begins
     */
    @SuppressWarnings("ArrayRecordComponent") // Only read, never compared.
    record Piece(byte[] bytes, long next) {}

    private final URI url;
    private final LocalHttp http;

    /** @param token whose word is sent; null: nobody's, which is enough to read */
    public Door(URI url, @Nullable String token) {
        this.url = url;
        this.http = new LocalHttp(url, token);
    }

    public URI url() {
        return url;
    }

    /** Whether somebody listens there. */
    public boolean answers() {
        return http.reachable();
    }

    /** A JSON document; {@code path} begins with a slash and is escaped already. */
    public JsonNode get(String path) {
        try (LocalHttp.Response response = http.get(path, "application/json")) {
            return JSON.readTree(accepted(response).text());
        } catch (IOException | JacksonException e) {
            throw broken(e);
        }
    }

    public String text(String path) {
        try (LocalHttp.Response response = http.get(path, "text/*")) {
            return accepted(response).text();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    Piece piece(String path) {
        try (LocalHttp.Response response = http.get(path, "*/*")) {
            byte[] bytes = accepted(response).body().readAllBytes();
            String next = response.headers().getOrDefault("jarvis-next-offset", "0");
            return new Piece(bytes, Long.parseLong(next));
        } catch (IOException | NumberFormatException e) {
            throw broken(e);
        }
    }

    /** Bytes as they come; the caller closes. */
    public InputStream open(String path, String type) {
        try {
            return accepted(http.get(path, type)).body();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    public JsonNode post(String path, ObjectNode body) {
        try (LocalHttp.Response response = http.post(path, body.toString())) {
            return JSON.readTree(accepted(response).text());
        } catch (IOException | JacksonException e) {
            throw broken(e);
        }
    }

    /** An answer as it comes, whatever its status; the caller closes. */
    LocalHttp.Response exchange(String path, String json) throws IOException {
        return http.post(path, json);
    }

    private LocalHttp.Response accepted(LocalHttp.Response response) throws IOException {
        if (response.ok()) {
            return response;
        }
        try (response) {
            ClientTrouble.Code code =
                    response.status() / 100 == 4 ? ClientTrouble.Code.REFUSED : ClientTrouble.Code.WORLD;
            throw new ClientTrouble(code, detail(response));
        }
    }

    private String detail(LocalHttp.Response response) throws IOException {
        String text = response.text();
        try {
            String detail = JSON.readTree(text).path("detail").asString("");
            if (!detail.isBlank()) {
                return detail;
            }
        } catch (JacksonException e) {
            // No problem document: the status has to do.
        }
        return url + " answers " + response.status() + " and does not say why. Is it a Jarvis of this version?";
    }

    private ClientTrouble broken(Exception e) {
        return new ClientTrouble(
                ClientTrouble.Code.WORLD,
                url + " did not answer as Jarvis does: " + e.getMessage() + ". Try again.",
                e);
    }
}
