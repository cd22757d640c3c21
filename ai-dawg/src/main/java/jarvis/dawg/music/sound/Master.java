package jarvis.dawg.music.sound;

/** The last step of one side: takes away what does not swing, bends peaks so that none is cut off, and fades the end out. */
final class Master {
    private static final double GAIN = 1.3;

    /** Below it nothing is bent. */
    private static final double KNEE = 0.7;

    private static final double CEILING = 0.98;
    private static final double BLOCKING = 0.9985;

    private final long fadeFrom;
    private final long frames;
    private double before;
    private double blocked;
    private long frame;

    Master(long fadeFrom, long frames) {
        this.fadeFrom = fadeFrom;
        this.frames = frames;
    }

    void finish(double[] side, int count) {
        for (int i = 0; i < count; i++) {
            blocked = side[i] - before + BLOCKING * blocked;
            before = side[i];
            side[i] = bent(GAIN * blocked) * fade();
            frame++;
        }
    }

    private static double bent(double value) {
        double size = Math.abs(value);
        if (size <= KNEE) {
            return value;
        }
        double over = (size - KNEE) / (CEILING - KNEE);
        double limited = KNEE + (CEILING - KNEE) * over / (1 + over);
        return value < 0 ? -limited : limited;
    }

    private double fade() {
        return frame < fadeFrom ? 1 : (frames - 1 - frame) / (double) (frames - fadeFrom);
    }
}
