package jarvis.core.ownership.pattern;

/** Why a text is no pattern; it does not leave this package. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    /** @param why ends a sentence that names the pattern; what to do now is in it */
    Unreadable(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
