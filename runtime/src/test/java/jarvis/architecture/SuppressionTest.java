package jarvis.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is let pass says why, in a comment on its line or on the line above. */
class SuppressionTest {
    private static final Pattern LETS_PASS =
            Pattern.compile("^\\s*@SuppressWarnings\\b|^\\s*@Disabled\\b|//\\s*(spotless|@formatter):off");
    private static final Pattern SAYS_WHY = Pattern.compile("// \\w+ \\w+");

    @Test
    void everySuppressionInTheCheckoutSaysWhy() {
        assertThat(Sources.ofTheCheckout().texts().entrySet().stream()
                        .flatMap(file -> unexplained(file.getKey(), file.getValue())))
                .isEmpty();
    }

    @Test
    void aSuppressionWithoutAWordIsFound() {
        assertThat(unexplained("A.java", "class A {\n    @SuppressWarnings(\"size\")\n    void f() {}"))
                .containsExactly("A.java:2: @SuppressWarnings(\"size\")");
    }

    @Test
    void aReasonOnTheLineOrAboveItIsEnough() {
        assertThat(unexplained("A.java", "// one table, read as one\n@SuppressWarnings(\"size\")"))
                .isEmpty();
        assertThat(unexplained("A.java", "@SuppressWarnings(\"size\") // one table, read as one"))
                .isEmpty();
    }

    @Test
    void aReasonAfterAWrappedSuppressionIsEnough() {
        assertThat(unexplained("A.java", "@SuppressWarnings(\n        \"size\") // one table, read as one"))
                .isEmpty();
    }

    private static Stream<String> unexplained(String name, String text) {
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(at -> LETS_PASS.matcher(lines.get(at)).find())
                .filter(at -> !saysWhy(lines.get(at)))
                .filter(at -> at == 0 || !saysWhy(lines.get(at - 1)))
                .filter(at -> !lines.get(at).endsWith("(") || !saysWhy(lines.get(at + 1)))
                .mapToObj(
                        at -> "%s:%d: %s".formatted(name, at + 1, lines.get(at).strip()));
    }

    private static boolean saysWhy(String line) {
        return SAYS_WHY.matcher(line).find();
    }
}
