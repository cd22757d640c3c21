package jarvis.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Cause OLD = new Cause(Reason.LAST_USABLE, "It is old.");
    private static final Provenance FROM =
            new Provenance(Origin.NONE, Clocks.NONE, Limits.NONE, Meaning.unit("h"), List.of(), List.of("noted"));

    @Test
    void another_form_of_the_value_changes_nothing_else() {
        assertThat(new Reading.Good<>(5, FROM).map(Integer::toBinaryString)).isEqualTo(new Reading.Good<>("101", FROM));
        assertThat(new Reading.Uncertain<>(5, OLD, FROM).map(Integer::toBinaryString))
                .isEqualTo(new Reading.Uncertain<>("101", OLD, FROM));
        assertThat(new Reading.Bad<Integer>(OLD, FROM).map(Integer::toBinaryString))
                .isEqualTo(new Reading.Bad<>(OLD, FROM));
    }
}
