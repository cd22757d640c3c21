package jarvis.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jarvis.core.coordination.Event;
import jarvis.core.coordination.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every journal does. */
abstract class JournalContract {
    private Journal journal = new MemoryJournal();

    abstract Journal open();

    @BeforeEach
    void openJournal() {
        journal = open();
    }

    @AfterEach
    void closeJournal() {
        journal.close();
    }

    @Test
    void aNewJournalHasNoStreams() {
        assertThat(journal.streams()).isEmpty();
        assertThat(journal.read("run-1", 0, 10)).isEmpty();
    }

    @Test
    void appendedEventsAreReadInOrderWithTheirNumbers() {
        assertThat(journal.append("run-1", 0, Events.notes(2))).isEqualTo(2);
        assertThat(journal.append("run-1", 2, List.of(Events.note("note 3")))).isEqualTo(3);

        assertThat(journal.read("run-1", 0, 10))
                .containsExactly(
                        new Recorded(1, Events.note("note 1")),
                        new Recorded(2, Events.note("note 2")),
                        new Recorded(3, Events.note("note 3")));
    }

    @Test
    void readingStartsAfterANumberAndStopsAtTheLimit() {
        journal.append("run-1", 0, Events.notes(5));

        assertThat(journal.read("run-1", 2, 2)).extracting(Recorded::seq).containsExactly(3L, 4L);
        assertThat(journal.read("run-1", 5, 2)).isEmpty();
        assertThat(journal.read("run-1", 0, 0)).isEmpty();
    }

    @Test
    void anAppendAtAnotherVersionIsAConflictAndAddsNothing() {
        journal.append("run-1", 0, Events.notes(2));

        for (long wrong : new long[] {0, 1, 3}) {
            assertThatThrownBy(() -> journal.append("run-1", wrong, Events.notes(1)))
                    .isInstanceOfSatisfying(
                            JournalException.class,
                            e -> assertThat(e.code()).isEqualTo(JournalException.Code.CONFLICT));
        }
        assertThat(journal.read("run-1", 0, 10)).hasSize(2);
    }

    @Test
    void aStreamThatIsNotThereIsAtZero() {
        assertThatThrownBy(() -> journal.append("run-1", 1, Events.notes(1))).isInstanceOf(JournalException.class);
        assertThat(journal.streams()).isEmpty();
    }

    @Test
    void anAppendOfNothingChecksTheVersionAndAddsNothing() {
        assertThat(journal.append("run-1", 0, List.of())).isZero();
        assertThat(journal.streams()).isEmpty();
        assertThatThrownBy(() -> journal.append("run-1", 1, List.of())).isInstanceOf(JournalException.class);
    }

    @Test
    void streamsKeepTheOrderOfTheirFirstAppendAndDoNotMix() {
        journal.append("run-2", 0, Events.notes(1));
        journal.append("run-10", 0, Events.notes(1));
        journal.append("run-1", 0, Events.notes(1));
        journal.append("run-2", 1, Events.notes(1));

        assertThat(journal.streams()).containsExactly("run-2", "run-10", "run-1");
        assertThat(journal.read("run-10", 0, 10)).hasSize(1);
    }

    @Test
    void anyTextComesBackAsItWas() {
        List<Event> odd = new ArrayList<>();
        for (String text :
                List.of("", "'; DROP TABLE event; --", "\0\n\r\u2028", "🎛 ünï", "half \ud83d a pair", "\"\\")) {
            odd.add(Events.note(text));
        }
        journal.append("run 'é\" /?", 0, odd);

        assertThat(journal.read("run 'é\" /?", 0, 10))
                .extracting(Recorded::event)
                .isEqualTo(odd);
    }

    @Test
    void manyThreadsOnManyStreamsLoseNothing() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String stream = "run-" + i;
                writers.add(threads.submit(() -> {
                    for (long version = 0; version < 25; ) {
                        version = journal.append(stream, version, Events.notes(1));
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        assertThat(journal.streams()).hasSize(20);
        assertThat(journal.streams())
                .allSatisfy(stream -> assertThat(journal.read(stream, 0, 100)).hasSize(25));
    }

    @Test
    void ofManyWritersAtOneVersionOneWins() throws Exception {
        AtomicInteger won = new AtomicInteger();
        Callable<Void> writer = () -> {
            try {
                journal.append("run-1", 0, Events.notes(3));
                won.incrementAndGet();
            } catch (JournalException e) {
                assertThat(e.code()).isEqualTo(JournalException.Code.CONFLICT);
            }
            return null;
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(java.util.Collections.nCopies(30, writer))) {
                done.get();
            }
        }
        assertThat(won).hasValue(1);
        assertThat(journal.read("run-1", 0, 10)).hasSize(3);
    }
}
