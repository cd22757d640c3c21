package jarvis.dawg.music.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jarvis.dawg.music.Composer;
import jarvis.dawg.music.Composition;
import jarvis.dawg.music.Genre;
import jarvis.dawg.music.MidiFile;
import jarvis.dawg.music.MusicRequest;
import jarvis.dawg.music.Requests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.zip.CRC32;
import javax.sound.sampled.AudioFormat;
import org.junit.jupiter.api.Test;

class WavFileTest {
    private static final MusicRequest SHORT = new MusicRequest(Genre.POP, Requests.key("D"), 120, 4, 1);

    /** Random ones, the longer ones shortened: what is heard is the same in each bar. */
    private static List<MusicRequest> random(int count) {
        return Requests.random(count).stream()
                .map(request -> new MusicRequest(
                        request.genre(), request.key(), request.tempo(), 1 + request.bars() % 5, request.seed()))
                .toList();
    }

    @Test
    void theHeaderSays16BitsStereoAt44100() throws Exception {
        byte[] file = Heard.of(SHORT).file();
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(new String(file, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
        assertThat(header.getInt(4)).isEqualTo(file.length - 8);
        assertThat(new String(file, 8, 8, StandardCharsets.US_ASCII)).isEqualTo("WAVEfmt ");
        assertThat(header.getInt(16)).isEqualTo(16);
        assertThat(header.getShort(20)).isEqualTo((short) 1);
        assertThat(header.getShort(22)).isEqualTo((short) 2);
        assertThat(header.getInt(24)).isEqualTo(44_100);
        assertThat(header.getInt(28)).isEqualTo(176_400);
        assertThat(header.getShort(32)).isEqualTo((short) 4);
        assertThat(header.getShort(34)).isEqualTo((short) 16);
        assertThat(new String(file, 36, 4, StandardCharsets.US_ASCII)).isEqualTo("data");
        assertThat(header.getInt(40)).isEqualTo(file.length - 44);
    }

    @Test
    void theJdkReadsItAsPcm() {
        AudioFormat format = Heard.of(SHORT).format().getFormat();
        assertThat(format.matches(new AudioFormat(44_100, 16, 2, true, false))).isTrue();
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherOthers() {
        MusicRequest other = new MusicRequest(SHORT.genre(), SHORT.key(), SHORT.tempo(), SHORT.bars(), 2);
        byte[] file = Heard.of(SHORT).file();
        assertThat(Arrays.equals(Heard.of(SHORT).file(), file)).isTrue();
        assertThat(Arrays.equals(Heard.of(other).file(), file)).isFalse();
    }

    @Test
    void itLastsAsLongAsAskedToOneFrame() {
        for (MusicRequest request : random(20)) {
            Heard heard = Heard.of(request);
            assertThat(heard.seconds()).isCloseTo(request.bars() * 240.0 / request.tempo(), within(1 / 44_100.0));
            assertThat(heard.file()).hasSize((int) WavFile.bytes(Composer.compose(request)));
        }
    }

    @Test
    void itsSizeIsKnownBefore() {
        for (MusicRequest request : Requests.random(200)) {
            double seconds = (WavFile.bytes(Composer.compose(request)) - 44) / 176_400.0;
            assertThat(seconds).isCloseTo(request.bars() * 240.0 / request.tempo(), within(1 / 44_100.0));
        }
    }

    /** So that a generation can be made again. Who changes how music sounds writes down the new sums, knowing it. */
    @Test
    void aPieceOnceMadeKeepsItsBytes() {
        assertThat(sum(MidiFile.of(Composer.compose(SHORT)))).isEqualTo("e5d10fa4");
        assertThat(sum(Heard.of(SHORT).file())).isEqualTo("e77c644b");
    }

    private static String sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return Long.toHexString(sum.getValue());
    }

    @Test
    void itIsNeverClippedNeverSilentAndSwingsAroundZero() {
        for (MusicRequest request : random(40)) {
            Heard heard = Heard.of(request);
            for (double[] side : List.of(heard.left(), heard.right())) {
                assertThat(Heard.peak(side)).as("peak of %s", request).isBetween(0.15, 0.985);
                assertThat(Heard.loudness(side, 0, side.length))
                        .as("loudness of %s", request)
                        .isBetween(0.03, 0.35);
                assertThat(DoubleStream.of(side).average().orElseThrow())
                        .as("mean of %s", request)
                        .isCloseTo(0, within(0.001));
            }
        }
    }

    @Test
    void everyBarIsHeard() {
        for (MusicRequest request : Requests.everyGenre(16, Requests.key("Eb minor"))) {
            double[] middle = Heard.of(request).middle();
            int bar = middle.length / 16;
            for (int i = 0; i < 16; i++) {
                assertThat(Heard.loudness(middle, i * bar, (i + 1) * bar))
                        .as("bar %d of %s", i, request)
                        .isGreaterThan(0.01);
            }
        }
    }

    @Test
    void itEndsInSilenceAndWithoutAClick() {
        for (MusicRequest request : Requests.everyGenre(4, Requests.key("A"))) {
            double[] middle = Heard.of(request).middle();
            assertThat(middle[middle.length - 1]).isZero();
            assertThat(Heard.loudness(middle, middle.length - 200, middle.length))
                    .isLessThan(0.01);
        }
    }

    @Test
    void theTwoSidesDiffer() {
        Heard heard = Heard.of(SHORT);
        double[] difference = new double[heard.left().length];
        Arrays.setAll(difference, i -> heard.left()[i] - heard.right()[i]);
        assertThat(Heard.loudness(difference, 0, difference.length)).isGreaterThan(0.01);
    }

    @Test
    void progressRisesToOne() throws IOException {
        List<Double> shares = new ArrayList<>();
        WavFile.write(Composer.compose(SHORT), OutputStream.nullOutputStream(), () -> false, shares::add);
        assertThat(shares).isSorted().hasSizeGreaterThan(100).endsWith(1.0);
    }

    @Test
    void aCancelledOneStopsAtTheNextBlock() throws IOException {
        Composition piece = Composer.compose(SHORT);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        List<Double> shares = new ArrayList<>();
        WavFile.Ending ending = WavFile.write(piece, stream, () -> shares.size() == 3, shares::add);
        assertThat(ending).isEqualTo(WavFile.Ending.CANCELLED);
        assertThat(shares).hasSize(3);
        assertThat(stream.size()).isEqualTo(44 + 3 * 2048 * 4);
    }
}
