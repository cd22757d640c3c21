package jarvis.bench;

import java.time.Duration;
import java.util.Arrays;

/** How long things took. For one thread. */
final class Times {
    private long[] nanos = new long[1024];
    private int count;

    void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = took;
    }

    void add(Times others) {
        for (int i = 0; i < others.count; i++) {
            add(others.nanos[i]);
        }
    }

    int count() {
        return count;
    }

    /** Milliseconds within which that part of them was. */
    double within(double part) {
        if (count == 0) {
            return Double.NaN;
        }
        Arrays.sort(nanos, 0, count);
        int index = Math.clamp((int) Math.ceil(part * count) - 1, 0, count - 1);
        return nanos[index] / (double) Duration.ofMillis(1).toNanos();
    }
}
