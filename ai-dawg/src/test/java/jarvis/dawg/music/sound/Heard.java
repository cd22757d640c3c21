package jarvis.dawg.music.sound;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.dawg.music.Composer;
import jarvis.dawg.music.MusicRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** A piece as the JDK's reader of WAV files hears it: two sides, from -1 to 1. */
record Heard(byte[] file, AudioFileFormat format, double[] left, double[] right) {
    static Heard of(MusicRequest request) {
        try {
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            WavFile.Ending ending = WavFile.write(Composer.compose(request), stream, () -> false, share -> {});
            assertThat(ending).isEqualTo(WavFile.Ending.WHOLE);
            return of(stream.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Heard of(byte[] file) throws IOException {
        try (AudioInputStream audio = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
            ByteBuffer samples = ByteBuffer.wrap(audio.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            int frames = samples.remaining() / 4;
            double[] left = new double[frames];
            double[] right = new double[frames];
            for (int i = 0; i < frames; i++) {
                left[i] = samples.getShort() / 32768.0;
                right[i] = samples.getShort() / 32768.0;
            }
            return new Heard(file, AudioSystem.getAudioFileFormat(new ByteArrayInputStream(file)), left, right);
        } catch (UnsupportedAudioFileException e) {
            throw new AssertionError("no WAV file", e);
        }
    }

    double seconds() {
        return left.length / 44_100.0;
    }

    /** The middle of the two sides. */
    double[] middle() {
        double[] middle = new double[left.length];
        for (int i = 0; i < middle.length; i++) {
            middle[i] = (left[i] + right[i]) / 2;
        }
        return middle;
    }

    static double loudness(double[] samples, int from, int to) {
        double power = 0;
        for (int i = from; i < to; i++) {
            power += samples[i] * samples[i];
        }
        return Math.sqrt(power / (to - from));
    }

    static double peak(double[] samples) {
        double peak = 0;
        for (double sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }
}
