package jarvis.runtime.alert;

import jarvis.core.alert.Alert;
import jarvis.core.alert.Rule;
import jarvis.core.alert.Urgency;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people are told of an alert, once for each episode and kind.
 *
 * @param value the name of the value that it is about
 * @param watched what the rule watches for
 * @param text how it stood, in a sentence
 * @param firedAt names the episode
 * @param at when it became so
 */
public record Notice(
        String rule,
        Kind kind,
        Urgency urgency,
        String value,
        String watched,
        String text,
        Instant firedAt,
        Instant at) {
    /** What is told. */
    public enum Kind {
        FIRING,
        RESOLVED,
        /** The rule is gone or another one, and nobody looks whether it is resolved. */
        WITHDRAWN,
        TEST;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Equal for the same news, however often it is delivered. */
    public String id() {
        return rule + "/" + firedAt + "/" + kind.word();
    }

    /** In one line, without anything that a source said. */
    public String title() {
        return "[" + urgency.word() + "] " + rule + " " + kind.word();
    }

    /** What there is to tell of a step of an alert. */
    static Optional<Notice> of(Alert before, Alert after) {
        if (before.phase() == after.phase()) {
            return Optional.empty();
        }
        return switch (after.phase()) {
            case QUIET, PENDING -> Optional.empty();
            case FIRING -> Optional.of(of(after, Kind.FIRING, after.text()));
            case RESOLVED -> Optional.of(of(after, Kind.RESOLVED, after.text()));
        };
    }

    private static Notice of(Alert alert, Kind kind, String text) {
        Rule rule = alert.rule();
        Instant fired = alert.firedAt() == null ? alert.since() : alert.firedAt();
        return new Notice(rule.name(), kind, rule.urgency(), rule.value(), rule.text(), text, fired, alert.since());
    }

    /** Of an alert that fires while its rule is gone. */
    static Notice withdrawn(Remembered.Standing standing, @Nullable Rule now, Instant at) {
        String why = now == null ? "was removed from" : "was changed in";
        return new Notice(
                standing.rule(),
                Kind.WITHDRAWN,
                now == null ? Urgency.INFO : now.urgency(),
                standing.value(),
                standing.watched(),
                standing.value() + " is no longer watched for it: the rule " + why
                        + " jarvis.yaml. Whether it is resolved is not known.",
                standing.firedAt(),
                at);
    }

    /** A message that says that messages arrive. */
    public static Notice test(Instant now) {
        return new Notice(
                "test",
                Kind.TEST,
                Urgency.INFO,
                "health.status",
                "nothing",
                "This is a test of Jarvis: alerts of this project arrive here.",
                now,
                now);
    }
}
