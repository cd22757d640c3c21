package jarvis.runtime.journal;

/**
 * An event as it lies on disk.
 *
 * @param type its name and the number of its form, such as {@code run-staged/1}
 * @param payload the event as JSON, its time included; never changed once written, so that old hashes hold
 * @param hash see {@link Chain}
 */
record StoredEvent(String stream, long seq, String type, String payload, String hash) {}
