package jarvis.core.forecast;

import jarvis.core.plan.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random plans that a run could be made of: nobody waits for somebody later. */
final class RandomWork {
    private static final List<Mode> MODES = List.of(Mode.values());

    private final Random random;

    RandomWork(long seed) {
        random = new Random(seed);
    }

    /** @param waiting whether instances of a phase may wait for each other beside their order */
    Drawn plan(boolean waiting) {
        Drawn drawn = new Drawn();
        int instances = between(1, 9);
        for (int i = 1; i <= instances; i++) {
            double least = between(0, 8) / 4.0;
            drawn.takes("i" + i, least, least + between(0, 12) / 4.0 + (least == 0 ? 0.25 : 0));
            drawn.waits("i" + i, waiting ? some(i) : new String[0]);
        }
        int phases = between(1, 4);
        for (int phase = 1; phase <= phases; phase++) {
            Mode mode = waiting ? MODES.get(random.nextInt(MODES.size())) : Mode.PARALLEL;
            drawn.phase("phase-" + phase, mode, members(instances));
        }
        return drawn;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private String[] some(int before) {
        List<String> found = new ArrayList<>();
        for (int other = 1; other < before; other++) {
            if (random.nextInt(100) < 30) {
                found.add("i" + other);
            }
        }
        return found.toArray(String[]::new);
    }

    private String[] members(int instances) {
        List<String> found = new ArrayList<>();
        for (int i = 1; i <= instances; i++) {
            if (random.nextInt(100) < 70) {
                found.add("i" + i + (random.nextInt(100) < 15 ? "?" : ""));
            }
        }
        return found.isEmpty() ? new String[] {"i1"} : found.toArray(String[]::new);
    }
}
