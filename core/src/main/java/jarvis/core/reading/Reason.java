package jarvis.core.reading;

import java.util.Locale;

/** Why a reading is not good. */
public enum Reason {
    /** The last good value, older than it should be. */
    LAST_USABLE,
    /** The source was not asked yet. */
    WAITING_INITIAL,
    /** No source was named for this value. */
    NOT_CONFIGURED,
    /** The source does not answer. */
    NO_COMMUNICATION,
    /** The source answers, and what it says cannot be used. */
    INVALID,
    /** The source cannot be asked as it is configured. */
    CONFIG_ERROR,
    /** The source failed so often that it is asked rarely. */
    BREAKER_OPEN,
    /** The value claims to be of the future. */
    CLOCK_SKEW,
    /** The source contradicts itself. */
    DISAGREES,
    /** A calculation that has no answer, as a division by zero. */
    UNDEFINED;

    /** As it is written in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
