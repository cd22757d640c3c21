package jarvis.dawg.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jarvis.dawg.music.Genre;
import jarvis.dawg.music.MusicRequest;
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
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Generations of music: asked for, listed, downloaded, cancelled. */
final class MusicRoutes implements Routes {
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
    public List<Route> routes() {
        Schema one = described();
        return List.of(
                Route.post(
                                HERE,
                                replies.raw(this::ask),
                                "Asks for a piece of music; what is left out has a usual value.")
                        .takes(asked())
                        .answers(202, Route.enveloped(one))
                        .refuses(400, 503),
                Route.get(HERE, replies.data(_ -> list()), "The newest generations.")
                        .tells(Schema.object().field("generations", Schema.list(one)))
                        .refuses(503),
                Route.get(HERE + "/{id}", replies.data(request -> document(found(request))), "A generation.")
                        .in("path", "id", Schema.text())
                        .tells(one)
                        .refuses(404, 503),
                Route.delete(
                                HERE + "/{id}",
                                replies.data(request -> document(cancelled(request))),
                                "Cancels a generation; one that is over stays as it is.")
                        .in("path", "id", Schema.text())
                        .tells(one)
                        .refuses(404, 503),
                file("audio", "audio/wav", studio::wav),
                file("midi", "audio/midi", studio::midi));
    }

    private Route file(String name, String type, Function<Generation, Path> file) {
        Handler handler = replies.raw((request, response) -> download(found(request), response, type, file));
        return Route.get(HERE + "/{id}/" + name, handler, "A generation that is done, as " + type + ".")
                .in("path", "id", Schema.text())
                .answers(new Route.Answer(200, type, null))
                .refuses(404, 409, 410, 503);
    }

    private static Schema asked() {
        return Schema.object()
                .maybe(
                        "genre",
                        Schema.word(Stream.of(Genre.values()).map(Genre::word).toList()))
                .maybe("key", Schema.text().says("As C, F# minor or Bb major."))
                .maybe("tempo", Schema.whole().between(MusicRequest.SLOWEST, MusicRequest.FASTEST))
                .maybe("bars", Schema.whole().between(1, MusicRequest.MOST_BARS))
                .maybe("seed", Schema.whole().says("The same seed gives the same piece; by chance unless said."));
    }

    private static Schema described() {
        return Schema.object()
                .field("id", Schema.text())
                .field(
                        "state",
                        Schema.word(Stream.of(State.values()).map(State::word).toList()))
                .field("asked", Schema.moment())
                .field("genre", Schema.text())
                .field("key", Schema.text())
                .field("tempo", Schema.whole())
                .field("bars", Schema.whole())
                .field("seed", Schema.whole())
                .field("progress", Schema.number().between(0, 1))
                .field("took_ms", Schema.whole())
                .maybe("reason", Schema.text().says("Why it failed."))
                .maybe("audio", Schema.text().says("Where it is, when it is done."))
                .maybe("midi", Schema.text().says("The same."))
                .as("Generation");
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
