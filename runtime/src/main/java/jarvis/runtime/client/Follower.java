package jarvis.runtime.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
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
     * Tells everything, also what is still to come, until the listener answers false, the run is over, or Jarvis is gone.
     *
     * @throws ClientTrouble {@link ClientTrouble.Code#NOT_RUNNING} when Jarvis is gone
     */
    public void follow(Predicate<JsonNode> listener) {
        Door door = source.door().orElseThrow(() -> gone(null));
        try (BufferedReader stream = new BufferedReader(new InputStreamReader(
                door.open(LiveSource.path(run) + "/stream", "text/event-stream"), StandardCharsets.UTF_8))) {
            if (!tell(listener)) {
                return;
            }
            for (String line = stream.readLine(); line != null; line = stream.readLine()) {
                if (line.startsWith("data:") && !tell(listener)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw gone(e);
        }
        if (!door.answers()) {
            throw gone(null);
        }
        follow(listener);
    }

    private ClientTrouble gone(@org.jspecify.annotations.Nullable Exception why) {
        return new ClientTrouble(
                ClientTrouble.Code.NOT_RUNNING, "Jarvis is gone after event " + after + ". Go on with the run: jarvis resume", why);
    }
}
