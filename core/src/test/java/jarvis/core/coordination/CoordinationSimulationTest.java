package jarvis.core.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Whole runs of random plans in a world that lies, hangs and crashes; each failure names the seed that replays it. */
class CoordinationSimulationTest {
    private static final int FIXED_SEEDS = 500;

    @Test
    void everyWildRunKeepsTheRulesAndReachesItsSignOff() {
        check(LongStream.rangeClosed(1, FIXED_SEEDS), CoordinationSimulationTest::wild);
    }

    @Test
    void aRunThatCrashesEndsLikeOneThatDoesNot() {
        check(LongStream.rangeClosed(1, FIXED_SEEDS), CoordinationSimulationTest::resumed);
    }

    @Test
    @EnabledIfSystemProperty(named = "jarvis.seeds", matches = "\\d+")
    void randomSeedsOnDemand() {
        SplittableRandom random = new SplittableRandom();
        check(LongStream.generate(random::nextLong).limit(Long.getLong("jarvis.seeds", 0)), seed -> {
            wild(seed);
            resumed(seed);
        });
    }

    @Test
    @EnabledIfSystemProperty(named = "jarvis.seed", matches = "-?\\d+")
    void oneSeedWithItsTrace() {
        long seed = Long.getLong("jarvis.seed", 0);
        for (Simulation.Weather weather : Simulation.Weather.values()) {
            Simulation simulation = new Simulation(seed, weather);
            try {
                simulation.run();
            } finally {
                System.out.println("== " + weather + " ==\n" + String.join("\n", simulation.trace()));
            }
        }
    }

    private static void wild(long seed) {
        new Simulation(seed, Simulation.Weather.WILD).run();
    }

    private static void resumed(long seed) {
        String calm = new Simulation(seed, Simulation.Weather.CALM).run();
        assertThat(new Simulation(seed, Simulation.Weather.CRASHING).run()).isEqualTo(calm);
    }

    private interface Check {
        void of(long seed);
    }

    /** One line for each way to fail, with how many seeds fail so and the first of them. */
    private static void check(LongStream seeds, Check check) {
        Map<String, List<Long>> broken = new TreeMap<>();
        seeds.forEach(seed -> {
            try {
                check.of(seed);
            } catch (RuntimeException | AssertionError failure) {
                broken.computeIfAbsent(kind(failure), key -> new ArrayList<>()).add(seed);
            }
        });
        StringBuilder found = new StringBuilder();
        broken.forEach((kind, numbers) ->
                found.append(numbers.size() + " seeds, first " + numbers.getFirst() + ": " + kind + "\n"));
        assertThat(broken).as("replay one with -Djarvis.seed=N%n%s", found).isEmpty();
    }

    private static String kind(Throwable failure) {
        String text = failure.toString().replaceAll("\\s+", " ");
        return text.substring(0, Math.min(60, text.length()));
    }
}
