package jarvis.core.condition;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a value is compared with: {@code > 10}, {@code == failed}. */
public record Condition(Operator operator, Figure limit) {
    private static final Pattern WRITTEN = Pattern.compile("\\s*(>=|<=|==|!=|>|<)\\s*(\\S(?:.*\\S)?)\\s*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");

    /** How they compare. */
    public enum Operator {
        MORE(">", order -> order > 0),
        AT_LEAST(">=", order -> order >= 0),
        LESS("<", order -> order < 0),
        AT_MOST("<=", order -> order <= 0),
        EQUAL("==", order -> order == 0),
        OTHER("!=", order -> order != 0);

        private final String sign;
        private final IntPredicate holds;

        Operator(String sign, IntPredicate holds) {
            this.sign = sign;
            this.holds = holds;
        }

        /** Whether it needs numbers. */
        boolean orders() {
            return this != EQUAL && this != OTHER;
        }

        static Operator of(String sign) {
            return Arrays.stream(values())
                    .filter(one -> one.sign.equals(sign))
                    .findFirst()
                    .orElseThrow();
        }
    }

    public Condition {
        if (operator.orders() && !(limit instanceof Figure.Amount)) {
            throw new IllegalArgumentException("only numbers are more or less, not " + limit.text());
        }
    }

    /** As a person wrote it; empty when it is none. Quotes around a text are no part of it. */
    public static Optional<Condition> parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Operator operator = Operator.of(parts.group(1));
        Figure limit = figure(parts.group(2));
        return operator.orders() && !(limit instanceof Figure.Amount)
                ? Optional.empty()
                : Optional.of(new Condition(operator, limit));
    }

    private static Figure figure(String text) {
        if (NUMBER.matcher(text).matches()) {
            return new Figure.Amount(new BigDecimal(text));
        }
        boolean quoted = text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"));
        return new Figure.Words(
                quoted && text.charAt(text.length() - 1) == text.charAt(0)
                        ? text.substring(1, text.length() - 1)
                        : text);
    }

    /** Whether it holds; empty where the two cannot be compared. */
    public Optional<Boolean> holds(Figure value) {
        if (value instanceof Figure.Amount(BigDecimal one) && limit instanceof Figure.Amount(BigDecimal other)) {
            return Optional.of(operator.holds.test(one.compareTo(other)));
        }
        return operator.orders()
                ? Optional.empty()
                : Optional.of(operator.holds.test(value.text().compareTo(limit.text())));
    }

    /** How it compares, as it is written. */
    public String sign() {
        return operator.sign;
    }

    /** As a person would write it. */
    public String text() {
        return sign() + " " + limit.text();
    }
}
