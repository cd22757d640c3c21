package jarvis.dawg.traffic;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What came of all that was sent. Thread-safe. */
final class Tally {
    private long accepted;
    private long duplicates;
    private long refused;
    private long generations;
    private long errors;

    /** @param answer of the service to a batch */
    synchronized void batch(JsonNode answer) {
        accepted += answer.path("accepted").asLong(0);
        duplicates += answer.path("duplicates").asLong(0);
        refused += answer.path("refused").size();
    }

    synchronized void generation() {
        generations++;
    }

    synchronized void error() {
        errors++;
    }

    /** Sent is what was answered for; an error is a request that was not. */
    synchronized String line() {
        return String.format(
                Locale.ROOT,
                "sent %d, accepted %d, duplicates %d, refused %d, generations queued %d, errors %d",
                accepted + duplicates + refused,
                accepted,
                duplicates,
                refused,
                generations,
                errors);
    }
}
