package jarvis.dawg.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every piece. The rules are stated again here, in semitones and ticks. */
class CompositionTest {
    private static final int BAR = 1920;
    private static final List<Composition> PIECES =
            Requests.random(400).stream().map(Composer::compose).toList();

    private static final Map<Mode, Set<Integer>> SCALES =
            Map.of(Mode.MAJOR, Set.of(0, 2, 4, 5, 7, 9, 11), Mode.MINOR, Set.of(0, 2, 3, 5, 7, 8, 10));
    private static final Map<Mode, Set<Integer>> BLUES = Map.of(Mode.MAJOR, Set.of(3, 6), Mode.MINOR, Set.of(6));

    private static final Map<Character, Integer> LETTERS =
            Map.of('C', 0, 'D', 2, 'E', 4, 'F', 5, 'G', 7, 'A', 9, 'B', 11);

    /** One by one, and named by its request: a list of pieces is too much to print. */
    private static void each(int fewestBars, Consumer<Composition> rule) {
        for (Composition piece : PIECES) {
            if (piece.request().bars() >= fewestBars) {
                assertThatCode(() -> rule.accept(piece))
                        .as(piece.request().toString())
                        .doesNotThrowAnyException();
            }
        }
    }

    private static int aboveTonic(Composition piece, Note note) {
        Key key = piece.request().key();
        return Math.floorMod(note.pitch() - LETTERS.getOrDefault(key.letter(), 0) - key.accidental(), 12);
    }

    private static Stream<Note> pitched(Composition piece) {
        return piece.tracks().stream()
                .filter(track -> track.part() != Part.DRUMS)
                .flatMap(track -> track.notes().stream());
    }

    @Test
    void theSameRequestGivesTheSamePiece() {
        List<Composition> again =
                Requests.random(50).stream().map(Composer::compose).toList();
        assertThat(again.equals(PIECES.subList(0, 50))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anotherSeedGivesAnotherPiece(Genre genre) {
        Set<List<Track>> pieces = Stream.iterate(0L, seed -> seed + 1)
                .limit(50)
                .map(seed -> Composer.compose(new MusicRequest(genre, Requests.key("C"), 120, 16, seed))
                        .tracks())
                .collect(Collectors.toSet());
        assertThat(pieces).hasSize(50);
    }

    @ParameterizedTest
    @EnumSource
    void seedsDifferInNotesNotOnlyInLoudness(Genre genre) {
        Set<List<Integer>> tunes = Stream.iterate(0L, seed -> seed + 1)
                .limit(50)
                .map(seed -> Composer.compose(new MusicRequest(genre, Requests.key("C"), 120, 16, seed)))
                .map(piece -> piece.tracks().getFirst().notes().stream()
                        .map(Note::pitch)
                        .toList())
                .collect(Collectors.toSet());
        assertThat(tunes).hasSizeGreaterThan(45);
    }

    @Test
    void everyNoteLiesInsideThePiece() {
        each(
                1,
                piece -> assertThat(piece.tracks())
                        .flatMap(Track::notes)
                        .allMatch(note -> note.start() >= 0
                                && note.length() > 0
                                && note.end() <= piece.request().bars() * BAR));
    }

    @Test
    void noNoteBeginsOnAPitchThatStillSoundsOnItsChannel() {
        for (Composition piece : PIECES) {
            Map<Integer, Integer> ends = new HashMap<>();
            for (Track track : piece.tracks()) {
                for (Note note : track.notes()) {
                    int voice = track.part().channel() * 128 + note.pitch();
                    assertThat(note.start())
                            .as("%s of %s in %s", note, track.part(), piece.request())
                            .isGreaterThanOrEqualTo(ends.getOrDefault(voice, 0));
                    ends.put(voice, note.end());
                }
            }
        }
    }

    @Test
    void everyPitchedNoteBelongsToTheKeyUnlessMarkedBlue() {
        each(
                1,
                piece -> assertThat(pitched(piece).filter(note -> !note.blue()))
                        .allMatch(note -> SCALES.getOrDefault(
                                        piece.request().key().mode(), Set.of())
                                .contains(aboveTonic(piece, note))));
    }

    @Test
    void blueNotesAreTheBluesAndOnlyWhereTheGenreHasThem() {
        Set<Genre> genres = new TreeSet<>();
        for (Composition piece : PIECES) {
            Set<Integer> blues = BLUES.getOrDefault(piece.request().key().mode(), Set.of());
            List<Note> blue = pitched(piece).filter(Note::blue).toList();
            assertThat(blue).allMatch(note -> blues.contains(aboveTonic(piece, note)));
            assertThat(blue).hasSizeLessThanOrEqualTo(piece.request().bars());
            if (!blue.isEmpty()) {
                genres.add(piece.request().genre());
            }
        }
        assertThat(genres).containsExactlyInAnyOrder(Genre.ROCK, Genre.HIP_HOP, Genre.JAZZ);
    }

    @Test
    void sectionsAndChordsFillThePieceWithoutAGap() {
        for (Composition piece : PIECES) {
            int bar = 0;
            for (Section section : piece.sections()) {
                assertThat(section.firstBar()).isEqualTo(bar);
                bar = section.end();
            }
            assertThat(bar).isEqualTo(piece.request().bars());
            int tick = 0;
            for (Chord chord : piece.chords()) {
                assertThat(chord.start()).isEqualTo(tick);
                tick = chord.end();
            }
            assertThat(tick).isEqualTo(piece.ticks());
        }
    }

    @Test
    void aLongPieceHasAnIntroVersesChorusesABridgeAndAnOutro() {
        each(48, piece -> {
            List<Section.Kind> kinds =
                    piece.sections().stream().map(Section::kind).toList();
            assertThat(kinds).contains(Section.Kind.VERSE, Section.Kind.CHORUS, Section.Kind.BRIDGE);
            assertThat(kinds).startsWith(Section.Kind.INTRO).endsWith(Section.Kind.OUTRO);
        });
    }

    @Test
    void aPieceOfFourBarsOrMoreEndsOnTheTonic() {
        each(4, piece -> {
            assertThat(piece.chords().getLast().degree()).isZero();
            assertThat(aboveTonic(piece, piece.tracks().getFirst().notes().getLast()))
                    .isZero();
        });
    }

    @Test
    void everyBarSounds() {
        for (Composition piece : PIECES) {
            Set<Integer> bars = pitched(piece)
                    .flatMap(note -> Stream.of(note.start() / BAR, (note.end() - 1) / BAR))
                    .collect(Collectors.toSet());
            assertThat(bars)
                    .as(piece.request().toString())
                    .hasSize(piece.request().bars());
        }
    }

    @Test
    void drumsFillAtTheEndOfASection() {
        Composition piece = Composer.compose(new MusicRequest(Genre.ROCK, Requests.key("E"), 120, 32, 5));
        List<Note> drums = piece.tracks().getLast().notes();
        Section verse = piece.sections().get(1);
        assertThat(drums.stream()
                        .filter(note -> note.pitch() == Drum.LOW_TOM.pitch())
                        .map(note -> note.start() / BAR))
                .contains(verse.end() - 1)
                .doesNotContain(verse.firstBar());
    }
}
