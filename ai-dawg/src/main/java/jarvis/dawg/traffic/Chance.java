package jarvis.dawg.traffic;

import java.util.List;
import java.util.SplittableRandom;

/** Draws that depend on nothing but a key: what is drawn for one thing never moves what is drawn for another. */
final class Chance {
    private final SplittableRandom random;

    private Chance(long start) {
        random = new SplittableRandom(start);
    }

    static Chance of(long... key) {
        long start = 0;
        for (long part : key) {
            start = new SplittableRandom(start ^ part).nextLong();
        }
        return new Chance(start);
    }

    /** From 0 to below 1. */
    double share() {
        return random.nextDouble();
    }

    boolean once(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** One of them; what stands there twice is drawn twice as often. */
    <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
