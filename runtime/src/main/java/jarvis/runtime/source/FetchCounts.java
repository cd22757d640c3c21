package jarvis.runtime.source;

/** What came of the askings of a source since the start. */
public record FetchCounts(long documents, long unchanged, long failed) {}
