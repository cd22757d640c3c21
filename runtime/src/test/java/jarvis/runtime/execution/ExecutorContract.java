package jarvis.runtime.execution;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What every executor does. Only the commands {@code echo}, {@code exit} and {@code sleep} are used here. */
abstract class ExecutorContract {
    static final Duration SOON = Duration.ofSeconds(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    abstract Executor executor();

    @AfterEach
    void stopWhatIsLeft() {
        executor().stop(folder, Duration.ZERO);
    }

    RunSpec spec(String name, String command) {
        return new RunSpec(
                "run-1/" + name,
                command,
                folder,
                Map.of(),
                folder.resolve("runs").resolve(name));
    }

    static Ending ending(Execution execution) throws Exception {
        return execution.ending().get(30, SECONDS);
    }

    @Test
    void tellsTheExitCode() throws Exception {
        assertThat(ending(executor().ensure(spec("good", "exit 0")))).isEqualTo(new Ending.Exited(0));
        assertThat(ending(executor().ensure(spec("bad", "exit 3")))).isEqualTo(new Ending.Exited(3));
    }

    @Test
    void keepsTheOutputInAFile() throws Exception {
        Execution execution = executor().ensure(spec("echo", "echo one\necho two"));

        assertThat(ending(execution)).isEqualTo(new Ending.Exited(0));
        assertThat(execution.output()).hasContent("one\ntwo\n");
    }

    @Test
    void startsOneExecutionOnceHoweverOftenItIsAsked() throws Exception {
        RunSpec spec = spec("once", "echo started");
        for (int i = 0; i < 3; i++) {
            assertThat(ending(executor().ensure(spec))).isEqualTo(new Ending.Exited(0));
        }

        assertThat(spec.files().resolve("output")).hasContent("started\n");
    }

    @Test
    void startsOneExecutionOnceThoughEightThreadsAskAtOnce() throws Exception {
        RunSpec spec = spec("race", "echo started");
        CountDownLatch go = new CountDownLatch(1);
        List<CompletableFuture<Ending>> endings = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            CompletableFuture<Ending> ending = new CompletableFuture<>();
            endings.add(ending);
            Thread.startVirtualThread(() -> {
                try {
                    go.await();
                    ending.complete(ending(executor().ensure(spec)));
                } catch (Exception e) {
                    ending.completeExceptionally(e);
                }
            });
        }
        go.countDown();

        for (CompletableFuture<Ending> ending : endings) {
            assertThat(ending.get(30, SECONDS)).isEqualTo(new Ending.Exited(0));
        }
        assertThat(spec.files().resolve("output")).hasContent("started\n");
    }

    @Test
    void findsWhatWasStartedAndNothingElse() throws Exception {
        RunSpec spec = spec("found", "exit 4");
        assertThat(executor().find(spec.files())).isEmpty();
        ending(executor().ensure(spec));

        assertThat(ending(executor().find(spec.files()).orElseThrow())).isEqualTo(new Ending.Exited(4));
    }

    @Test
    void isAliveUntilItIsStopped() throws Exception {
        RunSpec spec = spec("long", "sleep 1000");
        Execution execution = executor().ensure(spec);
        assertThat(execution.alive()).isTrue();
        assertThat(execution.ending()).isNotDone();

        executor().stop(spec.files(), SOON);

        assertThat(execution.alive()).isFalse();
        assertThat(execution.ending()).isCompletedWithValue(new Ending.Exited(143));
    }

    @Test
    void stopsAllThatLiesUnderAFolderAndNothingBesideIt() throws Exception {
        Execution one = executor().ensure(spec("a/1", "sleep 1000"));
        Execution two = executor().ensure(spec("a/2", "sleep 1000"));
        Execution other = executor().ensure(spec("ab/1", "sleep 1000"));

        executor().stop(folder.resolve("runs/a"), SOON);

        assertThat(one.alive()).isFalse();
        assertThat(two.alive()).isFalse();
        assertThat(other.alive()).isTrue();
    }

    @Test
    void stoppingWhatNeverStartedDoesNothing() throws Exception {
        RunSpec spec = spec("never", "exit 0");
        executor().stop(spec.files(), SOON);

        assertThat(ending(executor().ensure(spec))).isEqualTo(new Ending.Exited(0));
    }

    @Test
    void aMissingFolderIsAnEndingWithASentenceAndStartsOnceTheFolderIsThere() throws Exception {
        Path missing = folder.resolve("missing");
        RunSpec spec = new RunSpec("run-1/x", "exit 0", missing, Map.of(), folder.resolve("runs/x"));

        assertThat(ending(executor().ensure(spec)))
                .isInstanceOfSatisfying(
                        Ending.NotStarted.class,
                        not -> assertThat(not.reason())
                                .contains("run-1/x", missing.toString(), "does not exist", "Make it"));
        assertThat(executor().find(spec.files())).isEmpty();

        make(missing);
        assertThat(ending(executor().ensure(spec))).isEqualTo(new Ending.Exited(0));
    }

    private static void make(Path missing) throws IOException {
        Files.createDirectory(missing);
    }
}
