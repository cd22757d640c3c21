package jarvis.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnTest {
    private static final long MILLI = 1_000_000;
    private static final Turn.Stamp AT_WORK = new Turn.Stamp(1, true, "tip");

    private final Turn turn = new Turn();

    @Test
    void whoNobodyLookedAtIsDueAndWhoRestsIsNot() {
        assertThat(turn.isDue(AT_WORK, false, 0)).isTrue();
        looked(1, true);
        assertThat(turn.isDue(AT_WORK, false, 100 * MILLI)).isFalse();
    }

    @Test
    void aChangeThatTheSystemToldOfIsLookedAtAfterThreeTimesTheLooks() {
        looked(1, true);
        assertThat(turn.isDue(AT_WORK, true, 39 * MILLI)).isFalse();
        assertThat(turn.isDue(AT_WORK, true, 40 * MILLI)).isTrue();
        assertThat(turn.isDue(AT_WORK, false, 40 * MILLI)).isFalse();
    }

    @Test
    void theMoreChangeSomethingTheLongerEachRests() {
        looked(5, true);
        assertThat(turn.isDue(AT_WORK, true, 159 * MILLI)).isFalse();
        assertThat(turn.isDue(AT_WORK, true, 160 * MILLI)).isTrue();
    }

    @Test
    void whereNobodyTellsItIsLookedAtEachSecondAndOtherwiseEachFive() {
        looked(0, false);
        assertThat(turn.isDue(AT_WORK, false, 1_010 * MILLI)).isTrue();
        looked(0, true);
        assertThat(turn.isDue(AT_WORK, false, 1_010 * MILLI)).isFalse();
        assertThat(turn.isDue(AT_WORK, false, 5_010 * MILLI)).isTrue();
    }

    @Test
    void anEndAnAttemptAndAMergeAreDueAtOnceAndWhoEndedRestsForGood() {
        looked(0, true);
        assertThat(turn.isDue(new Turn.Stamp(2, true, "tip"), false, 11 * MILLI))
                .isTrue();
        assertThat(turn.isDue(new Turn.Stamp(1, true, "merged"), false, 11 * MILLI))
                .isTrue();
        Turn.Stamp ended = new Turn.Stamp(1, false, "tip");
        assertThat(turn.isDue(ended, false, 11 * MILLI)).isTrue();
        turn.looked(ended, new Turn.Look(11 * MILLI, false, 0, 0, true), 12 * MILLI);
        assertThat(turn.isDue(ended, true, Long.MAX_VALUE / 2)).isFalse();
    }

    /** A look of ten milliseconds that found nothing new. */
    private void looked(int stirred, boolean told) {
        turn.looked(AT_WORK, new Turn.Look(0, false, 1, stirred, told), 10 * MILLI);
    }
}
