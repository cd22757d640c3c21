package jarvis.core.ownership.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write for paths, and what it matches. */
class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
        "src/api, src/api",
        "src/api, src/api/v1/x.ts",
        "src/api/, src/api",
        "src/api/, src/api/x.ts",
        "/src/api, src/api/x.ts",
        "./src//api/., src/api/x.ts",
        ".,   any/thing",
        "./**, any/thing",
        "src/**, src/a/b",
        "src/**/*.ts, src/x.ts",
        "src/**/*.ts, src/a/b/x.ts",
        "**/test_*.py, test_a.py",
        "**/test_*.py, a/b/test_.py",
        "*.md, README.md",
        "packages/*/tests, packages/web/tests/x",
        "packages/*/, packages/web/x/y",
        "'{a,b}/c', b/c/d",
        "'{a,b/{c,d}}.ts', b/d.ts",
        "'a{,b}', a",
        "{id}/x, {id}/x",
        "[ab], b",
        "[!ab], c",
        "[a-c]x, bx",
        "[]a], ]",
        "[[...slug]]/page.tsx, [[...slug]]/page.tsx",
        "app/[callId]/route.ts, app/[callId]/route.ts",
        "file?, file😀",
        "'my notes/', 'my notes/a b.md'",
        "📚/*.md, 📚/x.md",
        "\\*.md, *.md",
        "src/***, src/a",
        "a**b, a--b"
    })
    void a_pattern_matches(String text, String path) {
        assertThat(PlainReading.pattern(text).matches(new TreePath(path))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "src/api, src/apix",
        "src/api, lib/src/api",
        "src/**, src",
        "src/*, src/a/b",
        "*.md, docs/x.md",
        "**/test_*.py, a/test_x.py/b",
        "[!ab], a",
        "\\[ab\\], a",
        "\\*.md, x.md",
        "a?b, a/b",
        "[!x], [!x]/y",
        "a**b, a/b",
        "README.md, readme.md"
    })
    void a_pattern_does_not_match(String text, String path) {
        assertThat(PlainReading.pattern(text).matches(new TreePath(path))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'' ! nothing is written. Write a path, or ** for all",
                "src/../x ! .. leads out of where it stands. Write the path from the root of the repository",
                "a/[bc ! its [ is never closed. Add the ], or write \\[ for the letter",
                "a/{b,c ! its { is never closed. Add the }, or write \\{ for the letter",
                "{1..9}.txt ! {1..9} is a range, which is not known here. Write its members, such as {1,2,3}",
                "[z-a] ! z-a in its brackets runs backwards. Write the smaller letter first",
                "src\\api ! a \\ stands before no sign that it could take the meaning from."
                        + " Write / between folders, and \\\\ for the letter itself",
                "a/\\.\\. ! no file or folder is named \"..\". Write its path from the root of the repository"
            })
    void what_cannot_be_read_is_a_sentence(String text, String why) {
        assertThat(PathPattern.read(text))
                .isEqualTo(new PathPattern.Reading.Refused(
                        "\"%s\" cannot be read as a path, because %s.".formatted(text, why)));
    }

    @Test
    void what_would_cost_too_much_is_refused() {
        assertThat(PathPattern.read("{a,b}".repeat(7))).isInstanceOf(PathPattern.Reading.Refused.class);
        assertThat(PathPattern.read("a".repeat(501))).isInstanceOf(PathPattern.Reading.Refused.class);
        assertThat(PathPattern.read("{a,b}".repeat(6) + "/" + "x".repeat(300)))
                .isInstanceOf(PathPattern.Reading.Read.class);
    }

    @ParameterizedTest
    @CsvSource({"src/web/**, src/**", "src/web/x.ts, src/web/**", "src/*, src/**", "README.md, *.md", "a/[bc], a/[bc]*"
    })
    void the_longer_pattern_ranks_higher(String higher, String lower) {
        assertThat(rank(higher)).isGreaterThan(rank(lower));
    }

    @ParameterizedTest
    @CsvSource({"src, src/", "src/, src/**", "./src, src/**", "a/*, a/?"})
    void nothing_tells_equal_ones_apart(String one, String other) {
        assertThat(rank(one)).isEqualByComparingTo(rank(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "a//b", ".", "a/../b", "./a", "a\0b"})
    void a_path_that_is_not_normal_is_none(String text) {
        assertThat(TreePath.of(text)).isEmpty();
    }

    @Test
    void a_path_is_shown_on_one_line() {
        assertThat(new TreePath("a\nb/\u202ec\ud800")).hasToString("a\\u{a}b/\\u{202e}c\\u{d800}");
    }

    private static Rank rank(String text) {
        return PlainReading.pattern(text).globs().getFirst().rank();
    }
}
