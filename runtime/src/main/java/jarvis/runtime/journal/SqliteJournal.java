package jarvis.runtime.journal;

import jarvis.core.coordination.Event;
import jarvis.core.coordination.Recorded;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A journal in one SQLite file (write-ahead log, a full sync at each commit).
 *
 * <p>Appends that come while a commit is under way wait in a queue; whoever gets the lock next commits them all in one
 * transaction. Reads have a connection of their own and see what is durable.
 */
final class SqliteJournal implements Journal {
    private static final int PAGE = 500;

    private final EventCodec codec = new EventCodec();
    private final ConcurrentLinkedQueue<Pending> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock reading = new ReentrantLock();
    private final Database<Rows> reader;
    private final @Nullable Database<Rows> writer;
    private volatile String trouble;

    private SqliteJournal(Database<Rows> reader, @Nullable Database<Rows> writer, String trouble) {
        this.reader = reader;
        this.writer = writer;
        this.trouble = trouble;
    }

    static SqliteJournal toWrite(Opening opening) {
        Database<Rows> writer = Database.open(opening, Rows::new);
        return new SqliteJournal(Database.open(opening.reading(), Rows::new), writer, "");
    }

    static SqliteJournal toRead(Opening opening) {
        return new SqliteJournal(
                Database.open(opening, Rows::new), null, opening.file() + " was opened for reading only.");
    }

    /** From now on nothing is appended: the sentence says why. */
    void refuseAppends(String sentence) {
        trouble = sentence;
    }

    @Override
    public long append(String stream, long expectedVersion, List<Event> events) {
        if (!trouble.isEmpty()) {
            throw new JournalException(JournalException.Code.NOT_REPLAYABLE, trouble);
        }
        Pending mine = new Pending(
                stream, expectedVersion, events.stream().map(codec::encode).toList());
        waiting.add(mine);
        writing.lock();
        try {
            if (!mine.settled()) {
                commitWaiting();
            }
        } finally {
            writing.unlock();
        }
        return mine.result();
    }

    private void commitWaiting() {
        if (writer == null) {
            throw new IllegalStateException("a journal without a writer got an append");
        }
        List<Pending> batch = new ArrayList<>();
        for (Pending next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
        }
        try {
            writer.refuseVanished();
            writer.change(rows -> {
                for (Pending pending : batch) {
                    pending.write(rows);
                }
                return batch;
            });
            batch.forEach(Pending::durable);
        } catch (JournalException e) {
            batch.forEach(pending -> pending.failed(e));
        }
    }

    @Override
    public List<Recorded> read(String stream, long after, int limit) {
        List<Recorded> events = new ArrayList<>();
        for (StoredEvent stored : stored(stream, after, limit)) {
            try {
                events.add(new Recorded(stored.seq(), codec.decode(stored)));
            } catch (JournalException unreadable) {
                if (events.isEmpty()) {
                    throw unreadable;
                }
                return events;
            }
        }
        return events;
    }

    @Override
    public List<String> streams() {
        reading.lock();
        try {
            return reader.ask(Rows::streams);
        } finally {
            reading.unlock();
        }
    }

    /** A page of a stream as it lies on disk. */
    List<StoredEvent> stored(String stream, long after, int limit) {
        reading.lock();
        try {
            return reader.ask(rows -> rows.after(stream, after, limit));
        } finally {
            reading.unlock();
        }
    }

    /** A whole stream as it lies on disk, read a page at a time. */
    Iterable<StoredEvent> all(String stream) {
        return () -> Stream.iterate(
                        stored(stream, 0, PAGE),
                        page -> !page.isEmpty(),
                        page -> stored(stream, page.getLast().seq(), PAGE))
                .flatMap(List::stream)
                .iterator();
    }

    /** What SQLite itself finds wrong with the file, and the streams that lack their beginning. */
    List<String> damage() {
        reading.lock();
        try {
            return reader.ask(rows -> {
                List<String> damage = rows.damage();
                rows.headless().forEach(stream -> damage.add(stream + " lacks its first event."));
                return damage;
            });
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void close() {
        writing.lock();
        reading.lock();
        try {
            reader.close();
            if (writer != null) {
                writer.close();
            }
        } finally {
            reading.unlock();
            writing.unlock();
        }
    }

    /** One append on its way. Written by whoever holds the lock, read by its owner after having held it. */
    private static final class Pending {
        private final String stream;
        private final long expected;
        private final List<EventCodec.Encoded> events;
        private long version = -1;
        private boolean durable;
        private @Nullable JournalException failure;

        Pending(String stream, long expected, List<EventCodec.Encoded> events) {
            this.stream = stream;
            this.expected = expected;
            this.events = events;
        }

        void write(Rows rows) throws SQLException {
            Rows.Tip tip = rows.tip(stream);
            if (tip.seq() != expected) {
                failure = new JournalException(
                        JournalException.Code.CONFLICT,
                        stream + " is at event " + tip.seq() + ", not at " + expected
                                + ": another Jarvis works on it. Nothing was added. Stop one of them, then resume.");
                return;
            }
            long seq = tip.seq();
            String hash = tip.hash();
            for (EventCodec.Encoded event : events) {
                seq++;
                hash = Chain.next(hash, seq, event.type(), event.payload());
                rows.insert(new StoredEvent(stream, seq, event.type(), event.payload(), hash));
            }
            version = seq;
        }

        void durable() {
            durable = true;
        }

        void failed(JournalException why) {
            if (failure == null) {
                failure = why;
            }
        }

        boolean settled() {
            return durable || failure != null;
        }

        long result() {
            if (failure != null) {
                throw new JournalException(failure.code(), String.valueOf(failure.getMessage()), failure);
            }
            if (!durable) {
                throw new IllegalStateException("an append to " + stream + " was neither made nor refused");
            }
            return version;
        }
    }
}
