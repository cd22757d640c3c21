package jarvis.runtime.source;

import jarvis.core.reading.Cause;
import jarvis.core.reading.Observation;
import jarvis.core.reading.Reason;
import jarvis.core.reading.SourceState;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One source being asked, on one virtual thread: when it is due, and when it is woken. So it is never asked twice at a time,
 * and one that hangs hangs alone; it is interrupted when its time is over.
 */
final class Polled implements AutoCloseable {
    /** What is being written is often written on for a moment; and many changes at once are one. */
    private static final Duration SETTLING = Duration.ofMillis(10);

    /** What changes a hundred times a second is asked less often. */
    private static final Duration APART = Duration.ofMillis(50);

    /** The longest nap: the clock may have been set meanwhile. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger("jarvis.source");

    private final SourceSpec spec;
    private final Kept kept;
    private final InstantSource clock;
    private final Runnable changed;
    private final AtomicReference<SourceState<JsonNode>> state;
    private final FetchTally tally = new FetchTally();
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread;
    private long askedAt = System.nanoTime();
    private volatile boolean closed;

    /** @param changed called whenever its readings may have changed by more than their clocks */
    Polled(SourceSpec spec, Kept kept, InstantSource clock, Runnable changed) {
        this.spec = spec;
        this.kept = kept;
        this.clock = clock;
        this.changed = changed;
        SourceState<JsonNode> fresh = SourceState.waiting(spec.rules(), clock.instant());
        this.state = new AtomicReference<>(
                kept.last(spec.rules().source()).map(fresh::restored).orElse(fresh));
        this.thread = Thread.ofVirtual().name("source-" + spec.rules().source()).unstarted(this::loop);
    }

    void start() {
        thread.start();
    }

    SourceSpec spec() {
        return spec;
    }

    SourceState<JsonNode> state() {
        return state.get();
    }

    FetchCounts fetches() {
        return tally.counts();
    }

    /** It may have changed: it is asked at once. */
    void wake() {
        wakes.release();
    }

    void pause() {
        change(known -> known.paused(clock.instant()));
    }

    void resume() {
        change(known -> known.resumed(clock.instant()));
        wake();
    }

    private void loop() {
        while (!closed) {
            try {
                if (due()) {
                    ask();
                }
                awaitNext();
            } catch (InterruptedException e) {
                // Whoever closes it says so as well; any other interrupt came too late for what it was meant for.
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "source " + spec.rules().source() + ": " + Trial.faultOfOurs(e));
            }
        }
    }

    /** What can be looked at for next to nothing is looked at all the time: what tells of its changes may be lost. */
    private boolean due() {
        SourceState<JsonNode> known = state.get();
        boolean looks = spec.source().folder().isPresent() && !known.paused();
        return known.due(clock.instant()) || (looks && sinceAsked().compareTo(LOOK) >= 0);
    }

    private Duration sinceAsked() {
        return Duration.ofNanos(System.nanoTime() - askedAt);
    }

    private void awaitNext() throws InterruptedException {
        Instant next = state.get().nextAttemptAt();
        long millis = next == null
                ? LOOK.toMillis()
                : Math.clamp(Duration.between(clock.instant(), next).toMillis(), 1, LOOK.toMillis());
        if (wakes.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            Thread.sleep(max(SETTLING, APART.minus(sinceAsked())));
            wakes.drainPermits();
            if (!state.get().paused()) {
                ask();
            }
        }
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private void ask() {
        askedAt = System.nanoTime();
        SourceState<JsonNode> before = state.get();
        SourceState.Document<JsonNode> last = before.last();
        String revision = last == null || last.kept() ? null : last.revision();
        Fetch fetch = Trial.of(spec, revision);
        UnaryOperator<SourceState<JsonNode>> outcome = outcome(fetch, revision);
        if (closed) {
            return;
        }
        change(outcome);
        SourceState<JsonNode> after = state.get();
        tally.add(fetch, after.trouble() == null);
        tell(before, after);
        SourceState.Document<JsonNode> fresh = after.last();
        if (fresh != null && (last == null || !fresh.revision().equals(last.revision()))) {
            kept.keep(spec.rules().source(), fresh);
        }
    }

    private UnaryOperator<SourceState<JsonNode>> outcome(Fetch fetch, @Nullable String asked) {
        Instant now = clock.instant();
        return switch (fetch) {
            case Fetch.Unchanged _ when asked != null -> known -> known.unchanged(now, null);
            case Fetch.Unchanged _ ->
                failed(
                        Fetch.Failed.because(
                                Reason.INVALID, "It says that nothing changed, and nothing is known of it."),
                        now);
            case Fetch.Failed failed -> failed(failed, now);
            case Fetch.Document document -> understood(document, now);
        };
    }

    private static UnaryOperator<SourceState<JsonNode>> failed(Fetch.Failed failed, Instant now) {
        double random = ThreadLocalRandom.current().nextDouble();
        return known -> known.failed(failed.cause(), now, random, failed.notBefore());
    }

    private UnaryOperator<SourceState<JsonNode>> understood(Fetch.Document document, Instant now) {
        try {
            Map<String, Observation<JsonNode>> values = spec.interpretation().read(document.body());
            Instant said = spec.interpretation().asOf(document.body());
            SourceState.Document<JsonNode> heard = new SourceState.Document<>(
                    values, document.revision(), said == null ? document.asOf() : said, now, false);
            return known -> known.understood(heard);
        } catch (RuntimeException e) {
            return failed(
                    Fetch.Failed.because(Reason.INVALID, "What it says was not understood: " + Trial.faultOfOurs(e)),
                    now);
        }
    }

    private void change(UnaryOperator<SourceState<JsonNode>> step) {
        SourceState<JsonNode> before = state.getAndUpdate(step);
        if (!before.saysAs(state.get())) {
            changed.run();
        }
    }

    /** One line when it begins to fail and one when it is back; what happens in between is in the state. */
    private void tell(SourceState<JsonNode> before, SourceState<JsonNode> after) {
        Cause trouble = after.trouble();
        String source = spec.rules().source();
        if (trouble != null && before.trouble() == null && trouble.reason() != Reason.NOT_CONFIGURED) {
            LOG.log(
                    Level.WARNING,
                    source + ": good -> failing (" + trouble.reason().word() + ": " + trouble.detail() + ")");
        } else if (trouble == null
                && before.trouble() != null
                && before.trouble().reason() != Reason.NOT_CONFIGURED) {
            LOG.log(Level.INFO, source + ": failing -> good (after " + before.failures() + " failures)");
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
