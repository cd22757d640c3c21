package jarvis.dawg.usage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a user did. The word on the wire is the name in small letters. */
public enum EventType {
    VISIT,
    SIGNUP,
    SESSION_START,
    SESSION_END,
    PURCHASE,
    SUBSCRIPTION_START,
    SUBSCRIPTION_CHANGE,
    SUBSCRIPTION_CANCEL,
    TICKET,
    RATING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<EventType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(EventType::word).collect(Collectors.joining(", "));
    }
}
