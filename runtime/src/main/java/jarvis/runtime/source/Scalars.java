package jarvis.runtime.source;

import jarvis.core.condition.Figure;
import jarvis.core.reading.Cause;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Observation;
import jarvis.core.reading.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Single values of documents that people write. */
public final class Scalars {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?([eE][+-]?\\d{1,2})?");
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}+");
    private static final int LONGEST = 4_000;
    private static final int LONGEST_WORDS = 200;
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(100_000_000_000L);
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private Scalars() {}

    /** A text that is a number becomes one, and says so. */
    public static Observation<JsonNode> observed(@Nullable JsonNode value, String at, Meaning meaning) {
        if (value == null || value.isMissingNode() || value.isNull()) {
            return missing("It says nothing at " + at + ".", meaning);
        }
        if (value.isString() && NUMBER.matcher(value.stringValue().strip()).matches()) {
            JsonNode number = JsonNodeFactory.instance.numberNode(
                    new BigDecimal(value.stringValue().strip()));
            return new Observation.Stated<>(
                    number, meaning, null, null, List.of("Written as a text; read as a number."));
        }
        if (value.isString() && value.stringValue().length() > LONGEST) {
            return missing("What it says at " + at + " is longer than " + LONGEST + " characters.", meaning);
        }
        if (value.isDouble() && !Double.isFinite(value.doubleValue())) {
            return missing("What it says at " + at + " is no finite number.", meaning);
        }
        return new Observation.Stated<>(value, meaning);
    }

    /** The same, and nothing but a number is taken. */
    public static Observation<JsonNode> number(@Nullable JsonNode value, String at, Meaning meaning) {
        Observation<JsonNode> observed = observed(value, at, meaning);
        return observed instanceof Observation.Stated<JsonNode> stated
                        && !stated.value().isNumber()
                ? missing("What it says at " + at + " is no number.", meaning)
                : observed;
    }

    /** As conditions see it: a number, or words that fit in a sentence. */
    public static Figure figure(JsonNode value) {
        if (value.isNumber()) {
            return new Figure.Amount(value.decimalValue());
        }
        return new Figure.Words(shortened(value.isString() ? value.stringValue() : value.toString()));
    }

    private static String shortened(@Nullable String text) {
        String plain = UNPRINTABLE.matcher(String.valueOf(text)).replaceAll(" ");
        return plain.length() <= LONGEST_WORDS ? plain : plain.substring(0, LONGEST_WORDS - 1) + "…";
    }

    public static Observation<JsonNode> missing(String why, Meaning meaning) {
        return new Observation.Missing<>(new Cause(Reason.INVALID, why), meaning);
    }

    /** A time as documents write it; null when it is none. */
    public static @Nullable Instant instant(JsonNode value) {
        try {
            Instant instant = value.isNumber()
                    ? instant(value.decimalValue())
                    : value.isString()
                            ? OffsetDateTime.parse(value.stringValue()).toInstant()
                            : null;
            return instant == null || instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant;
        } catch (DateTimeException | ArithmeticException | JacksonException e) {
            return null;
        }
    }

    /** Seconds since 1970, or milliseconds where those would be far off. */
    private static Instant instant(BigDecimal number) {
        BigDecimal seconds = number.compareTo(MOST_SECONDS) > 0 ? number.movePointLeft(3) : number;
        long whole = seconds.setScale(0, RoundingMode.FLOOR).longValueExact();
        return Instant.ofEpochSecond(
                whole,
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
    }
}
