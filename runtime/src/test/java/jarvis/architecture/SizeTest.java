package jarvis.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nothing here is too big, and the search for what is finds it. */
class SizeTest {

    @Test
    void nothingInTheCheckoutIsTooBig() {
        assertThat(Limits.exceededIn(Sources.ofTheCheckout())).isEmpty();
    }

    @Test
    void aMethodMayHaveFortyLines() {
        assertThat(exceeded(methodOf(Limits.METHOD_LINES))).isEmpty();
    }

    @Test
    void aMethodOfFortyOneLinesIsRefused() {
        assertThat(exceeded(methodOf(Limits.METHOD_LINES + 1)))
                .containsExactly("A.java:2: A.long_ has 41 lines, more than 40. Name its parts.");
    }

    @Test
    void aSuppressionLetsAMethodPass() {
        String source = methodOf(Limits.METHOD_LINES + 1).replace("void", "@SuppressWarnings(\"size\") void");
        assertThat(exceeded(source)).isEmpty();
    }

    @Test
    void aFileOfMoreThanFiveHundredLinesIsRefused() {
        String source = "class A {\n" + "\n".repeat(Limits.FILE_LINES - 1) + "}";
        assertThat(exceeded(source)).singleElement().asString().startsWith("A.java: 501 lines");
    }

    @Test
    void aSixthParameterIsRefused() {
        assertThat(exceeded("class A { void many(%s) {} }".formatted(parameters(6))))
                .singleElement()
                .asString()
                .contains("A.many has 6 parameters, more than 5");
    }

    @Test
    void aRecordMayHaveAnyNumberOfComponents() {
        assertThat(exceeded("record A(%s) { static int x; A { } }".formatted(parameters(9))))
                .isEmpty();
        assertThat(exceeded("record A(%1$s) { A(%1$s) { } }".formatted(parameters(9))))
                .isEmpty();
    }

    @Test
    void aSecondConstructorOfARecordHasTheLimitOfAnyOther() {
        assertThat(exceeded("record A(int only) { A(%s) { this(p1); } }".formatted(parameters(6))))
                .hasSize(1);
    }

    private static List<String> exceeded(String source) {
        return Limits.exceededIn(Sources.of("A.java", source));
    }

    private static String methodOf(int lines) {
        return "class A {\n  void long_() {" + "\n".repeat(lines - 1) + "}\n}\n";
    }

    private static String parameters(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> "int p" + n).collect(Collectors.joining(", "));
    }
}
