package jarvis.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConditionTest {
    @Test
    void numbers_compare_as_numbers() {
        assertThat(holds("> 10", "10.1")).isTrue();
        assertThat(holds("> 10", "10")).isFalse();
        assertThat(holds(">= 10", "10.0")).isTrue();
        assertThat(holds("<-3.5", "-4")).isTrue();
        assertThat(holds("<= 9", "10")).isFalse();
        assertThat(holds("== 10", "10.00")).isTrue();
        assertThat(holds("!= 10", "10.00")).isFalse();
    }

    @Test
    void texts_are_equal_or_not_and_nothing_else() {
        assertThat(holds("== failed", "failed")).isTrue();
        assertThat(holds("== 'not burning'", "not burning")).isTrue();
        assertThat(holds("!= healthy", "degraded")).isTrue();
        assertThat(holds("> 10", "many")).isNull();
        assertThat(holds("== 10", "ten")).isFalse();
    }

    @Test
    void what_is_no_condition_is_none() {
        for (String text : List.of("", "10", "> ", "> ten", "=> 10", "= 10", ">> 10", "<= 1e", "failed")) {
            assertThat(Condition.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void it_reads_as_it_was_written() {
        assertThat(Condition.parse(" >=10 ").map(Condition::text)).contains(">= 10");
        assertThat(Condition.parse("== \"two words\"").map(Condition::text)).contains("== two words");
    }

    private static @Nullable Boolean holds(String condition, String value) {
        boolean number = value.matches("-?[\\d.]+");
        Figure figure = number ? new Figure.Amount(new BigDecimal(value)) : new Figure.Words(value);
        Optional<Boolean> holds = Condition.parse(condition).orElseThrow().holds(figure);
        return holds.orElse(null);
    }
}
