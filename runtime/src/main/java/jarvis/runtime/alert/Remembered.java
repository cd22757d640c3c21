package jarvis.runtime.alert;

import jarvis.core.alert.Alert;
import jarvis.core.alert.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a restart must not forget: the alerts that fired, and what is still to be delivered by each channel. What is only
 * pending begins anew.
 */
record Remembered(List<Standing> alerts, Map<String, List<Notice>> outboxes) {
    static final Remembered NOTHING = new Remembered(List.of(), Map.of());

    Remembered {
        alerts = List.copyOf(alerts);
        outboxes = Map.copyOf(outboxes);
    }

    /**
     * An alert that fired.
     *
     * @param watched what its rule watched for; the same rule watches for the same
     * @param clearSince null: it is not known to be otherwise
     * @param last null: no value was seen
     */
    record Standing(
            String rule,
            String value,
            String watched,
            boolean firing,
            Instant since,
            Instant firedAt,
            @Nullable Instant clearSince,
            Alert.@Nullable Seen last,
            @Nullable String because) {
        /** Empty where there is nothing to remember. */
        static Optional<Standing> of(Alert alert) {
            Instant firedAt = alert.firedAt();
            boolean firing = alert.phase() == Alert.Phase.FIRING;
            if (firedAt == null || !(firing || alert.phase() == Alert.Phase.RESOLVED)) {
                return Optional.empty();
            }
            Rule rule = alert.rule();
            return Optional.of(new Standing(
                    rule.name(),
                    rule.value(),
                    rule.text(),
                    firing,
                    alert.since(),
                    firedAt,
                    alert.clearSince(),
                    alert.last(),
                    alert.because()));
        }

        boolean of(@Nullable Rule other) {
            return other != null && rule.equals(other.name()) && watched.equals(other.text());
        }

        Alert alert(Rule now) {
            Alert.Phase phase = firing ? Alert.Phase.FIRING : Alert.Phase.RESOLVED;
            return new Alert(now, phase, since, firedAt, clearSince, last, because, null);
        }
    }
}
