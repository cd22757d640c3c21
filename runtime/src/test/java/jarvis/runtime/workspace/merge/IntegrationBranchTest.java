package jarvis.runtime.workspace.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The branch is where the journal has it, and what else was there is kept. */
class IntegrationBranchTest {
    private static final String BRANCH = "jarvis/run-1/integration";

    @TempDir
    Path temp;

    private Gated world;
    private IntegrationBranch integration;
    private String first;
    private String second;

    @BeforeEach
    void prepare() throws IOException {
        world = Gated.in(temp.resolve("repo"));
        integration = new IntegrationBranch(world.repo.folder());
        first = world.branch("one").write("one/a.txt", "1").commit();
        second = world.write("one/a.txt", "2").commit();
        world.repo.git("checkout", "-q", "main");
    }

    private String at() throws IOException {
        return world.repo.git("rev-parse", "refs/heads/" + BRANCH);
    }

    @Test
    void itIsMadeMovedAndLeftWhereItIs() throws IOException {
        assertThat(integration.move(BRANCH, List.of(world.base), first)).isEmpty();
        assertThat(at()).isEqualTo(first);
        assertThat(integration.move(BRANCH, List.of(first), second)).isEmpty();
        assertThat(integration.move(BRANCH, List.of(first), second)).isEmpty();
        assertThat(integration.move(BRANCH, List.of(second), first)).isEmpty();
        assertThat(at()).isEqualTo(first);
        assertThat(world.repo.git("for-each-ref", "refs/jarvis")).isEmpty();
    }

    @Test
    void aForeignMoveIsKeptSaidAndPutRight() throws IOException {
        integration.move(BRANCH, List.of(world.base), first);
        String foreign =
                world.branch(BRANCH, first).write("two/b.txt", "sneaked in").commit();
        world.repo.git("checkout", "-q", "main");
        assertThat(integration.move(BRANCH, List.of(first), second))
                .get()
                .asString()
                .contains("somebody had moved it");
        assertThat(at()).isEqualTo(second);
        world.repo.git("reflog", "expire", "--expire=now", "--all");
        world.repo.git("gc", "-q", "--prune=now");
        assertThat(world.repo.git("for-each-ref", "--contains", foreign))
                .contains("refs/jarvis/salvage/run-1/integration/");
        assertThat(world.content(foreign, "two/b.txt")).isEqualTo("sneaked in");
    }

    @Test
    void aDeletedBranchIsMadeAgain() throws IOException {
        integration.move(BRANCH, List.of(world.base), first);
        world.repo.git("branch", "-q", "-D", BRANCH);
        assertThat(integration.move(BRANCH, List.of(first), first)).isEmpty();
        assertThat(at()).isEqualTo(first);
    }

    @Test
    void aBranchThatPointsToThePersonsBranchDoesNotMoveThat() throws IOException {
        world.repo.git("symbolic-ref", "refs/heads/" + BRANCH, "refs/heads/main");
        assertThat(integration.move(BRANCH, List.of(world.base), first))
                .get()
                .asString()
                .contains("refs/heads/main");
        assertThat(at()).isEqualTo(first);
        assertThat(world.repo.git("rev-parse", "main")).isEqualTo(world.base);
        assertThat(integration.move(BRANCH, List.of(first), second)).isEmpty();
        assertThat(world.repo.git("rev-parse", "main")).isEqualTo(world.base);
    }

    @Test
    void aBranchThatPointsToNothingIsMadeOneOfItsOwn() throws IOException {
        world.repo.git("symbolic-ref", "refs/heads/" + BRANCH, "refs/heads/nowhere");
        assertThat(integration.move(BRANCH, List.of(world.base), first)).isPresent();
        assertThat(at()).isEqualTo(first);
        assertThat(world.repo.git("for-each-ref", "refs/heads/nowhere")).isEmpty();
    }

    @Test
    void aLockThatSomebodyLeftIsSaidAndNothingMoves() throws IOException {
        integration.move(BRANCH, List.of(world.base), first);
        Files.createFile(world.repo.folder().resolve(".git/refs/heads/" + BRANCH + ".lock"));
        assertThatThrownBy(() -> integration.move(BRANCH, List.of(first), second))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining(".lock");
        assertThat(at()).isEqualTo(first);
    }

    @Test
    void noHookOfTheRepositoryRuns() throws IOException {
        Path hook = world.repo.folder().resolve(".git/hooks/reference-transaction");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\ntouch \"" + temp.resolve("ran") + "\"\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        integration.move(BRANCH, List.of(world.base), first);
        assertThat(temp.resolve("ran")).doesNotExist();
        assertThat(at()).isEqualTo(first);
    }
}
