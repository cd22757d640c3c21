package jarvis.runtime.journal.readings;

/**
 * A time in which a Jarvis recorded values, in seconds since 1970.
 *
 * @param id grows with time
 * @param seen when it was there last
 * @param ended whether it ended in order
 */
record Presence(long id, long began, long seen, boolean ended) {
    Presence seen(long second) {
        return new Presence(id, began, Math.max(seen, second), ended);
    }

    Presence over() {
        return new Presence(id, began, seen, true);
    }
}
