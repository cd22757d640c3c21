package jarvis.dawg.store;

/** The database cannot be reached or refuses: nothing of what was asked for was done. */
public final class StoreException extends RuntimeException {
    StoreException(String sentence) {
        super(sentence);
    }

    public StoreException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
