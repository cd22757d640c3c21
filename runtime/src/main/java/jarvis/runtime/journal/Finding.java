package jarvis.runtime.journal;

/**
 * Something wrong in a journal.
 *
 * @param stream empty where it is about the whole file
 * @param seq the event's number; 0 where it is about no single one
 */
public record Finding(String stream, long seq, String sentence) {}
