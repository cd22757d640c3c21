package jarvis.core.agent;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a budget is of, in the order in which it is looked at: turns are always known, money only sometimes. */
public enum Measure {
    /** Conversation turns: the brief, and each message after it. An attempt that says nothing of turns is one. */
    TURNS {
        @Override
        @Nullable
        BigDecimal in(Budget budget) {
            return budget.turns() == null ? null : BigDecimal.valueOf(budget.turns());
        }

        @Override
        public String text(BigDecimal amount) {
            return amount.setScale(0, RoundingMode.CEILING)
                    + (amount.compareTo(BigDecimal.ONE) == 0 ? " turn" : " turns");
        }

        @Override
        Optional<BigDecimal> amount(String text) {
            return text.matches("\\d{1,9}( turns?)?")
                    ? Optional.of(new BigDecimal(text.split(" ", 2)[0]))
                    : Optional.empty();
        }

        @Override
        public String example() {
            return "40";
        }
    },
    /** Seconds that attempts were under way, added up. */
    TIME {
        @Override
        @Nullable
        BigDecimal in(Budget budget) {
            return budget.time() == null
                    ? null
                    : BigDecimal.valueOf(budget.time().toMillis()).movePointLeft(MILLI_DIGITS);
        }

        @Override
        public String text(BigDecimal amount) {
            Duration time = Duration.ofSeconds(amount.longValue());
            return time.toHours() > 0
                    ? time.toHours() + " h " + time.toMinutesPart() + " min"
                    : time.toMinutes() > 0
                            ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                            : time.toSeconds() + " s";
        }

        @Override
        Optional<BigDecimal> amount(String text) {
            Matcher found = TIME_TEXT.matcher(text);
            return found.matches()
                    ? Optional.of(BigDecimal.valueOf(Long.parseLong(found.group(1)) * seconds(found.group(2))))
                    : Optional.empty();
        }

        @Override
        public String example() {
            return "90m";
        }
    },
    /** US dollars: what an agent says, else what its tokens cost by the price list. */
    USD {
        @Override
        @Nullable
        BigDecimal in(Budget budget) {
            return budget.usd();
        }

        @Override
        public String text(BigDecimal amount) {
            return "$" + amount.setScale(CENT_DIGITS, RoundingMode.HALF_UP);
        }

        @Override
        Optional<BigDecimal> amount(String text) {
            return text.matches("\\$?\\d{1,9}(\\.\\d{1,6})?")
                    ? Optional.of(new BigDecimal(text.replace("$", "")))
                    : Optional.empty();
        }

        @Override
        public String example() {
            return "80";
        }
    };

    private static final int MILLI_DIGITS = 3;
    private static final int CENT_DIGITS = 2;
    private static final Pattern TIME_TEXT = Pattern.compile("(\\d{1,9}) ?(s|m|min|h)");

    private static long seconds(String unit) {
        return switch (unit) {
            case "s" -> 1;
            case "h" -> Duration.ofHours(1).toSeconds();
            default -> Duration.ofMinutes(1).toSeconds();
        };
    }

    /** As much of this as a budget allows; null where it says nothing of it. */
    abstract @Nullable BigDecimal in(Budget budget);

    /** Such as {@code 12 turns}, {@code 2 h 5 min}, {@code $4.20}. */
    public abstract String text(BigDecimal amount);

    /** What a person wrote. */
    abstract Optional<BigDecimal> amount(String text);

    /** How a person may write it. */
    public abstract String example();

    /** Reads an amount as a person writes it; empty where it is none. */
    public Optional<BigDecimal> read(String text) {
        return amount(text.strip().toLowerCase(Locale.ROOT));
    }

    /** Its name in settings, and in a question's id. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
