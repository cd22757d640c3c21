package jarvis.core.alert;

import jarvis.core.condition.Figure;
import jarvis.core.reading.Cause;
import jarvis.core.reading.Reading;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One rule and what has become of it. Immutable.
 *
 * <pre>
 *   quiet --holds--> pending --held for as long as asked--> firing --known to be otherwise, as long--> resolved
 *     ^---otherwise----'  ^------------------------------------------holds------------------------------'
 * </pre>
 *
 * <p>A reading that cannot be judged moves nothing: a pending alert fires only on one that holds, and a firing one goes on
 * firing; the time until it is resolved begins anew.
 *
 * @param since when the phase began
 * @param firedAt names the episode; null: it never fired
 * @param clearSince since when a firing one is known to be otherwise; null: it is not
 * @param last the last value that there was; null: none
 * @param because why it is or was so, with the value then; null: it never was
 * @param unjudged why the newest reading cannot be judged; null: it could, or there was none
 */
public record Alert(
        Rule rule,
        Phase phase,
        Instant since,
        @Nullable Instant firedAt,
        @Nullable Instant clearSince,
        @Nullable Seen last,
        @Nullable String because,
        @Nullable Cause unjudged) {
    /** Where an alert is. */
    public enum Phase {
        QUIET,
        PENDING,
        FIRING,
        RESOLVED;

        /** As it is written in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A value as it was seen.
     *
     * @param text with its unit
     * @param at when it was true, or when it was seen where it does not say
     */
    public record Seen(String text, Instant at) {
        String words() {
            return text + " as of " + at;
        }
    }

    public Alert {
        if (phase == Phase.FIRING && firedAt == null) {
            throw new IllegalArgumentException(rule.name() + " fires without having begun to");
        }
    }

    /** A rule that saw nothing yet. */
    public static Alert quiet(Rule rule, Instant now) {
        return new Alert(rule, Phase.QUIET, now, null, null, null, null, null);
    }

    /** After a reading of its value. */
    public Alert after(Reading<Figure> reading, Instant now) {
        Alert seen = seen(reading, now);
        return switch (rule.judge(reading)) {
            case Rule.Judgement.Holds(String why) -> seen.held(why + seen.shown(reading), now);
            case Rule.Judgement.Clear() -> seen.cleared(now);
            case Rule.Judgement.Unknown(Cause why) ->
                new Alert(rule, phase, since, firedAt, null, seen.last, because, why);
        };
    }

    private Alert seen(Reading<Figure> reading, Instant now) {
        String unit = reading.provenance().meaning().unit();
        Instant asOf = reading.provenance().clocks().asOf();
        Seen value = reading.<@Nullable Seen>fold(
                figure -> new Seen(figure.text() + (unit == null ? "" : " " + unit), asOf == null ? now : asOf),
                _ -> last);
        return new Alert(rule, phase, since, firedAt, clearSince, value, because, null);
    }

    /** The value; with its time only where it is not the newest, so that a sentence changes only with what it says. */
    private String shown(Reading<Figure> reading) {
        return last == null
                ? ""
                : reading.<String>fold(_ -> " (" + last.text() + ")", _ -> " (last known: " + last.words() + ")");
    }

    private Alert held(String why, Instant now) {
        Alert begun = phase == Phase.QUIET || phase == Phase.RESOLVED
                ? new Alert(rule, Phase.PENDING, now, firedAt, null, last, why, null)
                : new Alert(rule, phase, since, firedAt, null, last, why, null);
        return begun.phase == Phase.PENDING && !now.isBefore(begun.since.plus(rule.holds()))
                ? new Alert(rule, Phase.FIRING, now, now, null, last, why, null)
                : begun;
    }

    private Alert cleared(Instant now) {
        return switch (phase) {
            case QUIET, RESOLVED -> this;
            case PENDING -> new Alert(rule, Phase.QUIET, now, firedAt, null, last, because, null);
            case FIRING -> {
                Instant clear = clearSince == null ? now : clearSince;
                yield now.isBefore(clear.plus(rule.resolveAfter()))
                        ? new Alert(rule, phase, since, firedAt, clear, last, because, null)
                        : new Alert(rule, Phase.RESOLVED, now, firedAt, null, last, because, null);
            }
        };
    }

    /** When it changes next by the passing of time alone, if its value stays as it is; empty: it does not. */
    public Optional<Instant> due() {
        if (unjudged != null) {
            return Optional.empty();
        }
        return phase == Phase.PENDING
                ? Optional.of(since.plus(rule.holds()))
                : Optional.ofNullable(clearSince).map(clear -> clear.plus(rule.resolveAfter()));
    }

    /** How it stands, in a sentence. */
    public String text() {
        Cause why = unjudged;
        if (why != null) {
            String known = last == null ? "no value was seen yet" : "last known " + last.words();
            return rule.value() + (phase == Phase.FIRING ? " " : " cannot be judged: ") + known + ", now unknown: "
                    + why.detail();
        }
        String value = last == null ? "" : " (" + last.text() + ")";
        return switch (phase) {
            case QUIET, RESOLVED -> rule.value() + " is as it should be" + value;
            case PENDING, FIRING ->
                rule.value() + " " + because
                        + (clearSince == null ? "" : "; as it should be since " + clearSince + value);
        };
    }
}
