package jarvis.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.reading.Limits;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Reading;
import jarvis.core.reading.Retry;
import jarvis.core.reading.SourceRules;
import jarvis.core.reading.SourceState;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A source as it is polled, whose askings are counted and can be waited for. */
final class Asked implements Source {
    static final Interpretation VALUE =
            new Mapping(List.of(new Mapping.Value("value", JsonPointer.compile("/value"), Meaning.PLAIN, false)), null);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Source source;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int begun;
    private int ended;

    Asked(Source source) {
        this.source = source;
    }

    /** By itself it is asked once a day. */
    SourceSpec rare(String name, Interpretation interpretation) {
        SourceRules rules = new SourceRules(name, "test", Duration.ofDays(1), Limits.NONE, Retry.DEFAULT);
        return new SourceSpec(rules, this, interpretation, Duration.ofSeconds(5));
    }

    SourceSpec spec(String name, Interpretation interpretation, Duration timeout) {
        Retry retry = new Retry(Duration.ofMillis(20), Duration.ofMillis(50), 5);
        return new SourceSpec(
                new SourceRules(name, "test", Duration.ofMillis(50), Limits.NONE, retry),
                this,
                interpretation,
                timeout);
    }

    Sources polled() {
        return new Sources(List.of(spec("it", VALUE, Duration.ofSeconds(5))), Kept.NOTHING, InstantSource.system());
    }

    @Override
    public Fetch fetch(@Nullable String known) throws InterruptedIOException {
        count(1, 0);
        try {
            return source.fetch(known);
        } finally {
            count(0, 1);
        }
    }

    private void count(int more, int less) {
        lock.lock();
        try {
            begun += more;
            ended += less;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int begun() {
        lock.lock();
        try {
            return begun;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for askings that have not begun yet. */
    void awaitMore(int more) {
        int wanted = begun() + more;
        awaiting(() -> ended >= wanted, more + " more askings");
    }

    /** Waits until what is known is like that. Each asking is followed by a look. */
    SourceState<JsonNode> await(Sources sources, Predicate<SourceState<JsonNode>> wish) {
        Instant late = Instant.now().plus(PATIENCE);
        while (!wish.test(state(sources))) {
            assertThat(Instant.now())
                    .as("waiting for another state than %s", state(sources))
                    .isBefore(late);
            int seen = begun();
            awaiting(() -> begun > seen, "another asking");
        }
        return state(sources);
    }

    static SourceState<JsonNode> state(Sources sources) {
        return sources.known().getFirst().state();
    }

    /** As {@code good 5}, {@code uncertain invalid 5}, {@code bad invalid}. */
    static String seen(Sources sources) {
        return seen(state(sources), "value");
    }

    static String seen(SourceState<JsonNode> state, String name) {
        Reading<JsonNode> reading = state.reading(name, Meaning.PLAIN, Instant.now());
        String cause =
                reading.cause() == null ? "" : " " + reading.cause().reason().word();
        return reading.quality().word() + cause + reading.fold(value -> " " + value, _ -> "");
    }

    private void awaiting(BooleanSupplier wish, String what) {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (!wish.getAsBoolean()) {
                assertThat(left).as("waiting for " + what).isPositive();
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String target() {
        return source.target();
    }

    @Override
    public Optional<Path> folder() {
        return source.folder();
    }
}
