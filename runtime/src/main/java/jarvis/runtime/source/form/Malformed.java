package jarvis.runtime.source.form;

/** It cannot be read. The sentence says where, and nothing of what is there. */
public final class Malformed extends Exception {
    public Malformed(String sentence) {
        super(sentence);
    }

    /** The sentence. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
