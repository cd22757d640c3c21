package jarvis.runtime.alert;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What one channel has still to deliver, in order, on a thread of its own: a dead channel delays nobody else. A notice leaves
 * only when it was delivered, or when too many wait behind it.
 */
final class Outbox implements AutoCloseable {
    /** A sending that is under way at the end is most often a matter of moments. */
    private static final Duration LAST_WORD = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger("jarvis.alert");

    private final Channel channel;
    private final Terms terms;
    private final InstantSource clock;
    private final Runnable changed;
    private final Deque<Notice> waiting = new ArrayDeque<>();
    private final Semaphore wakes = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<Tally> tally = new AtomicReference<>(new Tally(0, 0, 0, null, null));
    private final Thread thread;

    /**
     * What came of it so far.
     *
     * @param failures in a row
     * @param givenUp notices that were never delivered
     * @param trouble why the last sending failed; null: it did not
     * @param lastAt when one was last delivered; null: not since this start
     */
    private record Tally(
            int failures,
            long delivered,
            long givenUp,
            @Nullable String trouble,
            @Nullable Instant lastAt) {}

    /** @param changed called when something was delivered or failed; the caller's own lock may be taken */
    Outbox(Channel channel, Terms terms, InstantSource clock, Runnable changed) {
        this.channel = channel;
        this.terms = terms;
        this.clock = clock;
        this.changed = changed;
        this.thread = Thread.ofVirtual().name("outbox-" + channel.name()).unstarted(this::loop);
    }

    void start() {
        thread.start();
    }

    String name() {
        return channel.name();
    }

    /** To be delivered after all that waits already. Returns at once. */
    void add(List<Notice> notices) {
        long displaced = 0;
        synchronized (waiting) {
            waiting.addAll(notices);
            while (waiting.size() > terms.capacity()) {
                waiting.removeFirst();
                displaced++;
            }
        }
        if (displaced > 0) {
            giveUp(displaced);
        }
        wakes.release();
    }

    private void giveUp(long displaced) {
        tally.updateAndGet(
                old -> new Tally(old.failures, old.delivered, old.givenUp + displaced, old.trouble, old.lastAt));
        LOG.log(
                Level.WARNING,
                channel.name() + ": " + displaced + " of the oldest notices are given up: more than " + terms.capacity()
                        + " wait");
    }

    List<Notice> waiting() {
        synchronized (waiting) {
            return List.copyOf(waiting);
        }
    }

    Delivery delivery() {
        Tally now = tally.get();
        int left = waiting().size();
        return new Delivery(
                channel.name(),
                channel.target(),
                new Delivery.Counts(left, now.delivered, now.givenUp, now.failures),
                now.trouble,
                now.lastAt);
    }

    private void loop() {
        try {
            while (closing.getCount() > 0) {
                Optional<Notice> next = next();
                if (next.isEmpty()) {
                    wakes.acquire();
                } else if (!send(next.get())) {
                    pause();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Notice> next() {
        synchronized (waiting) {
            return Optional.ofNullable(waiting.peekFirst());
        }
    }

    private boolean send(Notice notice) throws InterruptedException {
        String trouble = Attempt.of(channel, notice, terms.patience()).orElse(null);
        if (trouble == null) {
            synchronized (waiting) {
                waiting.remove(notice);
            }
        }
        Instant now = clock.instant();
        Tally before = tally.getAndUpdate(old -> trouble == null
                ? new Tally(0, old.delivered + 1, old.givenUp, null, now)
                : new Tally(old.failures + 1, old.delivered, old.givenUp, trouble, old.lastAt));
        tell(before, trouble);
        changed.run();
        return trouble == null;
    }

    /** One line when it begins to fail and one when it is back. */
    private void tell(Tally before, @Nullable String trouble) {
        if (trouble != null && before.trouble == null) {
            LOG.log(Level.WARNING, channel.name() + ": delivering -> failing (" + trouble + ")");
        } else if (trouble == null && before.trouble != null) {
            LOG.log(Level.INFO, channel.name() + ": failing -> delivering (after " + before.failures + " failures)");
        }
    }

    private void pause() throws InterruptedException {
        long millis = terms.wait(
                        tally.get().failures, ThreadLocalRandom.current().nextDouble())
                .toMillis();
        if (closing.await(millis, TimeUnit.MILLISECONDS)) {
            return;
        }
        wakes.drainPermits();
    }

    /** What is being sent may end; what waits stays remembered. */
    @Override
    public void close() {
        closing.countDown();
        wakes.release();
        try {
            if (!thread.join(LAST_WORD)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
