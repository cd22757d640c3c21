package jarvis.runtime.alert;

/** A notice did not arrive. The sentence says why, without secrets and without what the other side said. */
final class Undelivered extends Exception {
    Undelivered(String sentence) {
        super(sentence);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
