package jarvis.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jarvis.core.condition.Figure;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    @Test
    void what_was_found_is_said_in_the_unit_of_the_limit() throws Exception {
        assertThat(said("time<300ms", 512)).isEqualTo("time < 300 ms: was 512 ms: false");
        assertThat(said("time <= 2 s", 1_999)).isEqualTo("time <= 2 s: was 1.9 s: true");
        assertThat(said("certificate > 7 d", 7L * 86_400_000)).isEqualTo("certificate > 7 d: was 7 d: false");
        assertThat(said("certificate > 7 d", 8L * 86_400_000)).isEqualTo("certificate > 7 d: was 8 d: true");
        assertThat(said("free > 2 GiB", (2L << 30) + 1)).isEqualTo("free > 2 GiB: was 2 GiB: true");
        assertThat(said("free > 2 GiB", (2L << 30) - 1)).isEqualTo("free > 2 GiB: was 1.9 GiB: false");
        assertThat(said("free >= 2.5 GB", 2_500_000_000L)).isEqualTo("free >= 2.5 GB: was 2.5 GB: true");
        assertThat(said("free > 999999999 TiB", 1)).isEqualTo("free > 999999999 TiB: was 0 TiB: false");
        assertThat(said("status == 200", 500)).isEqualTo("status == 200: was 500: false");
    }

    @Test
    void words_are_compared_as_they_stand_and_nothing_never_is_as_expected() throws Exception {
        Expectation healthy = Expectation.parse("body/checks/0/status == healthy");
        assertThat(healthy.pointer()).isEqualTo("/checks/0/status");
        assertThat(said(healthy, new Figure.Words("healthy")))
                .isEqualTo("body/checks/0/status == healthy: was healthy: true");
        assertThat(said(healthy, null)).isEqualTo("body/checks/0/status == healthy: was nothing: false");
        assertThat(said(Expectation.parse("!= failed"), null)).isEqualTo("!= failed: was nothing: false");
        assertThat(said(Expectation.parse("body/queue < 10"), new Figure.Words("long")))
                .isEqualTo("body/queue < 10: was long, which is no number: false");
    }

    @Test
    void what_is_no_condition_is_refused_with_what_would_be_one() {
        for (String bad : List.of(
                "",
                "status",
                "status 200",
                "status = 200",
                "colour == red",
                "status/x == 1",
                "Status == 200",
                "time <")) {
            assertThatThrownBy(() -> Expectation.parse(bad)).as(bad).hasMessageContaining("status == 200");
        }
        for (String bad : List.of("time < 300", "time < 300 GiB", "time < soon", "certificate > -7 d")) {
            assertThatThrownBy(() -> Expectation.parse(bad)).as(bad).hasMessageContaining("ms, s, m, h, d");
        }
        assertThatThrownBy(() -> Expectation.parse("free > 2 d")).hasMessageContaining("GiB");
        assertThatThrownBy(() -> Expectation.parse("body/status > healthy")).hasMessageContaining("only a number");
        assertThatThrownBy(() -> Expectation.parse("status == ok")).hasMessageContaining("a number, such as 200");
    }

    private static String said(String written, long found) throws Expectation.Malformed {
        return said(Expectation.parse(written), new Figure.Amount(BigDecimal.valueOf(found)));
    }

    private static String said(Expectation expectation, @Nullable Figure found) {
        Expectation.Judged judged = expectation.judge(found);
        return judged.sentence() + ": " + judged.holds();
    }
}
