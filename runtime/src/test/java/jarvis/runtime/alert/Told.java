package jarvis.runtime.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What arrived somewhere, in order, and may be waited for. Thread-safe. */
final class Told<T> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<T> all = new ArrayList<>();

    synchronized void add(T one) {
        all.add(one);
        notifyAll();
    }

    synchronized List<T> all() {
        return List.copyOf(all);
    }

    /** Returns as soon as what arrived is so. */
    synchronized List<T> await(Predicate<List<T>> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.test(all)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("only this arrived: " + all);
            }
            wait(left);
        }
        return List.copyOf(all);
    }

    List<T> await(int count) throws InterruptedException {
        return await(list -> list.size() >= count);
    }
}
