package jarvis.runtime.server;

import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.RunState;
import jarvis.runtime.server.answer.Replies;
import jarvis.runtime.view.EventDocument;
import jarvis.runtime.view.RunDocument;
import jarvis.runtime.view.Sight;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Documents as the server sends them. Thread-safe; the newest run document is made once for all who watch it. */
final class Documents {
    private final InstantSource clock;
    private volatile @Nullable Made newest;

    @SuppressWarnings("ArrayRecordComponent") // Only sent, never compared.
    private record Made(String run, long version, Sight sight, byte[] bytes) {}

    Documents(InstantSource clock) {
        this.clock = clock;
    }

    InstantSource clock() {
        return clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** The run's document as of its state's version and what was seen beside it; its {@code asOf} may be a little older than the call. */
    byte[] run(RecordedRun run, RunState state) {
        String id = state.defined().run();
        Sight sight = run.sight();
        Made made = newest;
        if (made != null
                && made.version() == state.version()
                && made.sight().equals(sight)
                && made.run().equals(id)) {
            return made.bytes();
        }
        byte[] bytes = bytes(RunDocument.of(run.plan(), state, sight, now()));
        newest = new Made(id, state.version(), sight, bytes);
        return bytes;
    }

    static ArrayNode events(List<Recorded> events) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        events.forEach(recorded -> all.add(event(recorded)));
        return all;
    }

    static ObjectNode event(Recorded recorded) {
        return EventDocument.of(recorded.seq(), recorded.event());
    }

    static byte[] bytes(JsonNode document) {
        return Replies.bytes(document);
    }
}
