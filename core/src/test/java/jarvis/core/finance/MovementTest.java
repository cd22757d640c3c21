package jarvis.core.finance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MovementTest {
    private static final Fraction NONE = Fraction.ZERO;
    private static final Fraction SOME = Fraction.of(1, 3);

    @Test
    void a_movement_that_does_not_lead_to_its_end_is_our_bug() {
        assertThatThrownBy(() -> new Movement(SOME, NONE, NONE, SOME, NONE, NONE, SOME))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void customers_that_do_not_add_up_are_our_bug() {
        assertThatThrownBy(() -> new Customers(3, 1, 0, 1, 4)).isInstanceOf(IllegalStateException.class);
    }
}
