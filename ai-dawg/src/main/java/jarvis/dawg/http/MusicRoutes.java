package jarvis.dawg.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jarvis.dawg.store.Generations.Generation;
import jarvis.dawg.store.Generations.State;
import jarvis.dawg.store.Generations.Wanted;
import jarvis.dawg.studio.Studio;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Generations of music: asked for, listed, downloaded, cancelled. */
final class MusicRoutes implements HttpService {
    private static final String HERE = "/api/v1/modules/music/generations";
    private static final int LARGEST_BODY = 10_000;
    private static final int SHOWN = 50;
    private static final int USUAL_TEMPO = 120;
    private static final int USUAL_BARS = 16;

    private final Studio studio;
    private final Replies replies;

    MusicRoutes(Studio studio, Replies replies) {
        this.studio = studio;
        this.replies = replies;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post(HERE, replies.raw(this::ask))
                .get(HERE, replies.data(_ -> list()))
                .get(HERE + "/{id}", replies.data(request -> document(found(request))))
                .delete(HERE + "/{id}", replies.data(request -> document(cancelled(request))))
                .get(
                        HERE + "/{id}/audio",
                        replies.raw(
                                (request, response) -> download(found(request), response, "audio/wav", studio::wav)))
                .get(
                        HERE + "/{id}/midi",
                        replies.raw(
                                (request, response) -> download(found(request), response, "audio/midi", studio::midi)));
    }

    private void ask(ServerRequest request, ServerResponse response) {
        switch (studio.ask(wanted(read(request)))) {
            case Studio.Answer.Refused refused -> throw new Problem(400, "no-such-music", refused.sentence());
            case Studio.Answer.Full full ->
                throw new Problem(
                        503, "queue-full", full.waiting() + " generations wait already. Try again in a moment.");
            case Studio.Answer.Queued queued -> {
                response.status(Status.ACCEPTED_202);
                response.headers()
                        .set(
                                HeaderNames.LOCATION,
                                HERE + "/" + queued.generation().id());
                ObjectNode body = JsonNodeFactory.instance.objectNode();
                body.put("success", true);
                body.set("data", document(queued.generation()));
                body.put("timestamp", replies.now().toString());
                Replies.send(response, "application/json", body);
            }
        }
    }

    /** What is left out has a usual value, the seed one by chance. */
    private static Wanted wanted(JsonNode body) {
        if (!body.isObject()) {
            throw new Problem(
                    400, "no-such-music", "Send {\"genre\", \"key\", \"tempo\", \"bars\", \"seed\"} as a JSON object.");
        }
        return new Wanted(
                text(body, "genre", "pop"),
                text(body, "key", "C"),
                (int) whole(body, "tempo", USUAL_TEMPO),
                (int) whole(body, "bars", USUAL_BARS),
                whole(body, "seed", ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE)));
    }

    private static String text(JsonNode body, String field, String usual) {
        @Nullable JsonNode node = body.get(field);
        if (node == null) {
            return usual;
        }
        if (!node.isString() || node.stringValue().length() > 20) {
            throw new Problem(400, "no-such-music", field + " is a word, as \"" + usual + "\".");
        }
        return node.stringValue();
    }

    private static long whole(JsonNode body, String field, long usual) {
        @Nullable JsonNode node = body.get(field);
        if (node == null) {
            return usual;
        }
        boolean small = field.equals("seed") ? node.canConvertToLong() : node.canConvertToInt();
        if (!node.isIntegralNumber() || !small) {
            throw new Problem(400, "no-such-music", field + " is a whole number, as " + usual + ".");
        }
        return node.longValue();
    }

    private static JsonNode read(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try (InputStream in = request.content().inputStream()) {
            return Replies.JSON.readTree(in.readNBytes(LARGEST_BODY));
        } catch (JacksonException e) {
            throw new Problem(400, "not-json", "The body is not JSON of at most " + LARGEST_BODY + " bytes.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Generation found(ServerRequest request) {
        return studio.find(id(request)).orElseThrow(MusicRoutes::absent);
    }

    private Generation cancelled(ServerRequest request) {
        return studio.cancel(id(request)).orElseThrow(MusicRoutes::absent);
    }

    private static String id(ServerRequest request) {
        return request.path().pathParameters().get("id");
    }

    private static Problem absent() {
        return new Problem(
                404, "no-such-generation", "There is no generation of this id. GET " + HERE + " lists them.");
    }

    private static void download(
            Generation generation, ServerResponse response, String type, Function<Generation, Path> file) {
        if (generation.state() != State.DONE) {
            throw new Problem(
                    409,
                    "not-done",
                    "This generation is " + generation.state().word() + ", so there is nothing to download.");
        }
        Path path = file.apply(generation);
        try {
            response.headers().set(HeaderNames.CONTENT_TYPE, type);
            response.headers().set(HeaderNames.CONTENT_LENGTH, Long.toString(Files.size(path)));
            try (InputStream in = Files.newInputStream(path);
                    OutputStream out = response.outputStream()) {
                in.transferTo(out);
            }
        } catch (IOException e) {
            throw new Problem(
                    410,
                    "gone",
                    "The file of this generation is not there any more. Ask for it again with the same seed.");
        }
    }

    private ObjectNode list() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode list = data.putArray("generations");
        studio.newest(SHOWN).forEach(one -> list.add(document(one)));
        return data;
    }

    private ObjectNode document(Generation one) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", one.id());
        json.put("state", one.state().word());
        json.put("asked", one.asked().toString());
        json.put("genre", one.wanted().genre());
        json.put("key", one.wanted().key());
        json.put("tempo", one.wanted().tempo());
        json.put("bars", one.wanted().bars());
        json.put("seed", one.wanted().seed());
        json.put("progress", studio.progress(one));
        json.put("took_ms", one.took().toMillis());
        if (!one.reason().isEmpty()) {
            json.put("reason", one.reason());
        }
        if (one.state() == State.DONE) {
            json.put("audio", HERE + "/" + one.id() + "/audio");
            json.put("midi", HERE + "/" + one.id() + "/midi");
        }
        return json;
    }
}
