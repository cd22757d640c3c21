package jarvis.runtime.workspace.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.workspace.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of runs in repositories that several plans share. */
class RunNameTest {
    @TempDir
    Path temp = Path.of("");

    private Scratch repo = new Scratch(Path.of(""));

    @BeforeEach
    void prepare() throws IOException {
        repo = Scratch.repository(temp.resolve("repo"));
        repo.write("a.txt", "a\n").commit("one");
    }

    private RunName names() {
        return new RunName(List.of(repo.folder()));
    }

    @Test
    void aNameIsTakenOnce() {
        assertThat(names().take("run-1")).isTrue();
        assertThat(names().take("run-1")).isFalse();
        assertThat(names().take("run-2")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refs/heads/jarvis/run-1",
                "refs/heads/jarvis/run-1/integration",
                "refs/heads/jarvis/run-1/instance-1",
                "refs/jarvis/last/run-1/instance-1",
                "refs/jarvis/merges/run-1/instance-1/a-b",
                "refs/jarvis/salvage/run-1/instance-1/1-reflog"
            })
    void whatAnEarlierRunLeftIsNotThisOnes(String reference) throws IOException {
        repo.git("update-ref", reference, "HEAD");
        assertThat(names().take("run-1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"refs/heads/jarvis/run-10/integration", "refs/heads/run-1/integration"})
    void whatIsCalledAlikeIsAnothers(String reference) throws IOException {
        repo.git("update-ref", reference, "HEAD");
        assertThat(names().take("run-1")).isTrue();
    }

    @Test
    void ofManyAtOnceOneHasIt() {
        AtomicInteger winners = new AtomicInteger();
        IntStream.range(0, 16).parallel().forEach(_ -> {
            if (names().take("run-1")) {
                winners.incrementAndGet();
            }
        });
        assertThat(winners).hasValue(1);
    }

    @Test
    void twoWorkingTreesOfOneRepositoryAreOne() throws IOException {
        repo.git("worktree", "add", "-q", temp.resolve("other").toString());
        RunName both = new RunName(List.of(repo.folder(), temp.resolve("other")));
        assertThat(both.take("run-1")).isTrue();
    }

    @Test
    void aNameThatOneRepositoryHasIsFreeInNone() throws IOException {
        Scratch second = Scratch.repository(temp.resolve("second")).commit("one");
        second.git("update-ref", "refs/heads/jarvis/run-1/integration", "HEAD");
        assertThat(new RunName(List.of(repo.folder(), second.folder())).take("run-1"))
                .isFalse();
        assertThat(repo.git("for-each-ref", "refs/jarvis")).isEmpty();
    }

    @Test
    void whereThereIsNoRepositoryEveryNameIsFree() {
        assertThat(new RunName(List.of()).take("run-1")).isTrue();
    }
}
