package jarvis.runtime.forecast;

import jarvis.core.forecast.Network;
import jarvis.core.forecast.Sample;
import jarvis.core.forecast.Simulation;
import java.util.List;
import java.util.stream.IntStream;

/** Simulates on all cores. How many there are changes how long it takes, and nothing else. */
final class Cores {
    /** Few enough that two cores end at about the same time, many enough that starting costs nothing. */
    private static final int AT_ONCE = 128;

    /** Done before other threads are awake. */
    private static final long SMALL = 100_000;

    private Cores() {}

    /** The runs from 0 to that many, in order. */
    static List<Sample> samples(Network network, long seed, int runs) {
        Simulation simulation = new Simulation(network, seed);
        IntStream parts = IntStream.range(0, (runs + AT_ONCE - 1) / AT_ONCE);
        return ((long) runs * network.size() > SMALL ? parts.parallel() : parts)
                .mapToObj(part -> simulation.runs(part * AT_ONCE, Math.min(runs, (part + 1) * AT_ONCE)))
                .toList();
    }

    /** Of so many samples how many hold about that many runs; one at least. */
    static int holding(int samples, int runs) {
        return Math.clamp(runs / AT_ONCE, 1, samples);
    }
}
