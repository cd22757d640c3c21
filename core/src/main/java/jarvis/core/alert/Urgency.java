package jarvis.core.alert;

import java.util.Locale;

/** How soon a person should look. */
public enum Urgency {
    INFO,
    WARNING,
    CRITICAL;

    /** As it is written in jarvis.yaml and in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
