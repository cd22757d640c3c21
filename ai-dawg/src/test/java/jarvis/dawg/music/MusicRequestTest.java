package jarvis.dawg.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MusicRequestTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            C          | C major  | 0
            c          | C major  | 0
            F#m        | F# minor | 3
            f#m        | F# minor | 3
            Bb         | Bb major | -2
            bb         | Bb major | -2
            b          | B major  | 5
            bbm        | Bb minor | -5
            bm         | B minor  | 2
            A minor    | A minor  | 0
            a MINOR    | A minor  | 0
            a-min      | A minor  | 0
            Abmaj      | Ab major | -4
            b major    | B major  | 5
            Bb major   | Bb major | -2
            C# major   | C# major | 7
            G# major   | G# major | -4
            Fb minor   | Fb minor | 1
            E♭ minor   | Eb minor | -6
            ' F♯ '     | F# major | 6
            """)
    void aKeyIsReadAsMusiciansWriteIt(String text, String name, int signature) {
        Key key = Requests.key(text);
        assertThat(key.name()).isEqualTo(name);
        assertThat(key.signature()).isEqualTo(signature);
        assertThat(Requests.key(key.name())).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "C,0", "C#,1", "Db,1", "D,2", "Eb,3", "E,4", "F,5", "F#,6", "G,7", "Ab,8", "A,9", "Bb,10", "B,11", "Cb,11",
        "B#,0"
    })
    void aTonicHasItsPitchClass(String text, int tonic) {
        assertThat(Requests.key(text).tonic()).isEqualTo(tonic);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H minor   | A minor
            C minr    | C minor
            F##m      | F#m
            G mixolydian | G minor
            ''        | A
            """)
    void aWrongKeyIsRefusedWithTheNearestOne(String text, String nearest) {
        assertThat(Key.read(text)).isInstanceOfSatisfying(Reading.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("key-unknown");
            assertThat(refused.sentence())
                    .contains("nearest is \"" + nearest + '"')
                    .contains("A to G");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"AM", "F#M"})
    void aCapitalMIsAskedBack(String text) {
        assertThat(Key.read(text))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("key-ambiguous"));
    }

    @ParameterizedTest
    @EnumSource
    void aGenreIsReadFromItsWord(Genre genre) {
        assertThat(Genre.read(genre.word())).isEqualTo(new Reading.Understood<>(genre));
    }

    @ParameterizedTest
    @CsvSource({"Hip-Hop,HIP_HOP", "' LO FI',LOFI", "hip_hop,HIP_HOP", "POP,POP"})
    void aGenreIsReadWhateverItsCaseAndHyphens(String text, Genre genre) {
        assertThat(Genre.read(text)).isEqualTo(new Reading.Understood<>(genre));
    }

    @Test
    void anUnknownGenreIsRefusedWithTheNearestOneAndAll() {
        assertThat(MusicRequest.read("hous", "C", 120, 8, 1))
                .isEqualTo(
                        new Reading.Refused<>(
                                "genre-unknown",
                                "The genre \"hous\" is unknown; the nearest is \"house\". Write one of pop, rock, house, hiphop, jazz, ambient, lofi, trap."));
    }

    @Test
    void aRefusalRepeatsLittleOfAnEndlessWordAndKeepsItOnOneLine() {
        assertThat(Genre.read("x\ny" + "z".repeat(10_000)))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.sentence())
                                .hasSizeLessThan(200)
                                .doesNotContain("\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "39,8,tempo-out-of-range,39",
        "241,8,tempo-out-of-range,241",
        "120,0,bars-out-of-range,0",
        "120,129,bars-out-of-range,129"
    })
    void tempoAndBarsOutsideTheirRangeAreRefused(int tempo, int bars, String code, String value) {
        assertThat(MusicRequest.read("pop", "C", tempo, bars, 1))
                .isInstanceOfSatisfying(Reading.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.sentence()).contains(value).contains(" to ");
                });
        assertThatThrownBy(() -> new MusicRequest(Genre.POP, Requests.key("C"), tempo, bars, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"40,1", "240,128"})
    void tempoAndBarsAtTheEdgeAreTaken(int tempo, int bars) {
        assertThat(MusicRequest.read("Jazz", "bbm", tempo, bars, -1))
                .isEqualTo(new Reading.Understood<>(
                        new MusicRequest(Genre.JAZZ, new Key('B', -1, Mode.MINOR), tempo, bars, -1)));
    }

    @Test
    void sixteenBarsAt120Last32Seconds() {
        assertThat(new MusicRequest(Genre.POP, Requests.key("C"), 120, 16, 1).duration())
                .isEqualTo(Duration.ofSeconds(32));
    }
}
