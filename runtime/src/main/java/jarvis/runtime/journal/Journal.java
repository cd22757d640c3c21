package jarvis.runtime.journal;

import jarvis.core.coordination.Event;
import jarvis.core.coordination.Recorded;
import java.util.List;

/** The only truth: streams of events, each appended to by one writer. Thread-safe. */
public interface Journal extends AutoCloseable {
    /**
     * Appends all of the events or none; they are durable on return.
     *
     * @param expectedVersion the number of the stream's last event, 0 for a new stream
     * @return the new number of the stream's last event
     * @throws JournalException {@link JournalException.Code#CONFLICT} when the stream is at another version: somebody
     *     else writes it too
     */
    long append(String stream, long expectedVersion, List<Event> events);

    /**
     * Events after a number, oldest first, at most {@code limit}: those that can be read.
     *
     * @throws JournalException {@link JournalException.Code#UNREADABLE_EVENT} when the first of them cannot be read
     */
    List<Recorded> read(String stream, long after, int limit);

    /** The streams, in the order of their first append. */
    List<String> streams();

    @Override
    void close();
}
