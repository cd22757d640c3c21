package jarvis.runtime.journal.readings;

import java.time.Duration;

/**
 * How often what is written, and how long it is kept.
 *
 * @param pace at most one transaction in that time, as long as all fits in one
 * @param heartbeat from one sign of life to the next when nothing else is written
 * @param lapse without a sign of life that is a gap: the machine slept, or the process was stopped
 * @param age rows that were superseded longer ago are dropped
 * @param rows the most that are kept
 */
record Upkeep(Duration pace, Duration heartbeat, Duration lapse, Duration age, int rows) {
    static final Upkeep DEFAULT = new Upkeep(
            Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofDays(30), 200_000);

    Upkeep with(Duration age, int rows) {
        return new Upkeep(pace, heartbeat, lapse, age, rows);
    }
}
