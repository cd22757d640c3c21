package jarvis.core.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Whole runs of random plans in a world that lies, hangs and crashes; each failure names the seed that replays it. */
class CoordinationSimulationTest {
    private static final int FIXED_SEEDS = 500;

    /** Random seeds that found something once. */
    private static final long[] FOUND = {-6976760890633581518L};

    @Test
    void everyWildRunKeepsTheRulesAndReachesItsSignOff() {
        LongStream fixed = LongStream.rangeClosed(1, FIXED_SEEDS);
        check(LongStream.concat(fixed, LongStream.of(FOUND)), CoordinationSimulationTest::wild);
    }

    @Test
    void aRunThatCrashesEndsLikeOneThatDoesNot() {
        check(LongStream.rangeClosed(1, FIXED_SEEDS), CoordinationSimulationTest::resumed);
    }

    @Test
    void anyBeginningOfALogCanGoOn() {
        check(LongStream.rangeClosed(1, FIXED_SEEDS / 2), CoordinationSimulationTest::goesOn);
    }

    @Test
    @EnabledIfSystemProperty(named = "jarvis.seeds", matches = "\\d+")
    void randomSeedsOnDemand() {
        check(new SplittableRandom().longs(Long.getLong("jarvis.seeds", 0)), seed -> {
            wild(seed);
            resumed(seed);
            goesOn(seed);
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

    /** Each beginning can be settled, shown and asked anything; one of them is run to its sign-off in a new world. */
    private static void goesOn(long seed) {
        Simulation simulation = new Simulation(seed, Simulation.Weather.WILD);
        simulation.run();
        Hostility hostility = new Hostility(seed);
        RunState state = RunState.EMPTY;
        for (Event event : simulation.log()) {
            state = Coordination.apply(state, event);
            after(state, new Command.Settle(), event.at());
            RunState asked = after(state, hostility.next(), event.at());
            Coordination.whatNext(asked, event.at());
        }
        int kept = Chance.keyed(seed, "kept").between(1, simulation.log().size());
        Simulation.goingOn(seed, simulation.log().subList(0, kept)).run();
    }

    private static RunState after(RunState state, Command command, Instant at) {
        return switch (Coordination.decide(state, command, at)) {
            case Decision.Accepted accepted -> fold(state, accepted.events());
            case Decision.Refused refused -> state;
        };
    }

    private static RunState fold(RunState state, List<Event> events) {
        RunState next = state;
        for (Event event : events) {
            next = Coordination.apply(next, event);
        }
        return next;
    }

    private interface Check {
        void of(long seed);
    }

    /** One line for each way to fail, with how many seeds fail so and the first of them. */
    private static void check(LongStream seeds, Check check) {
        Map<String, SortedSet<Long>> broken = new ConcurrentSkipListMap<>();
        seeds.parallel().forEach(seed -> {
            try {
                check.of(seed);
            } catch (RuntimeException | AssertionError failure) {
                broken.computeIfAbsent(kind(failure), key -> new ConcurrentSkipListSet<>())
                        .add(seed);
            }
        });
        StringBuilder found = new StringBuilder();
        broken.forEach((kind, numbers) ->
                found.append(numbers.size() + " seeds, first " + numbers.first() + ": " + kind + "\n"));
        assertThat(broken).as("replay one with -Djarvis.seed=N%n%s", found).isEmpty();
    }

    private static String kind(Throwable failure) {
        String text = failure.toString().replaceAll("\\s+", " ");
        return text.substring(0, Math.min(60, text.length()));
    }
}
