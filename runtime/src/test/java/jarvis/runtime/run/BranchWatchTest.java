package jarvis.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.merge.MergeOutcome;
import jarvis.runtime.branch.BranchNow;
import jarvis.runtime.branch.BranchNow.ForeignWrite;
import jarvis.runtime.branch.BranchNow.Predicted;
import jarvis.runtime.branch.BranchNow.Work;
import jarvis.runtime.workspace.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What instances write is seen while they write it: real git, real worktrees. */
class BranchWatchTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path temp;

    private Worked world;
    private BranchWatch watch;

    @BeforeEach
    void prepare() throws IOException {
        world = Worked.in(temp.resolve("a: repo\n\"with\" 🦊"), 3);
        watch = world.watch();
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void nothingIsSaidOfWhatNobodyLookedAt() {
        assertThat(watch.now().byInstance()).isEmpty();
    }

    @Test
    void ownWorkIsCountedAndNotForeign() throws IOException {
        world.at("instance-1").write("src/1/new.txt", "x").write("src/1/a.txt", "b\n");
        watch.start();
        Work work = seen("instance-1", found -> found.files() == 2);
        assertThat(work.ahead()).isZero();
        assertThat(work.foreign()).isEmpty();
        world.at("instance-1").commit("mine");
        assertThat(seen("instance-1", found -> found.ahead() == 1).files()).isEqualTo(2);
        assertThat(notes()).isEmpty();
    }

    @Test
    void aForeignWriteIsSeenByWhateverHandItIsMade() throws IOException, InterruptedException {
        watch.start();
        Scratch files = world.at("instance-2");
        run(files, "echo x | tee src/1/tee.txt > /dev/null");
        seen("instance-2", found -> paths(found).equals(List.of("src/1/tee.txt")));
        run(files, "python3 -c \"open('src/3/python.txt', 'w').write('x')\"");
        seen("instance-2", found -> paths(found).contains("src/3/python.txt"));
        run(files, "mv src/1/a.txt src/2/taken.txt");
        Work work = seen("instance-2", found -> paths(found).contains("src/1/a.txt"));
        assertThat(paths(work)).containsExactly("src/1/a.txt", "src/1/tee.txt", "src/3/python.txt");
        assertThat(work.foreign())
                .extracting(ForeignWrite::owner)
                .containsExactly("instance-1", "instance-1", "instance-3");
    }

    @Test
    void committingAForeignWriteDoesNotHideItAndItIsNotedOnce() throws IOException {
        world.at("instance-2").write("src/1/a.txt", "mine now\n").commit("quietly");
        watch.start();
        Work work = seen("instance-2", found -> found.ahead() == 1);
        assertThat(paths(work)).containsExactly("src/1/a.txt");
        world.at("instance-2").write("src/1/a.txt", "once more\n").write("src/2/b.txt", "b");
        seen("instance-2", found -> found.files() == 2);
        assertThat(notes())
                .containsExactly(
                        "instance-2 wrote src/1/a.txt, which is instance-1's; it will not be merged unless a person grants it or hands it over.");
    }

    @Test
    void whatAnAgentThrowsAwayStaysReachable() throws IOException {
        watch.start();
        Scratch files = world.at("instance-1").write("src/1/precious.txt", "precious");
        String commit = seen("instance-1", found -> found.files() == 1).commit();
        files.git("add", "-A");
        files.git("reset", "-q", "--hard");
        seen("instance-1", found -> found.files() == 0);
        world.repo.git("reflog", "expire", "--expire=now", "--all");
        world.repo.git("gc", "-q", "--prune=now");
        assertThat(world.repo.git("show", commit + ":src/1/precious.txt")).isEqualTo("precious");
        world.repo.git("merge-base", "--is-ancestor", commit, "refs/jarvis/live/run-1/instance-1");
        assertThat(world.repo.git("rev-parse", "jarvis/run-1/instance-1"))
                .isEqualTo(world.repo.git("rev-parse", "main"));
    }

    @Test
    void twoWhoChangeTheSameLineArePredictedForBoth() throws IOException {
        world.at("instance-1").write("common.txt", "one\nONE'S\nthree\n");
        world.at("instance-3").write("common.txt", "one\nTHREE'S\nthree\n");
        world.at("instance-2").write("src/2/a.txt", "b\n");
        watch.start();
        await(
                "instance-1",
                now -> List.of(new Predicted("instance-3", List.of("common.txt")))
                        .equals(now.predicted()));
        await(
                "instance-3",
                now -> List.of(new Predicted("instance-1", List.of("common.txt")))
                        .equals(now.predicted()));
        assertThat(await("instance-2", now -> now.work() != null).predicted()).isEmpty();
    }

    @Test
    void afterTheMergeNothingIsAheadAndOthersAreComparedWithIt() throws IOException {
        world.at("instance-1").write("common.txt", "one\nONE'S\nthree\n").write("src/1/a.txt", "b\n");
        world.at("instance-3").write("common.txt", "one\nTHREE'S\nthree\n");
        watch.start();
        seen("instance-1", found -> found.files() == 2);
        assertThat(world.claimed("instance-1")).isInstanceOf(MergeOutcome.Merged.class);
        seen("instance-1", found -> found.ahead() == 0 && found.files() == 0);
        await(
                "instance-3",
                now -> List.of(new Predicted("integration", List.of("common.txt")))
                        .equals(now.predicted()));
        Work third = seen("instance-3", found -> !found.foreign().isEmpty());
        assertThat(third.foreign()).extracting(ForeignWrite::owner).containsExactly("instance-1");
    }

    @Test
    void aDeletedWorktreeIsTroubleAndNotZero() throws IOException {
        world.at("instance-1").write("src/1/new.txt", "x");
        watch.start();
        seen("instance-1", found -> found.files() == 1);
        Scratch.delete(world.at("instance-1").folder());
        BranchNow gone = await("instance-1", now -> !now.trouble().isEmpty());
        assertThat(gone.work()).isNull();
        assertThat(gone.predicted()).isNull();
        assertThat(gone.trouble()).startsWith("The worktree of instance-1 is not there any more");
    }

    private List<String> notes() {
        return world.scenario.run.state().notes().stream()
                .map(note -> note.source() + " " + note.text())
                .toList();
    }

    private static List<String> paths(Work work) {
        return work.foreign().stream().map(ForeignWrite::path).sorted().toList();
    }

    private Work seen(String instance, Predicate<Work> wanted) {
        Work work = await(instance, now -> now.work() != null && wanted.test(now.work()))
                .work();
        return java.util.Objects.requireNonNull(work);
    }

    /** What is known of an instance, as soon as it is as wanted. */
    private BranchNow await(String instance, Predicate<BranchNow> wanted) {
        for (long end = System.nanoTime() + LONG.toNanos(); System.nanoTime() < end; Thread.onSpinWait()) {
            BranchNow now = watch.now().byInstance().get(instance);
            if (now != null && wanted.test(now)) {
                return now;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        throw new AssertionError("it was never seen: " + watch.now());
    }

    private static void run(Scratch files, String command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("bash", "-ec", command)
                        .directory(files.folder().toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
