package jarvis.core.condition;

import java.math.BigDecimal;

/** A single value as a rule sees it. */
public sealed interface Figure {
    /** For a person. */
    String text();

    record Amount(BigDecimal value) implements Figure {
        @Override
        public String text() {
            return value.toPlainString();
        }
    }

    record Words(String text) implements Figure {}
}
