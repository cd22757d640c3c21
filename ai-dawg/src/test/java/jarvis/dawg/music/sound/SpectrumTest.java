package jarvis.dawg.music.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jarvis.dawg.music.Key;
import jarvis.dawg.music.Mode;
import jarvis.dawg.music.MusicRequest;
import jarvis.dawg.music.Requests;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hears the key in the sound, drums and all, by the frequencies of its strongest peaks. */
class SpectrumTest {
    private static final Set<Integer> MAJOR = Set.of(0, 2, 4, 5, 7, 9, 11);
    private static final Set<Integer> MINOR = Set.of(0, 2, 3, 5, 7, 8, 10);

    /** Each genre in a key of its own. */
    static Stream<MusicRequest> pieces() {
        List<String> keys = List.of("C", "F#m", "Bb", "A minor", "E", "Dbm", "G", "Eb minor");
        return IntStream.range(0, keys.size())
                .mapToObj(
                        i -> Requests.everyGenre(16, Requests.key(keys.get(i))).get(i));
    }

    static Stream<MusicRequest> everyGenreInManyKeys() {
        return Stream.of("C", "F#m", "Bb", "A minor", "E", "Ab", "Bm")
                .flatMap(key -> Requests.everyGenre(16, Requests.key(key)).stream());
    }

    /** How many of the frequencies lie within a quarter tone of a note of a scale. */
    private static long inScale(List<Double> frequencies, double tonicHertz, Set<Integer> scale) {
        return frequencies.stream()
                .filter(frequency -> {
                    double semitones = 12 * Math.log(frequency / tonicHertz) / Math.log(2);
                    return scale.contains(Math.floorMod(Math.round(semitones), 12));
                })
                .count();
    }

    /** The tonic's frequency by the letters of the scale, counted from A at 440 Hz. */
    private static double tonic(Key key) {
        int fromA = List.of(0, 2, 3, 5, 7, 8, 10).get("ABCDEFG".indexOf(key.letter())) + key.accidental();
        return 440 * Math.pow(2, fromA / 12.0);
    }

    private static List<Double> peaks(MusicRequest request) {
        return Spectrum.of(Heard.of(request).middle()).peaks(60, 2000, 10);
    }

    private static Set<Integer> scale(MusicRequest request) {
        return request.key().mode() == Mode.MAJOR ? MAJOR : MINOR;
    }

    private static void isInItsKeyAndInNoOther(MusicRequest request) {
        List<Double> peaks = peaks(request);
        double tonic = tonic(request.key());
        assertThat(peaks).hasSize(10);
        assertThat(inScale(peaks, tonic, scale(request)))
                .as("%s in its key", peaks)
                .isGreaterThanOrEqualTo(9);
        assertThat(inScale(peaks, tonic * Math.sqrt(2), scale(request)))
                .as("%s a tritone away", peaks)
                .isLessThan(8);
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void theStrongestPeaksAreNotesOfTheKeyAndNotOfTheOneATritoneAway(MusicRequest request) {
        isInItsKeyAndInNoOther(request);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("everyGenreInManyKeys")
    void everyGenreIsInEveryKey(MusicRequest request) {
        isInItsKeyAndInNoOther(request);
    }

    /** At a fast tempo the rhythm of a deep bass adds lines beside its pitch, a few of which are strong; hence a mean. */
    @Tag("slow")
    @Test
    void atAnyTempoTheStrongestPeaksAreNearlyAllNotesOfTheKey() {
        LongSummaryStatistics counts = Requests.random(100).stream()
                .map(request -> new MusicRequest(
                        request.genre(), request.key(), request.tempo(), 4 + request.bars() % 13, request.seed()))
                .mapToLong(request -> inScale(peaks(request), tonic(request.key()), scale(request)))
                .summaryStatistics();
        assertThat(counts.getMin()).isGreaterThanOrEqualTo(7);
        assertThat(counts.getAverage()).isGreaterThan(9.5);
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void lowMiddleAndHighAllSound(MusicRequest request) {
        Spectrum spectrum = Spectrum.of(Heard.of(request).middle());
        double all = spectrum.powerBetween(20, 20_000);
        assertThat(spectrum.powerBetween(20, 250) / all).isBetween(0.2, 0.85);
        assertThat(spectrum.powerBetween(250, 2000) / all).isGreaterThan(0.1);
        assertThat(spectrum.powerBetween(2000, 20_000) / all).isGreaterThan(0.001);
    }

    @Test
    void theOracleFindsTheSinesThatItIsGiven() {
        double[] sines = new double[200_000];
        for (int i = 0; i < sines.length; i++) {
            sines[i] = Math.sin(2 * Math.PI * 440.3 * i / 44_100) + 0.3 * Math.sin(2 * Math.PI * 97.1 * i / 44_100);
        }
        List<Double> peaks = Spectrum.of(sines).peaks(60, 2000, 2);
        assertThat(peaks.get(0)).isCloseTo(440.3, within(0.05));
        assertThat(peaks.get(1)).isCloseTo(97.1, within(0.05));
    }
}
