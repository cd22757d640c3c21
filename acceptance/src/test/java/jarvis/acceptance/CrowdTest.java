package jarvis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twelve hundred clients of the push come and go while its figures change; nothing of them stays behind. */
@Tag("slow")
class CrowdTest {
    static final int STREAMS = 1000;
    static final int SOCKETS = 200;

    @TempDir
    Path project;

    private final AtomicBoolean changing = new AtomicBoolean(true);
    private Tracked jarvis;
    private Thread changes;

    @BeforeEach
    void open() {
        assumeTrue(Innards.countable(), "without /proc nobody counts descriptors");
        jarvis = new Tracked(project, "parallel: 1\n");
        changes = Thread.ofVirtual().start(this::change);
    }

    @AfterEach
    void close() throws InterruptedException {
        changing.set(false);
        changes.join();
        jarvis.close();
    }

    /** A hundred milliseconds between two changes keep the clients busy, and the file's watcher too. */
    private void change() {
        for (int tasks = 1; changing.get(); tasks++) {
            jarvis.done(tasks);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Test
    void whoever_has_gone_leaves_nothing_behind() {
        Crowd crowd = new Crowd(jarvis.port());
        Innards innards = new Innards(jarvis.process());
        assertThat(crowd.comeAndGo(10, 10, 1)).isZero();
        awaitEmpty();
        long descriptors = innards.descriptors();
        assertThat(crowd.comeAndGo(STREAMS, SOCKETS, 2))
                .as("clients in trouble")
                .isZero();
        awaitEmpty();
        long heap = innards.heap();
        assertThat(crowd.comeAndGo(STREAMS, SOCKETS, 3))
                .as("clients in trouble")
                .isZero();
        awaitEmpty();
        Api.until(
                descriptors + " open descriptors as at the start",
                Duration.ofSeconds(60),
                () -> innards.descriptors() <= descriptors,
                () -> innards.descriptors() + " are open");
        assertThat(innards.objects("jarvis.runtime.server.dashboard.DashboardWatcher"))
                .isZero();
        assertThat(innards.objects("jarvis.runtime.server.push.PushConnection")).isZero();
        assertThat(innards.objects("jarvis.runtime.server.websocket.WebSocket")).isZero();
        assertThat(innards.heap()).as("bytes after a collection").isLessThan(heap + heap / 10);
    }

    private void awaitEmpty() {
        Api.until("all have gone", Duration.ofSeconds(60), () -> jarvis.watchers() == 0, () -> jarvis.watchers() + "");
    }
}
