package jarvis.runtime.dashboard;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Since when each service is as it is, as far as this Jarvis saw it. Thread-safe. */
final class Standings {
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();

    private record Standing(String word, Instant since) {}

    /** @param at when it was found like that */
    Instant since(String service, String word, Instant at) {
        Standing now = new Standing(word, at);
        return standings
                .merge(service, now, (before, next) -> before.word().equals(word) ? before : next)
                .since();
    }
}
