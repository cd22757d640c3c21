package jarvis.core.forecast;

/** What came of some runs of a simulation: how long each took, and which pieces decided that. */
public final class Sample {
    private final double[] seconds;
    private final long[] decided;
    private final double[] worth;

    Sample(int runs, int pieces) {
        seconds = new double[runs];
        decided = new long[pieces];
        worth = new double[pieces];
    }

    void add(int run, double took) {
        seconds[run] = took;
    }

    /** That piece was on the longest path of a run. */
    void decides(int piece, double took) {
        decided[piece]++;
        worth[piece] += took;
    }

    public int runs() {
        return seconds.length;
    }

    double took(int run) {
        return seconds[run];
    }

    long decided(int piece) {
        return decided[piece];
    }

    /** Seconds of that piece on the longest path, summed over the runs. */
    double worth(int piece) {
        return worth[piece];
    }
}
