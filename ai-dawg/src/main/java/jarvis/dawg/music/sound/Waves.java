package jarvis.dawg.music.sound;

import java.util.EnumMap;
import java.util.Map;

/** One cycle of each shape, once for every number of harmonics that a pitch has room for below half the sample rate. */
final class Waves {
    /** A phase is a whole int: it wraps by itself, and its top bits are the place in the table. */
    static final int INDEX_SHIFT = 21;

    static final int FRACTION_MASK = (1 << INDEX_SHIFT) - 1;
    static final double FRACTION = 1.0 / (1 << INDEX_SHIFT);

    private static final int SIZE = 1 << (32 - INDEX_SHIFT);
    private static final int OCTAVES = 9;

    private final double[] sine = new double[SIZE];
    private final Map<Shape, double[][]> tables = new EnumMap<>(Shape.class);

    Waves() {
        for (int i = 0; i < SIZE; i++) {
            sine[i] = StrictMath.sin(2 * StrictMath.PI * i / SIZE);
        }
    }

    /** The table for a frequency, of mean power one and one value longer than a cycle, for interpolation. */
    double[] table(Shape shape, double frequency) {
        double[][] octaves = tables.computeIfAbsent(shape, this::octaves);
        int octave = 0;
        while (octave + 1 < OCTAVES && frequency * (2 << octave) < Rendering.FRAMES_A_SECOND * 0.45) {
            octave++;
        }
        return octaves[octave];
    }

    /** The table at place n has two to the power of n harmonics. */
    private double[][] octaves(Shape shape) {
        double[][] octaves = new double[OCTAVES][];
        double[] sum = new double[SIZE];
        int harmonic = 1;
        for (int octave = 0; octave < OCTAVES; octave++) {
            for (; harmonic <= 1 << octave; harmonic++) {
                add(sum, harmonic, shape.strength(harmonic));
            }
            octaves[octave] = levelled(sum);
        }
        return octaves;
    }

    private void add(double[] sum, int harmonic, double strength) {
        if (strength != 0) {
            for (int i = 0; i < SIZE; i++) {
                sum[i] += strength * sine[i * harmonic & (SIZE - 1)];
            }
        }
    }

    private static double[] levelled(double[] sum) {
        double power = 0;
        for (double value : sum) {
            power += value * value;
        }
        double gain = 1 / Math.sqrt(power / SIZE);
        double[] table = new double[SIZE + 1];
        for (int i = 0; i <= SIZE; i++) {
            table[i] = sum[i & (SIZE - 1)] * gain;
        }
        return table;
    }
}
