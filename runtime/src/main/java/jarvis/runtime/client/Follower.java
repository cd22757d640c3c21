package jarvis.runtime.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run's events as they come. The push only says that there is something new; what is new is read by its number, so that
 * nothing is missed or told twice, whatever becomes of the connection. Confined to one thread.
 */
public final class Follower {
    private static final int PAGE = 500;

    private final RunSource source;
    private final String run;
    private long after;

    /** @param after the number of the last event that is known already */
    public Follower(RunSource source, String run, long after) {
        this.source = source;
        this.run = run;
        this.after = after;
    }

    /** Tells what there is now; false once the listener has heard enough. */
    public boolean tell(Predicate<JsonNode> listener) {
        while (true) {
            List<JsonNode> page = source.events(run, after, PAGE);
            for (JsonNode event : page) {
                after = event.path("seq").asLong(after);
                if (!listener.test(event)) {
                    return false;
                }
            }
            if (page.size() < PAGE) {
                return true;
            }
        }
    }

    /**
     * Tells everything, also what is still to come, until the listener answers false. Jarvis ends with its run, so that the
     * last words may have to be read elsewhere.
     *
     * @param rest opens the source that has the rest, once this one is gone
     * @throws ClientTrouble {@link ClientTrouble.Code#NOT_RUNNING} when Jarvis is gone and the listener has not heard enough
     */
    public void follow(Predicate<JsonNode> listener, Supplier<RunSource> rest) {
        try {
            while (listen(listener)) {
                // The server ends each stream now and then; a new one goes on.
            }
        } catch (IOException e) {
            finish(listener, rest, e);
        } catch (ClientTrouble e) {
            if (e.code() == ClientTrouble.Code.REFUSED) {
                throw e;
            }
            finish(listener, rest, e);
        }
    }

    /** One stream to its end; false once the listener has heard enough. */
    private boolean listen(Predicate<JsonNode> listener) throws IOException {
        Door door = source.door().orElseThrow(() -> gone(null));
        try (BufferedReader stream = new BufferedReader(new InputStreamReader(
                door.open(LiveSource.path(run) + "/stream", "text/event-stream"), StandardCharsets.UTF_8))) {
            if (!tell(listener)) {
                return false;
            }
            for (String line = stream.readLine(); line != null; line = stream.readLine()) {
                if (line.startsWith("data:") && !tell(listener)) {
                    return false;
                }
            }
            return true;
        }
    }

    private void finish(Predicate<JsonNode> listener, Supplier<RunSource> rest, Exception why) {
        try (RunSource last = rest.get()) {
            Follower follower = new Follower(last, run, after);
            if (follower.tell(listener)) {
                throw gone(why);
            }
        }
    }

    private ClientTrouble gone(@Nullable Exception why) {
        return new ClientTrouble(
                ClientTrouble.Code.NOT_RUNNING,
                "Jarvis is gone after event " + after + ". Go on with the run: jarvis resume",
                why);
    }
}
