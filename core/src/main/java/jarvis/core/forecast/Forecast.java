package jarvis.core.forecast;

import jarvis.core.coordination.AssignmentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long the work of a network takes, over many simulated runs.
 *
 * @param p50 half of the runs were through by then
 * @param p90 nine of ten were
 * @param atLeast whether all of it is a lower bound, since of some work nobody knows how long it takes
 * @param shares of each piece of work, in the order of the network
 */
public record Forecast(long seed, int runs, Duration p50, Duration p90, boolean atLeast, List<Share> shares) {
    /** What {@code jarvis} plays unless another number is said. */
    public static final int RUNS = 10_000;

    private static final double HALF = 0.5;
    private static final double NINE_OF_TEN = 0.9;

    public Forecast {
        shares = List.copyOf(shares);
    }

    /**
     * How much one assignment decides.
     *
     * @param round 0; more where it is a repetition after a checkpoint failed
     * @param decides in which part of the runs the end would come later if it took longer, from 0 to 1
     * @param seconds how much of the run it is where it decides, on the average over all runs
     */
    public record Share(AssignmentId assignment, int round, double decides, double seconds) {}

    /** Puts samples together, in the order of their runs. */
    public static Forecast of(Network network, long seed, List<Sample> samples) {
        double[] seconds = samples.stream()
                .flatMapToDouble(sample -> Arrays.stream(took(sample)))
                .sorted()
                .toArray();
        return new Forecast(
                seed,
                seconds.length,
                within(seconds, HALF),
                within(seconds, NINE_OF_TEN),
                network.atLeast(),
                shares(network, samples, seconds.length));
    }

    private static double[] took(Sample sample) {
        double[] all = new double[sample.runs()];
        Arrays.setAll(all, sample::took);
        return all;
    }

    /** The nearest rank: a time that a run really took. */
    private static Duration within(double[] sorted, double part) {
        int rank = Math.max(0, (int) Math.ceil(part * sorted.length) - 1);
        return duration(sorted.length == 0 ? 0 : sorted[rank]);
    }

    static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * Duration.ofSeconds(1).toMillis()));
    }

    private static List<Share> shares(Network network, List<Sample> samples, int runs) {
        List<Share> shares = new ArrayList<>();
        for (Stage stage : network.stages()) {
            for (Piece piece : stage.pieces()) {
                int number = shares.size();
                long decided = samples.stream()
                        .mapToLong(sample -> sample.decided(number))
                        .sum();
                double worth = samples.stream()
                        .mapToDouble(sample -> sample.worth(number))
                        .sum();
                shares.add(new Share(piece.id(), stage.round(), (double) decided / runs, worth / runs));
            }
        }
        return shares;
    }
}
