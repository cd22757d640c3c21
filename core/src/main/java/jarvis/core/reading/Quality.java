package jarvis.core.reading;

import java.util.Locale;

/** How far a value can be believed, from best to worst. */
public enum Quality {
    GOOD,
    /** There is a value, and something speaks against it. */
    UNCERTAIN,
    /** There is no value. */
    BAD;

    /** As it is written in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Quality worst(Quality other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
