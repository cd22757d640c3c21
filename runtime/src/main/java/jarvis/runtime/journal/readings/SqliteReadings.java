package jarvis.runtime.journal.readings;

import jarvis.core.reading.Reading;
import jarvis.core.reading.SourceState.Document;
import jarvis.runtime.journal.Database;
import jarvis.runtime.journal.JournalException;
import jarvis.runtime.journal.Opening;
import jarvis.runtime.source.Kept;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What sources said last and the past of each value, in the journal's file, on connections of its own.
 *
 * <p>One thread writes, at most once a second; whoever tells something never waits for the disk. While the disk refuses, what
 * can be kept in memory is, the log says so once, and all of it is written when there is room.
 */
public final class SqliteReadings implements Kept, ReadingLog, ReadingHistory, AutoCloseable {
    static final String LOG = "jarvis.readings";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final System.Logger LOGGER = System.getLogger(LOG);

    private final Path file;
    private final InstantSource clock;
    private final Upkeep upkeep;
    private final Database<ReadingRows> reader;
    private final Database<ReadingRows> disk;
    private final ReentrantLock reading = new ReentrantLock();
    private final Pending pending;
    private final ReadingWriter writer;
    private final Semaphore wakes = new Semaphore(0);
    private final CountDownLatch ending = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<CompletableFuture<Boolean>> flushes = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private int failures;

    private SqliteReadings(
            Path file, Database<ReadingRows> disk, Database<ReadingRows> reader, InstantSource clock, Upkeep upkeep) {
        this.file = file;
        this.clock = clock;
        this.upkeep = upkeep;
        this.disk = disk;
        this.reader = reader;
        Instant now = clock.instant();
        List<Presence> last = reader.ask(rows -> rows.presences(Long.MAX_VALUE, Long.MAX_VALUE));
        Set<String> names = reader.ask(ReadingRows::names);
        Presence before = last.isEmpty() ? null : last.getFirst();
        this.pending = new Pending(before == null ? 1 : before.id() + 1, names);
        this.writer = new ReadingWriter(disk, pending, upkeep, now, before);
        this.thread = Thread.ofPlatform().name("readings").daemon().start(this::loop);
    }

    /**
     * Opens them in a journal's file, which is brought up to date first.
     *
     * @throws JournalException when it cannot be opened
     */
    public static SqliteReadings open(Path file, InstantSource clock) {
        return open(Opening.toWrite(file), clock, Upkeep.DEFAULT);
    }

    static SqliteReadings open(Opening opening, InstantSource clock, Upkeep upkeep) {
        Database<ReadingRows> disk = Database.open(opening.relaxed(), ReadingRows::new);
        try {
            Database<ReadingRows> reader = Database.open(opening.reading(), ReadingRows::new);
            return new SqliteReadings(opening.file(), disk, reader, clock, upkeep);
        } catch (RuntimeException e) {
            disk.close();
            throw e;
        }
    }

    @Override
    public void record(String name, Reading<JsonNode> said, Instant at) {
        if (pending.record(name, said, at)) {
            wakes.release();
        }
    }

    @Override
    public void keep(String source, Document<JsonNode> document) {
        pending.keep(source, document);
        wakes.release();
    }

    @Override
    public Optional<Document<JsonNode>> last(String source) {
        Optional<Document<JsonNode>> waiting = pending.document(source);
        if (waiting.isPresent()) {
            return waiting;
        }
        try {
            Optional<ReadingRows.Kept> kept = ask(rows -> rows.kept(source));
            return kept.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            DocumentForm.read(kept.get().form(), kept.get().document()));
        } catch (JournalException | DocumentForm.Unreadable e) {
            LOGGER.log(Level.WARNING, "what " + source + " said last is not used: " + e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Set<String> names() {
        return pending.names();
    }

    @Override
    public Rows between(String name, Instant from, Instant to, int limit) {
        long first = from.getEpochSecond();
        List<PastRow> waiting = pending.rows(name);
        List<PastRow> rows = new ArrayList<>(ask(on -> on.rows(name, first, to.getEpochSecond(), limit + 1)));
        boolean cut = rows.stream().filter(row -> row.past().at().isAfter(from)).count() > limit;
        Instant end = cut ? rows.getLast().past().at() : to;
        rows.addAll(waiting);
        List<Past> found = Timeline.of(presences(first, end.getEpochSecond()), rows, from, end);
        return found.size() <= limit
                ? new Rows(found, null)
                : new Rows(found.subList(0, limit), found.get(limit).at());
    }

    /** Those on disk, and those of this process, which may not be there yet. */
    private List<Presence> presences(long from, long to) {
        List<Presence> mine = writer.presences();
        List<Presence> all = new ArrayList<>(ask(rows -> rows.presences(from, to)));
        all.removeIf(presence -> presence.id() >= mine.getFirst().id());
        all.addAll(mine);
        return all;
    }

    private <T> T ask(Database.Work<ReadingRows, T> work) {
        reading.lock();
        try {
            return reader.ask(work);
        } finally {
            reading.unlock();
        }
    }

    private void loop() {
        try {
            do {
                boolean _ = wakes.tryAcquire(upkeep.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
                wakes.drainPermits();
                step(false);
            } while (!ending.await(upkeep.pace().toMillis(), TimeUnit.MILLISECONDS));
            step(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disk.close();
        }
    }

    private void step(boolean last) {
        List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
        for (var next = flushes.poll(); next != null; next = flushes.poll()) {
            waiting.add(next);
        }
        boolean written = tried(last);
        writer.awake(clock.instant());
        waiting.forEach(one -> one.complete(written));
    }

    /** One line when it begins to fail, and one when it works again. */
    private boolean tried(boolean last) {
        try {
            if (last) {
                writer.end(clock.instant());
            } else {
                writer.step(clock.instant());
            }
            if (failures > 0) {
                LOGGER.log(Level.INFO, "readings: not recorded -> recorded (after " + failures + " failures)");
            }
            failures = 0;
            return true;
        } catch (JournalException e) {
            tell("readings: recorded -> not recorded (" + e.getMessage() + ")", null);
        } catch (RuntimeException e) {
            tell("readings: recorded -> not recorded", e);
        }
        return false;
    }

    private void tell(String trouble, @Nullable Throwable bug) {
        failures++;
        if (failures == 1) {
            LOGGER.log(Level.WARNING, trouble, bug);
        }
    }

    /** Waits until all that was told before is on disk; false when the disk refuses. */
    boolean flush() {
        CompletableFuture<Boolean> flush = new CompletableFuture<>();
        flushes.add(flush);
        wakes.release();
        return flush.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Writes what waits, and that this Jarvis ended in order. */
    @Override
    public void close() {
        ending.countDown();
        wakes.release();
        try {
            if (!thread.join(PATIENCE)) {
                LOGGER.log(Level.WARNING, file + " takes too long; the last readings are not recorded");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reading.lock();
        try {
            reader.close();
        } finally {
            reading.unlock();
        }
    }
}
