package jarvis.dawg.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Listens by measuring: what tells a tune from random notes. */
class MelodyTest {
    private static final int BAR = 1920;
    private static final int BEAT = 480;
    private static final int BREATH = 120;
    private static final List<Composition> PIECES = Requests.random(400).stream()
            .filter(request -> request.bars() >= 8)
            .map(Composer::compose)
            .toList();

    /** One by one, and named by its request: a list of pieces is too much to print. */
    private static void each(Consumer<Composition> rule) {
        for (Composition piece : PIECES) {
            assertThatCode(() -> rule.accept(piece))
                    .as(piece.request().toString())
                    .doesNotThrowAnyException();
        }
    }

    private static List<Note> tune(Composition piece) {
        return piece.tracks().getFirst().notes();
    }

    /** Absolute intervals between notes that follow each other in a phrase, in semitones. */
    private static List<Integer> intervals(Composition piece) {
        List<Note> notes = tune(piece);
        return IntStream.range(1, notes.size())
                .filter(i -> notes.get(i).start() - notes.get(i - 1).end() < BREATH)
                .map(i -> Math.abs(notes.get(i).pitch() - notes.get(i - 1).pitch()))
                .boxed()
                .toList();
    }

    private static double share(List<Integer> values, int most) {
        return values.stream().filter(value -> value <= most).count() / (double) values.size();
    }

    private static double average(ToDoubleFunction<Composition> measure) {
        return PIECES.stream().mapToDouble(measure).average().orElseThrow();
    }

    @Test
    void aTuneMovesMostlyBySteps() {
        each(piece -> assertThat(share(intervals(piece), 2)).isGreaterThan(0.33));
        assertThat(average(piece -> share(intervals(piece), 2))).isGreaterThan(0.7);
    }

    @Test
    void aTuneMovesAndDoesNotStandStill() {
        each(piece -> assertThat(share(intervals(piece), 0)).isLessThan(0.4));
        assertThat(average(piece -> share(intervals(piece), 0))).isLessThan(0.2);
    }

    @Test
    void noLeapIsWiderThanASixth() {
        each(piece -> assertThat(intervals(piece)).allMatch(interval -> interval <= 9));
    }

    @Test
    void aTuneStaysWithinAnOctaveAndAHalf() {
        each(piece -> {
            IntSummaryStatistics range =
                    tune(piece).stream().mapToInt(Note::pitch).summaryStatistics();
            assertThat(range.getMax() - range.getMin()).isBetween(5, 18);
            assertThat(range.getMin()).isGreaterThanOrEqualTo(60);
        });
    }

    @Test
    void aTuneRestsOnNotesOfTheChordOnStrongBeats() {
        for (Composition piece : PIECES) {
            assertThat(tune(piece))
                    .filteredOn(note -> note.start() % (2 * BEAT) == 0)
                    .allSatisfy(note -> assertThat(pitchClasses(piece, note.start()))
                            .as("%s in %s", note, piece.request())
                            .contains(note.pitch() % 12));
        }
    }

    /** The chord's notes by stacking every second note of the scale on its root. */
    private static Set<Integer> pitchClasses(Composition piece, int tick) {
        Chord chord = piece.chords().stream()
                .filter(candidate -> candidate.start() <= tick && tick < candidate.end())
                .findFirst()
                .orElseThrow();
        Key key = piece.request().key();
        return IntStream.range(0, chord.seventh() ? 4 : 3)
                .mapToObj(i -> (key.tonic() + key.mode().semitones().get((chord.degree() + 2 * i) % 7)) % 12)
                .collect(Collectors.toSet());
    }

    @Test
    void aTuneRepeatsItsMotifs() {
        each(piece -> assertThat(repetition(piece))
                .isGreaterThanOrEqualTo(piece.request().bars() < 24 ? 0.2 : 0.3));
        assertThat(average(MelodyTest::repetition)).isGreaterThan(0.6);
    }

    /** The share of bars whose rhythm was heard before. */
    private static double repetition(Composition piece) {
        List<List<Integer>> rhythms = bars(piece);
        Set<List<Integer>> heard = new HashSet<>();
        return rhythms.stream().filter(rhythm -> !heard.add(rhythm)).count() / (double) rhythms.size();
    }

    private static List<List<Integer>> bars(Composition piece) {
        Map<Integer, List<Integer>> bars = tune(piece).stream()
                .collect(Collectors.groupingBy(
                        note -> note.start() / BAR,
                        TreeMap::new,
                        Collectors.mapping(note -> note.start() % BAR, Collectors.toList())));
        return List.copyOf(bars.values());
    }

    @Test
    void aVerseReturnsWithItsTune() {
        Composition piece = Composer.compose(new MusicRequest(Genre.POP, Requests.key("G"), 110, 64, 11));
        List<Section> verses = piece.sections().stream()
                .filter(section -> section.kind() == Section.Kind.VERSE)
                .toList();
        assertThat(verses).hasSizeGreaterThan(1);
        assertThat(pitches(piece, verses.getLast())).isEqualTo(pitches(piece, verses.getFirst()));
    }

    @Test
    void aChorusLiesHigherThanAVerse() {
        double difference = PIECES.stream()
                .filter(piece -> piece.request().bars() >= 32)
                .mapToDouble(piece -> height(piece, Section.Kind.CHORUS) - height(piece, Section.Kind.VERSE))
                .average()
                .orElse(0);
        assertThat(difference).isGreaterThan(1);
    }

    private static double height(Composition piece, Section.Kind kind) {
        return piece.sections().stream()
                .filter(section -> section.kind() == kind)
                .flatMap(section -> pitches(piece, section).stream())
                .mapToInt(pitch -> pitch)
                .average()
                .orElseThrow();
    }

    private static List<Integer> pitches(Composition piece, Section section) {
        return tune(piece).stream()
                .filter(note -> note.start() / BAR >= section.firstBar() && note.start() / BAR < section.end())
                .map(Note::pitch)
                .toList();
    }

    @Test
    void theVoicesOfChordsMoveLittle() {
        for (Composition piece : PIECES) {
            List<List<Integer>> chords = List.copyOf(piece.tracks().get(1).notes().stream()
                    .collect(Collectors.groupingBy(
                            Note::start, TreeMap::new, Collectors.mapping(Note::pitch, Collectors.toList())))
                    .values());
            double moved = IntStream.range(1, chords.size())
                    .mapToDouble(i -> IntStream.range(0, chords.get(i).size())
                            .map(voice -> Math.abs(
                                    chords.get(i).get(voice) - chords.get(i - 1).get(voice)))
                            .average()
                            .orElseThrow())
                    .average()
                    .orElse(0);
            assertThat(moved).as(piece.request().toString()).isLessThan(2.5);
        }
    }
}
