package jarvis.core.ownership.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether two patterns have a path in common, against every path of a small tree. */
class SharedPathTest {
    private static final int PATTERNS = 2_000;
    private static final int PAIRS = 10_000;
    private static final long SEED = Long.getLong("jarvis.seed", 1);
    private static final List<String> TREE = PlainReading.tree(List.of("a", "b", "ab", "ba", ".a", "[ab]"), 4);

    private record Sample(String text, PathPattern pattern, Pattern regex, BitSet matched) {
        static Sample of(Random random) {
            String text = PlainReading.random(random);
            Pattern regex = PlainReading.regex(text);
            BitSet matched = new BitSet();
            for (int at = 0; at < TREE.size(); at++) {
                matched.set(at, regex.matcher(TREE.get(at)).matches());
            }
            return new Sample(text, PlainReading.pattern(text), regex, matched);
        }
    }

    @Test
    void ten_thousand_random_pairs_meet_exactly_where_a_path_shows_it() {
        Random random = new Random(SEED);
        List<Sample> samples = random.longs(PATTERNS)
                .mapToObj(seed -> Sample.of(new Random(seed)))
                .toList();
        int meetings = 0;
        for (int i = 0; i < PAIRS; i++) {
            Sample one = samples.get(random.nextInt(PATTERNS));
            Sample other = samples.get(random.nextInt(PATTERNS));
            meetings += meets(one, other) ? 1 : 0;
        }
        assertThat(meetings).as("pairs that meet").isBetween(PAIRS / 10, PAIRS * 9 / 10);
    }

    private static boolean meets(Sample one, Sample other) {
        Optional<TreePath> path = one.pattern().shared(other.pattern());
        String pair = "%s and %s (seed %d) share %s".formatted(one.text(), other.text(), SEED, path);
        if (path.isPresent()) {
            String text = path.get().text();
            assertThat(one.regex().matcher(text).matches()).as(pair).isTrue();
            assertThat(other.regex().matcher(text).matches()).as(pair).isTrue();
        } else {
            assertThat(one.matched().intersects(other.matched())).as(pair).isFalse();
        }
        return path.isPresent();
    }

    @Test
    void a_pattern_matches_the_paths_that_its_meaning_says() {
        Random random = new Random(SEED);
        for (int i = 0; i < PATTERNS / 4; i++) {
            Sample sample = Sample.of(random);
            for (int at = 0; at < TREE.size(); at++) {
                assertThat(sample.pattern().matches(new TreePath(TREE.get(at))))
                        .as("%s on %s (seed %d)", sample.text(), TREE.get(at), SEED)
                        .isEqualTo(sample.matched().get(at));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "src/**/*.ts, src/api/**, src/api/.ts",
        "src/**/*.ts, src/a.ts, src/a.ts",
        "packages/*/tests/**, packages/web/**, packages/web/tests/a",
        "src/app/[id]/**, src/app/\\[id\\]/x, src/app/[id]/x",
        "'{a,b}/c', 'b/{c,d}', b/c",
        "docs, docs/a.md, docs/a.md",
        "😀/*, ?/b, 😀/b",
        "'a b/*', 'a b/c', 'a b/c'"
    })
    void the_shortest_path_is_shown(String one, String other, String path) {
        assertThat(PlainReading.pattern(one).shared(PlainReading.pattern(other)))
                .hasValueSatisfying(found -> assertThat(found.text()).isEqualTo(path));
    }

    @ParameterizedTest
    @CsvSource({
        "src/*.ts, src/web/x.ts",
        "src/**, src2/**",
        "src, src2",
        "**/*.py, **/*.ts",
        ".?, ?.",
        "README.md, readme.md"
    })
    void what_shares_no_path_is_told(String one, String other) {
        assertThat(PlainReading.pattern(one).shared(PlainReading.pattern(other)))
                .isEmpty();
    }

    @Test
    void many_wildcards_cost_no_more_than_the_product_of_both() {
        String hard = "**/**/**/" + "*a".repeat(100) + "*b";
        String harder = "**/x/".repeat(20) + "**/" + "*a*b".repeat(60) + "*c";
        assertThat(PlainReading.pattern(hard).shared(PlainReading.pattern(harder)))
                .isEmpty();
        assertThat(PlainReading.pattern(hard).matches(new TreePath("a/".repeat(50) + "a".repeat(4_000))))
                .isFalse();
    }
}
