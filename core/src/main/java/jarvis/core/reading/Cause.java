package jarvis.core.reading;

/**
 * Why a reading is not good, in a word and in a sentence.
 *
 * @param detail a sentence for a person; holds no secret and nothing that a source sent
 */
public record Cause(Reason reason, String detail) {
    /** Of the same reason, with more to say. */
    public Cause with(String more) {
        return new Cause(reason, detail + " " + more);
    }
}
