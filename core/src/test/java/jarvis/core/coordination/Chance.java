package jarvis.core.coordination;

import java.util.List;
import java.util.SplittableRandom;

/** Seeded chance. A keyed one answers the same whatever happened before, so that a crash changes nobody's behaviour. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    static Chance keyed(long seed, String key) {
        return new Chance(seed * 0x9E3779B97F4A7C15L + key.hashCode() * 0xC2B2AE3D27D4EB4FL);
    }

    boolean percent(int likelihood) {
        return random.nextInt(100) < likelihood;
    }

    boolean permille(int likelihood) {
        return random.nextInt(1000) < likelihood;
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
