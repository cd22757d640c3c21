package jarvis.runtime.finance;

/** Something in a text that cannot be used; the message says what and what to do. Never leaves this package. */
final class Wrong extends Exception {
    private static final int MOST = 40;

    Wrong(String message) {
        super(message);
    }

    /** At a place in the text. */
    Wrong at(String place) {
        return new Wrong(place + ": " + getMessage());
    }

    String sentence() {
        return getMessage() == null ? "" : getMessage();
    }

    /** A value as it may be repeated to a person. */
    static String shortened(String value) {
        return value.length() <= MOST ? value : value.substring(0, MOST - 1) + "…";
    }

    /** That a value is not what it has to be. */
    static Wrong not(String name, String value, String wanted) {
        return new Wrong(name + " \"" + shortened(value) + "\" is not " + wanted + ".");
    }
}
