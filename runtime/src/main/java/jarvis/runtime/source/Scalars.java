package jarvis.runtime.source;

import jarvis.core.reading.Cause;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Observation;
import jarvis.core.reading.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Single values of documents that people write. */
public final class Scalars {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?([eE][+-]?\\d{1,2})?");
    private static final int LONGEST = 4_000;

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

    public static Observation<JsonNode> missing(String why, Meaning meaning) {
        return new Observation.Missing<>(new Cause(Reason.INVALID, why), meaning);
    }

    /** A time as documents write it; null when it is none. */
    public static @Nullable Instant instant(JsonNode value) {
        if (value.isNumber()) {
            long number = value.longValue();
            return number > 100_000_000_000L ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        }
        try {
            return value.isString() ? OffsetDateTime.parse(value.stringValue()).toInstant() : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
