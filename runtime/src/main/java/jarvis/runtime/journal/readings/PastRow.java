package jarvis.runtime.journal.readings;

/** What was said of a value, with the presence in which it was recorded. */
record PastRow(long presence, Past past) {}
