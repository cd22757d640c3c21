package jarvis.dawg.traffic;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What traffic is wanted.
 *
 * @param users about how many are active in a month
 * @param days before today that are filled first; 0 for none
 * @param live null: only what was
 */
record Plan(
        URI service,
        long seed,
        int users,
        int days,
        @Nullable Live live) {
    /**
     * What goes on from now on.
     *
     * @param rate events a second
     * @param duration null: until it is ended
     * @param generations a minute
     */
    record Live(double rate, @Nullable Duration duration, int generations) {}

    Crowd crowd() {
        return new Crowd(seed, users);
    }
}
