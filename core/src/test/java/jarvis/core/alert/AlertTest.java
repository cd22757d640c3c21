package jarvis.core.alert;

import static jarvis.core.alert.Readings.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jarvis.core.alert.Alert.Phase;
import jarvis.core.condition.Condition;
import jarvis.core.condition.Figure;
import jarvis.core.reading.Quality;
import jarvis.core.reading.Reading;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertTest {
    private Alert alert = Alert.quiet(rule("< 10", null, 60, 30), NOON);
    private int second;

    @Test
    void it_fires_when_it_has_held_for_as_long_as_asked_and_not_before() {
        assertThat(shown(0, Readings.number(5))).isEqualTo(Phase.PENDING);
        assertThat(alert.due()).contains(NOON.plusSeconds(60));
        assertThat(shown(59, Readings.number(5))).isEqualTo(Phase.PENDING);
        assertThat(shown(60, Readings.number(5))).isEqualTo(Phase.FIRING);
        assertThat(alert.firedAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(alert.text()).isEqualTo("financial.cash is < 10 (5 EUR)");
    }

    @Test
    void what_comes_and_goes_faster_than_that_never_fires() {
        for (int i = 0; i < 100; i++) {
            shown(i * 50, Readings.number(i % 2 == 0 ? 5 : 50));
            assertThat(alert.phase()).isIn(Phase.QUIET, Phase.PENDING);
        }
    }

    @Test
    void a_value_that_vanished_keeps_a_firing_alert_firing_and_says_what_was_known() {
        fire();
        for (int i = 0; i < 100; i++) {
            assertThat(shown(100 + i * 1000, Readings.gone())).isEqualTo(Phase.FIRING);
        }
        assertThat(alert.text())
                .isEqualTo("financial.cash last known 5 EUR as of " + NOON + ", now unknown: Nobody answers.");
    }

    @Test
    void vanishing_starts_the_time_until_it_is_resolved_anew() {
        fire();
        assertThat(shown(100, Readings.number(50))).isEqualTo(Phase.FIRING);
        assertThat(alert.due()).contains(NOON.plusSeconds(130));
        assertThat(alert.text())
                .isEqualTo(
                        "financial.cash is < 10 (5 EUR); as it should be since " + NOON.plusSeconds(100) + " (50 EUR)");
        assertThat(shown(110, Readings.gone())).isEqualTo(Phase.FIRING);
        assertThat(shown(131, Readings.number(50))).isEqualTo(Phase.FIRING);
        assertThat(shown(161, Readings.number(50))).isEqualTo(Phase.RESOLVED);
        assertThat(alert.text()).contains("as it should be").contains("50 EUR");
    }

    @Test
    void a_stale_value_that_is_otherwise_resolves_because_it_can_be_used() {
        fire();
        shown(100, Readings.stale(50));
        assertThat(shown(130, Readings.stale(50))).isEqualTo(Phase.RESOLVED);
    }

    @Test
    void a_value_that_cannot_be_judged_neither_fires_nor_resolves_and_is_listed() {
        assertThat(shown(0, Readings.gone())).isEqualTo(Phase.QUIET);
        assertThat(alert.unjudged()).isNotNull();
        assertThat(alert.text())
                .isEqualTo("financial.cash cannot be judged: no value was seen yet, now unknown: Nobody answers.");
        shown(1, Readings.number(5));
        assertThat(shown(100, Readings.gone())).isEqualTo(Phase.PENDING);
        assertThat(shown(101, Readings.words("lots"))).isEqualTo(Phase.PENDING);
        assertThat(alert.due()).isEmpty();
        assertThat(shown(102, Readings.number(5))).isEqualTo(Phase.FIRING);
    }

    @Test
    void staleness_is_alertable_and_what_is_worse_too() {
        alert = Alert.quiet(rule(null, Quality.UNCERTAIN, 0, 0), NOON);
        assertThat(shown(0, Readings.number(5))).isEqualTo(Phase.QUIET);
        assertThat(shown(1, Readings.stale(5))).isEqualTo(Phase.FIRING);
        assertThat(shown(2, Readings.gone())).isEqualTo(Phase.FIRING);
        assertThat(alert.text())
                .isEqualTo("financial.cash is bad (no_communication): Nobody answers. (last known: 5 EUR as of " + NOON
                        + ")");
        assertThat(shown(3, Readings.number(5))).isEqualTo(Phase.RESOLVED);
    }

    @Test
    void a_rule_for_the_worst_leaves_staleness_alone() {
        alert = Alert.quiet(rule(null, Quality.BAD, 0, 0), NOON);
        assertThat(shown(0, Readings.stale(5))).isEqualTo(Phase.QUIET);
        assertThat(shown(1, Readings.gone())).isEqualTo(Phase.FIRING);
        assertThat(shown(2, Readings.stale(5))).isEqualTo(Phase.RESOLVED);
    }

    @Test
    void a_start_is_no_trouble_until_somebody_was_asked() {
        alert = Alert.quiet(rule(null, Quality.UNCERTAIN, 0, 0), NOON);
        assertThat(shown(0, Readings.unasked())).isEqualTo(Phase.QUIET);
        assertThat(shown(1, Readings.kept(5))).isEqualTo(Phase.QUIET);
        assertThat(alert.unjudged()).isNotNull();
        assertThat(shown(2, Readings.gone())).isEqualTo(Phase.FIRING);
    }

    @Test
    void either_of_a_condition_and_a_quality_is_enough() {
        alert = Alert.quiet(rule("< 10", Quality.BAD, 0, 0), NOON);
        assertThat(shown(0, Readings.number(5))).isEqualTo(Phase.FIRING);
        assertThat(shown(1, Readings.number(50))).isEqualTo(Phase.RESOLVED);
        assertThat(shown(2, Readings.gone())).isEqualTo(Phase.FIRING);
        assertThat(alert.firedAt()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void an_uncertain_value_that_holds_fires_and_says_that_it_is_uncertain() {
        alert = Alert.quiet(rule("< 10", null, 0, 0), NOON);
        assertThat(shown(0, Readings.stale(5))).isEqualTo(Phase.FIRING);
        assertThat(alert.text()).contains("though uncertain: Nobody answers.");
    }

    @Test
    void a_rule_that_could_never_fire_is_none() {
        assertThatThrownBy(() -> rule(null, null, 0, 0)).hasMessageContaining("never fire");
    }

    private void fire() {
        shown(0, Readings.number(5));
        assertThat(shown(60, Readings.number(5))).isEqualTo(Phase.FIRING);
    }

    private Phase shown(int at, Reading<Figure> reading) {
        assertThat(at).isGreaterThanOrEqualTo(second);
        second = at;
        alert = alert.after(reading, NOON.plusSeconds(at));
        return alert.phase();
    }

    static Rule rule(@Nullable String when, @Nullable Quality quality, int holds, int resolveAfter) {
        return new Rule(
                "cash-low",
                "financial.cash",
                when == null ? null : Condition.parse(when).orElseThrow(),
                quality,
                Urgency.WARNING,
                Duration.ofSeconds(holds),
                Duration.ofSeconds(resolveAfter));
    }
}
