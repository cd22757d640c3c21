package jarvis.runtime.run.chaos;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that a seed decides. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean percent(int likelihood) {
        return random.nextInt(100) < likelihood;
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A word that no other draw gives. */
    String word() {
        return Long.toHexString(random.nextLong());
    }
}
