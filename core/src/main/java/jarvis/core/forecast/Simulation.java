package jarvis.core.forecast;

import java.util.List;

/**
 * A network played many times, each time with other luck. Runs are numbered, and a run of a number is always the same: whoever plays
 * some of them on one thread and some on another gets what one thread would.
 */
public final class Simulation {
    private static final int MOST_ROUNDS = WhatIf.MOST_FAILURES + 1;

    private final Network network;
    private final long seed;

    public Simulation(Network network, long seed) {
        this.network = network;
        this.seed = seed;
    }

    /** The runs of those numbers, the last excluded. */
    public Sample runs(int from, int to) {
        Sample sample = new Sample(to - from, network.size());
        Play play = new Play(network.widest());
        for (int run = from; run < to; run++) {
            sample.add(run - from, total(new Luck(seed, run), play, sample));
        }
        return sample;
    }

    private double total(Luck luck, Play play, Sample sample) {
        double total = 0;
        int first = 0;
        for (Stage stage : network.stages()) {
            draw(stage, luck, play.seconds());
            play.through(stage, network.places());
            total += play.end();
            for (int at = play.last(); at >= 0; at = play.cause(at)) {
                sample.decides(first + at, play.seconds()[at]);
            }
            first += stage.size();
        }
        return total;
    }

    private static void draw(Stage stage, Luck luck, double[] seconds) {
        List<Piece> pieces = stage.pieces();
        for (int at = 0; at < pieces.size(); at++) {
            Piece piece = pieces.get(at);
            seconds[at] = piece.left(luck.likelihood(piece.instance(), stage.round() * MOST_ROUNDS));
            for (int again = 1; again < piece.times(); again++) {
                seconds[at] += piece.left(luck.likelihood(piece.instance(), stage.round() * MOST_ROUNDS + again));
            }
        }
    }
}
