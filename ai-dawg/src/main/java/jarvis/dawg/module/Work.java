package jarvis.dawg.module;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What a module did of late, well or not: a window of five minutes. Thread-safe. */
public final class Work {
    static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int MOST = 20_000;

    private final InstantSource clock;
    private final Deque<Done> done = new ArrayDeque<>();
    private @Nullable Instant last;
    private @Nullable String trouble;

    private record Done(Instant at, boolean well, long micros) {}

    /**
     * The window as it is now.
     *
     * @param last when it last did anything; null: never yet
     * @param trouble why the last thing that failed did; null: nothing did
     * @param meanMillis of one thing; 0 when there was none
     */
    public record Report(
            int done,
            int failed,
            @Nullable Instant last,
            @Nullable String trouble,
            double meanMillis,
            double p95Millis) {
        public double errorRate() {
            return done == 0 ? 0 : (double) failed / done;
        }
    }

    public Work(InstantSource clock) {
        this.clock = clock;
    }

    public void well(Duration took) {
        add(true, took);
    }

    public void failed(Duration took, String why) {
        synchronized (this) {
            trouble = why;
        }
        add(false, took);
    }

    private synchronized void add(boolean well, Duration took) {
        Instant now = clock.instant();
        last = now;
        done.addLast(new Done(now, well, took.toNanos() / 1_000));
        forget(now);
    }

    private void forget(Instant now) {
        while (!done.isEmpty() && (done.size() > MOST || done.getFirst().at().isBefore(now.minus(WINDOW)))) {
            done.removeFirst();
        }
    }

    public synchronized Report report() {
        forget(clock.instant());
        long[] micros = done.stream().mapToLong(Done::micros).sorted().toArray();
        int failed = (int) done.stream().filter(one -> !one.well()).count();
        double mean = Arrays.stream(micros).average().orElse(0) / 1_000;
        double p95 = micros.length == 0 ? 0 : micros[(int) Math.ceil(micros.length * 0.95) - 1] / 1_000.0;
        return new Report(micros.length, failed, last, trouble, mean, p95);
    }
}
