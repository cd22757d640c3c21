package jarvis.dawg.module;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a module did of late, well or not: a window of five minutes. Thread-safe. */
public interface Work {
    void well(Duration took);

    void failed(Duration took, String why);

    /** The window as it is now. */
    Report report();

    /**
     * What there is in the window.
     *
     * @param last when it last did anything, also before the window; null: never that is known here
     * @param trouble why the last thing that failed did, also before the window; null: nothing did
     * @param meanMillis of one thing; 0 when there was none
     * @param p95Millis the same, right to a sixteenth
     */
    record Report(
            long done,
            long failed,
            @Nullable Instant last,
            @Nullable String trouble,
            double meanMillis,
            double p95Millis) {
        public double errorRate() {
            return done == 0 ? 0 : (double) failed / done;
        }
    }
}
