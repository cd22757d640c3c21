package jarvis.core.alert;

import jarvis.core.condition.Condition;
import jarvis.core.condition.Figure;
import jarvis.core.reading.Cause;
import jarvis.core.reading.Quality;
import jarvis.core.reading.Reading;
import jarvis.core.reading.Reason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to be told of.
 *
 * @param value the name of the value that it is about
 * @param condition on the value; null: it is about the quality alone
 * @param quality that is trouble by itself, as is every worse one; null: none is
 * @param holds how long it must be so before it fires
 * @param resolveAfter how long it must be known to be otherwise before it is resolved
 */
public record Rule(
        String name,
        String value,
        @Nullable Condition condition,
        @Nullable Quality quality,
        Urgency urgency,
        Duration holds,
        Duration resolveAfter) {
    public Rule {
        if (condition == null && (quality == null || quality == Quality.GOOD)) {
            throw new IllegalArgumentException(name + " would never fire: it needs a condition, or a quality");
        }
    }

    /** What it makes of a reading. */
    sealed interface Judgement {
        /** It is as the rule says. */
        record Holds(String because) implements Judgement {}

        /** It is known to be otherwise. */
        record Clear() implements Judgement {}

        /** It cannot be said. */
        record Unknown(Cause why) implements Judgement {}
    }

    Judgement judge(Reading<Figure> reading) {
        Cause cause = reading.cause();
        if (cause != null && unasked(cause, reading)) {
            return new Judgement.Unknown(cause);
        }
        if (cause != null && quality != null && reading.quality().compareTo(quality) >= 0) {
            return new Judgement.Holds(
                    "is " + reading.quality().word() + " (" + cause.reason().word() + "): " + cause.detail());
        }
        return reading.fold(
                figure -> judged(figure, cause),
                why -> condition == null ? new Judgement.Clear() : new Judgement.Unknown(why));
    }

    /** @param doubt what speaks against the value; null: nothing */
    private Judgement judged(Figure figure, @Nullable Cause doubt) {
        if (condition == null) {
            return new Judgement.Clear();
        }
        Optional<Boolean> holds = condition.holds(figure);
        if (holds.isEmpty()) {
            return new Judgement.Unknown(
                    new Cause(Reason.INVALID, "It is no number, and " + condition.text() + " needs one."));
        }
        String doubted = doubt == null ? "" : ", though uncertain: " + doubt.detail();
        return holds.get() ? new Judgement.Holds("is " + condition.text() + doubted) : new Judgement.Clear();
    }

    /** Nobody was asked since the start: that says nothing of how the value is. */
    private static boolean unasked(Cause cause, Reading<?> reading) {
        return cause.reason() == Reason.WAITING_INITIAL
                || (cause.reason() == Reason.LAST_USABLE
                        && reading.provenance().clocks().checkedAt() == null);
    }

    /** What it says, for a person; equal for rules that watch for the same. */
    public String text() {
        String compared = condition == null ? "" : " " + condition.text();
        String bad = quality == null ? "" : (condition == null ? " is " : " or is ") + quality.word();
        return value + compared + bad;
    }
}
