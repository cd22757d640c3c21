package jarvis.runtime.dashboard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The documents of the dashboard. A value's name begins with that of its endpoint. */
public enum Endpoint {
    OVERVIEW,
    BUSINESS,
    INSTANCES,
    FINANCIAL,
    HEALTH,
    WAVES;

    /** As in its address and in the names of its values. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Endpoint> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    boolean has(String value) {
        return value.startsWith(word() + ".");
    }
}
