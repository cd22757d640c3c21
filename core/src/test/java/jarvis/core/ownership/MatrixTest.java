package jarvis.core.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the grants of two owners meet. */
class MatrixTest {

    @ParameterizedTest
    @CsvSource({
        "i1: src/**, i2: src/web/**, NESTED, src/web/a",
        "i1: src/**/*.ts, i2: src/api/**, CROSSING, src/api/.ts",
        "i1: core, i2: core/**, EQUAL, core/a",
        "i1: core, i2: core, EQUAL, core",
        "i1: db/new/, nobody: db/**, LOCKED, db/new",
        "i1: README.md, i2: readme.md, CASE, readme.md",
        "i1: Src/**, i2: src/x, CASE, src/x",
        "all: docs/, i2: docs/api/, NESTED, docs/api",
        "'i1: {a,b}/x', 'i2: {b,c}/x', EQUAL, b/x"
    })
    void two_owners_that_meet_are_named_with_a_path(String one, String other, Overlap.Kind kind, String witness) {
        assertThat(Samples.matrix(one, other).overlaps().found())
                .singleElement()
                .satisfies(overlap -> {
                    assertThat(overlap.kind()).isEqualTo(kind);
                    assertThat(overlap.witness()).hasToString(witness);
                });
    }

    @Test
    void the_one_that_wins_comes_first() {
        List<Overlap> found = Samples.matrix("i1: src/**", "i2: src/web/**", "nobody: src/lock")
                .overlaps()
                .found();
        assertThat(found)
                .extracting(
                        overlap -> overlap.first().line(),
                        overlap -> overlap.second().line())
                .containsExactly(tuple(2, 1), tuple(3, 1));
    }

    @Test
    void one_owner_may_be_granted_a_path_twice() {
        assertThat(Samples.matrix("i1: src/**", "i1: src/web/**", "i2: lib").overlaps())
                .isEqualTo(new Overlaps(List.of(), true));
    }

    @Test
    void only_what_the_rank_does_not_decide_is_unsettled() {
        Matrix matrix = Samples.matrix("i1: src/**", "i2: src/web/**", "i1: lib", "i2: lib");
        assertThat(matrix.overlaps().unsettled()).extracting(Overlap::kind).containsExactly(Overlap.Kind.EQUAL);
    }

    @Test
    void too_many_pairs_are_said_to_be_too_many() {
        String[] rows =
                IntStream.range(0, 400).mapToObj(at -> "i" + at + ": **/x" + at).toArray(String[]::new);
        assertThat(Samples.matrix(rows).overlaps().complete()).isFalse();
    }
}
