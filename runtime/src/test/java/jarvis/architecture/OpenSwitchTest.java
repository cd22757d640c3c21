package jarvis.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A new event breaks the build wherever somebody must decide what it means. */
class OpenSwitchTest {
    private static final String TYPES =
            "sealed interface E { record Up(int n) implements E {} record Down() implements E {} }";

    @Test
    void noSwitchOverOurTypesHasADefault() {
        assertThat(OpenSwitches.in(Sources.ofTheCheckout())).isEmpty();
    }

    @Test
    void aDefaultBesideATypeOfOursIsFound() {
        assertThat(open("case E.Up up -> 1; default -> 2;")).hasSize(1);
        assertThat(open("case E.Up(int n) -> 1; case null, default -> 2;")).hasSize(1);
    }

    @Test
    void aSwitchThatListsOurTypesIsNot() {
        assertThat(open("case E.Up(int n) -> 1; case E.Down down -> 2;")).isEmpty();
    }

    @Test
    void aSwitchOverTypesOfTheWorldMayBeOpen() {
        assertThat(open("case String s -> 1; default -> 2;")).isEmpty();
    }

    @Test
    void aTypeOfTheWorldWithTheNameOfOursIsNotOurs() {
        String source =
                "import org.tree.Up; class B { int f(Object o) { return switch (o) { case Up u -> 1; default -> 2; }; } }";
        assertThat(OpenSwitches.in(Sources.of("A.java", source + TYPES))).isEmpty();
    }

    private static List<String> open(String cases) {
        String source = TYPES + "class A { int f(Object o) { return switch (o) { %s }; } }".formatted(cases);
        return OpenSwitches.in(Sources.of("A.java", source));
    }
}
