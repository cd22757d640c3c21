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
import tools.jackson.databind.JsonNode;

/**
 * One source being asked, on one virtual thread: when it is due, and when it is woken. So it is never asked twice at a time,
 * and one that hangs hangs alone; it is interrupted when its time is over.
 */
final class Polled implements AutoCloseable {
    /** What is being written is often written on for a moment; and many changes at once are one. */
    private static final Duration SETTLING = Duration.ofMillis(10);

    /** The clock may have been set meanwhile. */
    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger("jarvis.source");

    private final SourceSpec spec;
    private final Kept kept;
    private final InstantSource clock;
    private final Runnable changed;
    private final AtomicReference<SourceState<JsonNode>> state;
    private final FetchTally tally = new FetchTally();
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread;
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
        try {
            while (!closed) {
                if (state.get().due(clock.instant())) {
                    ask();
                }
                awaitNext();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitNext() throws InterruptedException {
        Instant next = state.get().nextAttemptAt();
        long millis = next == null
                ? Long.MAX_VALUE
                : Math.clamp(Duration.between(clock.instant(), next).toMillis(), 1, LONGEST_NAP.toMillis());
        if (wakes.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            Thread.sleep(SETTLING);
            wakes.drainPermits();
            if (!state.get().paused()) {
                ask();
            }
        }
    }

    private void ask() {
        SourceState<JsonNode> before = state.get();
        SourceState.Document<JsonNode> last = before.last();
        Fetch fetch = Trial.of(spec, last == null || last.kept() ? null : last.revision());
        if (closed) {
            return;
        }
        tally.add(fetch);
        Instant now = clock.instant();
        change(known -> after(known, fetch, now));
        SourceState<JsonNode> after = state.get();
        tell(before, after);
        SourceState.Document<JsonNode> fresh = after.last();
        if (fresh != null && (last == null || !fresh.revision().equals(last.revision()))) {
            kept.keep(spec.rules().source(), fresh);
        }
    }

    private SourceState<JsonNode> after(SourceState<JsonNode> known, Fetch fetch, Instant now) {
        return switch (fetch) {
            case Fetch.Unchanged _ -> known.last() == null ? known : known.unchanged(now, null);
            case Fetch.Failed failed -> failed(known, failed, now);
            case Fetch.Document document -> understood(known, document, now);
        };
    }

    private static SourceState<JsonNode> failed(SourceState<JsonNode> known, Fetch.Failed failed, Instant now) {
        return known.failed(failed.cause(), now, ThreadLocalRandom.current().nextDouble(), failed.notBefore());
    }

    private SourceState<JsonNode> understood(SourceState<JsonNode> known, Fetch.Document document, Instant now) {
        Map<String, Observation<JsonNode>> values = spec.interpretation().read(document.body());
        Instant said = spec.interpretation().asOf(document.body());
        return known.understood(new SourceState.Document<>(
                values, document.revision(), said == null ? document.asOf() : said, now, false));
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
