package jarvis.runtime.server.push;

import java.time.Duration;

/**
 * The times of a push connection.
 *
 * @param heartbeat between two named heartbeats
 * @param gap at least this long between two run documents: the latest wins
 * @param patience how long one write may take before the watcher is given up
 * @param rotation how long a connection lasts; the watcher then comes back by itself
 */
public record Pace(Duration heartbeat, Duration gap, Duration patience, Duration rotation) {
    public static final Pace DEFAULT =
            new Pace(Duration.ofSeconds(10), Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofMinutes(10));

    /** How often to look whether more is known of the branches. */
    public Duration look() {
        return gap.multipliedBy(2);
    }

    /** How often to look whether a heartbeat is due, or somebody is to be given up. */
    public Duration tick() {
        Duration often = heartbeat.dividedBy(8);
        Duration enough = patience.dividedBy(4);
        return often.compareTo(enough) < 0 ? often : enough;
    }
}
