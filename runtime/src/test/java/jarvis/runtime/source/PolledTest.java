package jarvis.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.reading.Meaning;
import jarvis.core.reading.Observation;
import jarvis.core.reading.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

@Timeout(60)
class PolledTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Test
    void a_source_that_throws_is_asked_on_and_its_words_are_not_repeated() {
        AtomicInteger asked = new AtomicInteger();
        Asked source = new Asked(of(() -> {
            if (asked.incrementAndGet() < 4) {
                throw new IllegalArgumentException("sentinel-5521");
            }
            return document(7);
        }));
        try (Sources sources = source.polled()) {
            source.await(sources, state -> state.trouble() != null);
            source.await(sources, state -> state.last() != null);
            assertThat(Asked.seen(sources)).isEqualTo("good 7");
        }
    }

    @Test
    void the_sentence_of_a_fault_of_ours_says_where_and_nothing_of_what() {
        Asked source = new Asked(of(() -> {
            throw new IllegalArgumentException("sentinel-5521");
        }));
        try (Sources sources = source.polled()) {
            String said = String.valueOf(
                    source.await(sources, state -> state.trouble() != null).trouble());
            assertThat(said)
                    .contains("IllegalArgumentException at PolledTest.java:")
                    .doesNotContain("sentinel");
        }
    }

    @Test
    void an_interpretation_that_throws_leaves_the_last_values_and_is_asked_on() {
        AtomicInteger value = new AtomicInteger(1);
        Asked source = new Asked(of(() -> document(value.get())));
        Interpretation touchy = new Interpretation() {
            @Override
            public Map<String, Observation<JsonNode>> read(JsonNode document) {
                if (document.at("/value").intValue() == 2) {
                    throw new IllegalStateException("sentinel-5521");
                }
                return Asked.VALUE.read(document);
            }

            @Override
            public @Nullable Instant asOf(JsonNode document) {
                return null;
            }

            @Override
            public Map<String, Meaning> expected() {
                return Map.of("value", Meaning.PLAIN);
            }
        };
        try (Sources sources =
                new Sources(List.of(source.spec("it", touchy, PATIENCE)), Kept.NOTHING, InstantSource.system())) {
            source.await(sources, state -> state.last() != null);
            value.set(2);
            source.await(sources, state -> state.trouble() != null);
            assertThat(Asked.seen(sources)).isEqualTo("uncertain invalid 1");
            value.set(3);
            source.await(sources, state -> state.trouble() == null);
            assertThat(Asked.seen(sources)).isEqualTo("good 3");
        }
    }

    @Test
    void a_listener_that_throws_stops_nothing() {
        AtomicInteger value = new AtomicInteger();
        Asked source = new Asked(of(() -> document(value.incrementAndGet())));
        try (Sources sources = source.polled()) {
            sources.subscribe(() -> {
                throw new IllegalStateException("a listener's fault");
            });
            source.awaitMore(5);
        }
    }

    @Test
    void one_that_hangs_for_ever_delays_no_other_and_is_late_itself() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Asked hanging = new Asked(of(() -> {
            try {
                never.await();
                return new Fetch.Unchanged();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }));
        Asked lively = new Asked(of(() -> document(1)));
        List<SourceSpec> both = List.of(
                hanging.spec("hanging", Asked.VALUE, Duration.ofDays(1)), lively.spec("lively", Asked.VALUE, PATIENCE));
        try (Sources _ = new Sources(both, Kept.NOTHING, InstantSource.system())) {
            lively.awaitMore(20);
            assertThat(hanging.begun()).isEqualTo(1);
        }
    }

    @Test
    void one_that_hangs_is_ended_by_its_deadline_and_asked_again() {
        CountDownLatch never = new CountDownLatch(1);
        Asked hanging = new Asked(of(() -> {
            try {
                never.await();
                return new Fetch.Unchanged();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }));
        try (Sources sources = new Sources(
                List.of(hanging.spec("it", Asked.VALUE, Duration.ofMillis(30))),
                Kept.NOTHING,
                InstantSource.system())) {
            hanging.awaitMore(5);
            assertThat(Asked.state(sources).trouble())
                    .hasToString("Cause[reason=NO_COMMUNICATION, detail=It does not answer within 30 ms.]");
        }
    }

    @Test
    void calls_that_no_interrupt_ends_keep_no_carrier_from_the_others(@TempDir Path folder) throws IOException {
        Path pipe = Pipes.in(folder);
        int many = Runtime.getRuntime().availableProcessors() + 2;
        List<Asked> deaf =
                Stream.generate(() -> new Asked(opening(pipe))).limit(many).toList();
        Asked lively = new Asked(of(() -> document(1)));
        List<SourceSpec> all = Stream.concat(
                        deaf.stream().map(one -> one.spec("deaf", Asked.VALUE, Duration.ofMillis(50))),
                        Stream.of(lively.spec("lively", Asked.VALUE, PATIENCE)))
                .toList();
        try (Sources sources = new Sources(all, Kept.NOTHING, InstantSource.system())) {
            lively.awaitMore(20);
            deaf.forEach(one -> one.awaitMore(3));
            assertThat(Asked.state(sources).trouble())
                    .hasToString("Cause[reason=NO_COMMUNICATION, detail=An earlier asking has not ended yet.]");
        } finally {
            Pipes.letGo(pipe);
        }
    }

    /** Nobody writes into the pipe, so that opening it does not come back; no interrupt ends that. */
    private static Source opening(Path pipe) {
        Uninterruptible calls = new Uninterruptible();
        return of(() -> {
            try {
                return calls.call(() -> {
                    Files.newInputStream(pipe).close();
                    return document(1);
                });
            } catch (Uninterruptible.Hanging e) {
                return Fetch.Failed.because(Reason.NO_COMMUNICATION, String.valueOf(e.getMessage()));
            }
        });
    }

    @Test
    void one_that_always_says_unchanged_is_not_asked_in_a_hurry() {
        Asked source = new Asked(of(Fetch.Unchanged::new));
        try (Sources sources = source.polled()) {
            assertThat(source.await(sources, state -> state.failures() > 0).trouble())
                    .hasToString("Cause[reason=INVALID, detail=It says that nothing changed, and nothing is known"
                            + " of it.]");
            assertThat(Asked.state(sources).nextAttemptAt()).isNotNull();
        }
    }

    @Test
    void a_clock_that_jumps_a_day_forward_or_back_stops_no_asking() {
        AtomicReference<Duration> off = new AtomicReference<>(Duration.ZERO);
        InstantSource clock = () -> Instant.now().plus(off.get());
        Asked source = new Asked(of(() -> document(1)));
        try (Sources _ = new Sources(List.of(source.spec("it", Asked.VALUE, PATIENCE)), Kept.NOTHING, clock)) {
            source.awaitMore(2);
            off.set(Duration.ofDays(1));
            source.awaitMore(3);
            off.set(Duration.ofDays(-1));
            source.awaitMore(3);
            off.set(Duration.ZERO);
            source.awaitMore(3);
        }
    }

    @Test
    void a_deadline_leaves_no_interrupt_behind() {
        for (int i = 0; i < 3_000; i++) {
            Deadline deadline = Deadline.in(Duration.ofNanos(i * 100L));
            try (deadline) {
                Thread.onSpinWait();
            }
            assertThat(Thread.interrupted()).as("round " + i).isFalse();
        }
    }

    private interface Asking {
        Fetch ask() throws IOException;
    }

    private static Source of(Asking asking) {
        return new Source() {
            @Override
            public Fetch fetch(@Nullable String known) throws InterruptedIOException {
                try {
                    return asking.ask();
                } catch (InterruptedIOException e) {
                    throw e;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public String target() {
                return "test";
            }
        };
    }

    private static Fetch document(int value) {
        return Fetch.Document.of(JsonNodeFactory.instance.objectNode().put("value", value));
    }
}
