package jarvis.dawg.http;

import io.helidon.webserver.http.ServerRequest;
import jarvis.dawg.module.Work;
import jarvis.dawg.store.EventStore;
import jarvis.dawg.store.Refusals;
import jarvis.dawg.store.StoreException;
import jarvis.dawg.usage.EventReader;
import jarvis.dawg.usage.EventReading;
import jarvis.dawg.usage.UsageEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /api/v1/events}: a batch of what users did. */
final class EventRoutes implements Routes {
    static final int LARGEST_BODY = 8 * 1024 * 1024;

    /** What is larger is cut off while it is sent, and its sender may not hear why. */
    static final long LARGEST_HEARD = 64L * 1024 * 1024;

    private static final int MOST = 10_000;
    private static final int LONGEST_ECHO = 100;

    private final EventStore store;
    private final List<Work> works;
    private final Replies replies;

    /** @param works of the modules that work with events */
    EventRoutes(EventStore store, List<Work> works, Replies replies) {
        this.store = store;
        this.works = List.copyOf(works);
        this.replies = replies;
    }

    @Override
    public List<Route> routes() {
        Schema refused = Schema.object()
                .field("index", Schema.whole().says("In the batch, from 0."))
                .maybe("id", Schema.text())
                .field("field", Schema.text().says("Where it is wrong; empty when it is the whole."))
                .field("reason", Schema.text());
        return List.of(Route.post(
                        "/api/v1/events",
                        replies.data(this::take),
                        "Takes what users did: each event once by its id, and each by itself, so that one that is refused"
                                + " keeps no other out.")
                .takes(EventSchema.batch(MOST))
                .tells(Schema.object()
                        .field("accepted", Schema.whole())
                        .field("duplicates", Schema.whole().says("Known by their ids."))
                        .field("refused", Schema.list(refused)))
                .refuses(400, 413, 503));
    }

    private ObjectNode take(ServerRequest request) {
        JsonNode events = batch(read(request));
        Instant now = replies.now();
        List<UsageEvent> good = new ArrayList<>();
        ArrayNode refused = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < events.size(); i++) {
            switch (EventReader.read(events.get(i), now)) {
                case EventReading.Accepted accepted -> good.add(accepted.event());
                case EventReading.Refused wrong -> refuse(refused.addObject(), i, events.get(i), wrong);
            }
        }
        int taken = stored(good, refusals(refused), now);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("accepted", taken);
        answer.put("duplicates", good.size() - taken);
        answer.set("refused", refused);
        return answer;
    }

    private static Refusals refusals(ArrayNode refused) {
        List<String> ids = refused.values().stream()
                .map(one -> one.path("id").stringValue(""))
                .filter(id -> !id.isBlank())
                .toList();
        return new Refusals(Set.copyOf(ids), refused.size() - ids.size());
    }

    private int stored(List<UsageEvent> good, Refusals refused, Instant now) {
        long start = System.nanoTime();
        try {
            int taken = store.append(good, refused, now);
            works.forEach(work -> work.well(since(start)));
            return taken;
        } catch (StoreException e) {
            works.forEach(work -> work.failed(since(start), String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void refuse(ObjectNode one, int index, JsonNode event, EventReading.Refused wrong) {
        one.put("index", index);
        if (event.path("id").isString() && event.path("id").stringValue().length() <= LONGEST_ECHO) {
            one.put("id", event.path("id").stringValue());
        }
        one.put("field", wrong.field());
        one.put("reason", wrong.reason());
    }

    private static JsonNode read(ServerRequest request) {
        try (InputStream in = request.content().inputStream()) {
            byte[] body = in.readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                // Whoever still sends does not listen yet: what is left is read, so that the refusal is heard.
                in.transferTo(OutputStream.nullOutputStream());
                throw new Problem(413, "too-large", "The body is larger than 8 MB. Send smaller batches.");
            }
            return Replies.JSON.readTree(body);
        } catch (JacksonException e) {
            throw new Problem(400, "not-json", "The body is not JSON: " + wrong(e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param place null: the reader gave up on something too large for it */
    private static String wrong(@Nullable TokenStreamLocation place) {
        return place == null
                ? "it is nested too deeply, or has a number or a name that is too long."
                : "it goes wrong at byte " + place.getByteOffset() + ".";
    }

    /** One event, a list of them, or {@code {"events": [...]}}. */
    private static JsonNode batch(JsonNode body) {
        JsonNode events = body.isObject() && body.has("events") ? body.get("events") : body;
        if (events.isObject()) {
            return JsonNodeFactory.instance.arrayNode().add(events);
        }
        if (!events.isArray() || events.isEmpty() || events.size() > MOST) {
            throw new Problem(400, "no-batch", "Send one event, or a list of 1 to " + MOST + " events, as JSON.");
        }
        return events;
    }
}
