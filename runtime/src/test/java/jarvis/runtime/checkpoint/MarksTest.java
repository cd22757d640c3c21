package jarvis.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script writes down, also where it was cut short. */
class MarksTest {
    @TempDir
    Path temp = Path.of("");

    private Marks marks(String... lines) throws IOException {
        return Marks.read(Files.write(temp.resolve("marks"), List.of(lines)));
    }

    @Test
    void timesAreReadInEveryLocaleAndFromEveryBash() throws IOException {
        assertThat(marks("begin 1700000000.123456").begun()).isEqualTo(1_700_000_000_123L);
        assertThat(marks("begin 1700000000,123456").begun()).isEqualTo(1_700_000_000_123L);
        assertThat(marks("begin 1700000000").begun()).isEqualTo(1_700_000_000_000L);
    }

    @Test
    void eachStepHasWhatWasSaidWhileItRan() throws IOException {
        Marks marks = marks("start 1 1.0", "missing jq", "err 0 127 1", "start 2 2.5", "end 2 0 3.5", "over 0 4");

        assertThat(marks.steps().get(1))
                .isEqualTo(new Marks.StepMarks(1000, null, null, List.of("jq"), List.of(0, 127, 1)));
        assertThat(marks.steps().get(2)).isEqualTo(new Marks.StepMarks(2500, 3500L, 0, List.of(), List.of()));
        assertThat(marks.exit()).isZero();
    }

    @Test
    void aLineThatIsCutShortSaysNothing() throws IOException {
        Marks marks = marks("begin 1.0", "start 1", "start 1 1.0", "end 1 0", "over 0");

        assertThat(marks.steps().get(1)).isEqualTo(new Marks.StepMarks(1000, null, null, List.of(), List.of()));
        assertThat(marks.ended()).isNull();
        assertThat(marks.exit()).isNull();
    }

    @Test
    void noMarksAtAllMeanThatItNeverBegan() throws IOException {
        assertThat(Marks.read(temp.resolve("none")).begun()).isNull();
    }
}
