package jarvis.dawg.music.sound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The mean power of a sound by frequency, after Welch: windows that overlap by half, each through a Fourier transform. */
final class Spectrum {
    private static final int SIZE = 1 << 16;
    private static final double BIN = 44_100.0 / SIZE;
    private static final double SEMITONE = Math.pow(2, 1 / 12.0);

    private static final double[] COSINES = new double[SIZE];
    private static final double[] SINES = new double[SIZE];

    static {
        Arrays.setAll(COSINES, i -> Math.cos(2 * Math.PI * i / SIZE));
        Arrays.setAll(SINES, i -> Math.sin(2 * Math.PI * i / SIZE));
    }

    private final double[] power = new double[SIZE / 2];

    private Spectrum() {}

    static Spectrum of(double[] samples) {
        Spectrum spectrum = new Spectrum();
        for (int start = 0; start == 0 || start + SIZE <= samples.length; start += SIZE / 2) {
            spectrum.add(samples, start);
        }
        return spectrum;
    }

    private void add(double[] samples, int start) {
        double[] real = new double[SIZE];
        double[] imaginary = new double[SIZE];
        for (int i = 0; i < SIZE && start + i < samples.length; i++) {
            real[i] = samples[start + i] * (0.5 - 0.5 * COSINES[i]);
        }
        transform(real, imaginary);
        for (int i = 0; i < power.length; i++) {
            power[i] += real[i] * real[i] + imaginary[i] * imaginary[i];
        }
    }

    /** Cooley and Tukey's, in place. */
    private static void transform(double[] real, double[] imaginary) {
        int size = real.length;
        for (int i = 0; i < size; i++) {
            int j = Integer.reverse(i) >>> (Integer.numberOfLeadingZeros(size) + 1);
            if (i < j) {
                swap(real, i, j);
                swap(imaginary, i, j);
            }
        }
        for (int half = 1; half < size; half *= 2) {
            for (int i = 0; i < size; i++) {
                if ((i & half) == 0) {
                    turn(real, imaginary, i, i + half, (i & (half - 1)) * (size / 2 / half));
                }
            }
        }
    }

    private static void turn(double[] real, double[] imaginary, int i, int j, int angle) {
        double re = real[j] * COSINES[angle] + imaginary[j] * SINES[angle];
        double im = imaginary[j] * COSINES[angle] - real[j] * SINES[angle];
        real[j] = real[i] - re;
        imaginary[j] = imaginary[i] - im;
        real[i] += re;
        imaginary[i] += im;
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }

    /** The frequencies of the strongest peaks in a range, strongest first; of two within half a semitone only the stronger. */
    List<Double> peaks(double lowest, double highest, int count) {
        List<Integer> bins = new ArrayList<>();
        for (int i = (int) Math.ceil(lowest / BIN); i * BIN <= highest; i++) {
            if (power[i] > power[i - 1] && power[i] >= power[i + 1]) {
                bins.add(i);
            }
        }
        bins.sort(Comparator.comparingDouble((Integer bin) -> power[bin]).reversed());
        List<Double> peaks = new ArrayList<>();
        for (int bin : bins) {
            double frequency = between(bin) * BIN;
            if (peaks.size() < count && peaks.stream().allMatch(peak -> apart(peak, frequency) > 0.5)) {
                peaks.add(frequency);
            }
        }
        return peaks;
    }

    /** The top of the parabola through a bin and its neighbours, on a logarithmic scale. */
    private double between(int bin) {
        double before = Math.log(power[bin - 1]);
        double here = Math.log(power[bin]);
        double after = Math.log(power[bin + 1]);
        return bin + 0.5 * (before - after) / (before - 2 * here + after);
    }

    /** In semitones. */
    private static double apart(double one, double other) {
        return Math.abs(Math.log(one / other) / Math.log(SEMITONE));
    }

    double powerBetween(double lowest, double highest) {
        double sum = 0;
        for (int i = (int) (lowest / BIN); i < power.length && i * BIN < highest; i++) {
            sum += power[i];
        }
        return sum;
    }
}
