package jarvis.core.health;

import jarvis.core.condition.Condition;
import jarvis.core.condition.Figure;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is to hold of a service: {@code status == 200}, {@code time < 300 ms}, {@code body/status == healthy}, {@code == good}.
 *
 * @param pointer to a place in the body, as JSON Pointer; empty: its whole, or no body at all
 * @param condition in milliseconds and bytes
 * @param unit that the limit is written in; null: it has none
 */
public record Expectation(
        Subject subject,
        String pointer,
        Condition condition,
        @Nullable Unit unit) {
    private static final Pattern WRITTEN =
            Pattern.compile("([a-z]*)((?:/(?:[^~\\s/]|~[01])*)*)\\s*(>=|<=|==|!=|>|<)\\s*(\\S(?:.*\\S)?)");
    private static final Pattern COUNT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s*([A-Za-z]+)");

    /** What is looked at. */
    public enum Subject {
        STATUS(null),
        TIME(Unit.Kind.TIME),
        /** How long the certificate is valid still. */
        CERTIFICATE(Unit.Kind.TIME),
        BODY(null),
        FREE(Unit.Kind.STORAGE),
        /** The value itself, which has no word. */
        VALUE(null);

        private final Unit.@Nullable Kind kind;

        Subject(Unit.@Nullable Kind kind) {
            this.kind = kind;
        }

        /** As it is written; empty for a value. */
        public String word() {
            return this == VALUE ? "" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** What came of one: whether it holds, and a sentence with what was found. */
    public record Judged(String text, boolean holds, String found) {
        public String sentence() {
            return text + ": was " + found;
        }
    }

    /** It is none; the message says what it should be, to follow "is not". */
    public static final class Malformed extends Exception {
        Malformed(String wanted) {
            super(wanted);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    public static Expectation parse(String written) throws Malformed {
        Matcher parts = WRITTEN.matcher(written.strip());
        Subject subject = parts.matches() ? subject(parts.group(1)).orElse(null) : null;
        if (subject == null || !(subject == Subject.BODY || parts.group(2).isEmpty())) {
            throw new Malformed("a condition, such as \"status == 200\", \"time < 300 ms\", \"body/status == healthy\","
                    + " \"certificate > 7 d\", \"free > 2 GiB\" or, of a value, \"== healthy\"");
        }
        String comparison = parts.group(3) + " " + parts.group(4);
        if (subject.kind != null) {
            return counted(subject, subject.kind, parts.group(3), parts.group(4));
        }
        Condition condition = Condition.parse(comparison)
                .orElseThrow(() -> new Malformed("possible: only a number is" + " more or less than another"));
        if (subject == Subject.STATUS && !(condition.limit() instanceof Figure.Amount)) {
            throw new Malformed("possible: a status is a number, such as 200");
        }
        return new Expectation(subject, parts.group(2), condition, null);
    }

    private static Optional<Subject> subject(String word) {
        return Arrays.stream(Subject.values())
                .filter(one -> one.word().equals(word))
                .findFirst();
    }

    private static Expectation counted(Subject subject, Unit.Kind kind, String sign, String limit) throws Malformed {
        Matcher count = COUNT.matcher(limit);
        Unit unit = count.matches() ? Unit.of(count.group(2), kind).orElse(null) : null;
        if (unit == null) {
            String units = Unit.words(kind).stream().collect(Collectors.joining(", "));
            throw new Malformed("complete: `" + subject.word() + "` needs a number with one of the units " + units);
        }
        Condition.Operator operator = Condition.parse(sign + " 0").orElseThrow().operator();
        Figure base = new Figure.Amount(unit.base(new BigDecimal(count.group(1))));
        return new Expectation(subject, "", new Condition(operator, base), unit);
    }

    /** As a person would write it. */
    public String text() {
        String place = subject.word() + pointer;
        String limit = unit == null ? condition.text() : condition.sign() + " " + shown(condition.limit());
        return place.isEmpty() ? limit : place + " " + limit;
    }

    /** @param found null: nothing */
    public Judged judge(@Nullable Figure found) {
        if (found == null) {
            return new Judged(text(), false, "nothing");
        }
        Optional<Boolean> holds = condition.holds(found);
        String no = holds.isEmpty() ? ", which is no number" : "";
        return new Judged(text(), holds.orElse(false), shown(found) + no);
    }

    private String shown(Figure figure) {
        return unit != null && figure instanceof Figure.Amount(BigDecimal amount) ? unit.text(amount) : figure.text();
    }
}
