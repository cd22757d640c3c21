package jarvis.runtime.workspace.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jarvis.core.merge.Pinned;
import jarvis.runtime.workspace.Scratch;
import jarvis.runtime.workspace.WorkspaceException;
import jarvis.runtime.workspace.delivery.Delivery.Delivered;
import jarvis.runtime.workspace.delivery.Delivery.How;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's repository on main, and a result that was made on another branch from the same base. */
class DeliveryTest {
    @TempDir
    Path temp;

    private Scratch repo;
    private String base;
    private String tip;

    @BeforeEach
    void prepare() throws IOException {
        repo = Scratch.repository(temp.resolve("re po"))
                .write("a", "1")
                .write("b", "1")
                .commit("base");
        base = at("main");
        repo.git("checkout", "-q", "-b", "jarvis/run-1/integration");
        repo.write("a", "2").commit("made");
        tip = at("HEAD");
        repo.git("checkout", "-q", "main");
    }

    private String at(String what) throws IOException {
        return repo.git("rev-parse", what);
    }

    private Delivery delivery(How how) {
        return delivery(how, "main");
    }

    private Delivery delivery(How how, String branch) {
        return new Delivery(new Delivery.Result(
                new Pinned(repo.folder().toString(), branch, base),
                tip,
                how,
                "jarvis/run-1/result",
                "Merge run-1\n\nJarvis-Run: run-1\nJarvis-Evidence: abc\n"));
    }

    @Test
    void theBranchAndItsFilesMoveToWhatWasVerifiedByAMergeCommitWithTrailers() throws IOException {
        Delivered delivered = delivery(How.MERGE).deliver();
        assertThat(delivered.branch()).isEqualTo("main");
        assertThat(at("main")).isEqualTo(delivered.commit());
        assertThat(at("main^{tree}")).isEqualTo(at(tip + "^{tree}"));
        assertThat(repo.git("log", "-1", "--format=%P", "main")).isEqualTo(base + " " + tip);
        assertThat(repo.git("log", "-1", "--format=%(trailers)", "main")).contains("Jarvis-Evidence: abc");
        assertThat(repo.read("a")).isEqualTo("2");
        assertThat(repo.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void doneTwiceItIsDoneOnce() throws IOException {
        Delivered once = delivery(How.MERGE).deliver();
        assertThat(delivery(How.MERGE).deliver()).isEqualTo(once);
        assertThat(repo.git("rev-list", "--count", "main")).isEqualTo("3");
    }

    @Test
    void aFastForwardHasNoCommitOfItsOwn() throws IOException {
        assertThat(delivery(How.FAST_FORWARD).deliver().commit()).isEqualTo(tip);
        assertThat(at("main")).isEqualTo(tip);
    }

    @Test
    void aBranchForAPullRequestLeavesThePersonsBranchWhereItIs() throws IOException {
        assertThat(delivery(How.BRANCH).deliver().branch()).isEqualTo("jarvis/run-1/result");
        assertThat(at("main")).isEqualTo(base);
        assertThat(at("jarvis/run-1/result")).isEqualTo(tip);
    }

    @Test
    void aBranchThatMovedOnIsNotMergedAsNobodyVerifiedThat() throws IOException {
        repo.write("b", "2").commit("meanwhile");
        String moved = at("main");
        Delivered delivered = delivery(How.MERGE).deliver();
        assertThat(at("main")).isEqualTo(moved);
        assertThat(delivered.branch()).isEqualTo("jarvis/run-1/result");
        assertThat(delivered.how()).contains("moved on");
    }

    @Test
    void detachedThePersonGetsABranch() throws IOException {
        assertThat(delivery(How.MERGE, "").deliver().branch()).isEqualTo("jarvis/run-1/result");
    }

    @Test
    void whatIsUncommittedInTheWayIsSaidBeforehandAndNeverOverwritten() throws IOException {
        repo.write("a", "mine");
        assertThat(delivery(How.MERGE).hindrance()).get().asString().contains("uncommitted", ": a.");
        assertThat(delivery(How.MERGE).deliver().branch()).isEqualTo("jarvis/run-1/result");
        assertThat(repo.read("a")).isEqualTo("mine");
        assertThat(at("main")).isEqualTo(base);
    }

    @Test
    void whatIsUncommittedElsewhereIsNotInTheWay() throws IOException {
        repo.write("b", "mine").write("new", "mine");
        assertThat(delivery(How.MERGE).hindrance()).isEmpty();
        delivery(How.MERGE).deliver();
        assertThat(repo.read("a")).isEqualTo("2");
        assertThat(repo.read("b")).isEqualTo("mine");
        assertThat(repo.read("new")).isEqualTo("mine");
    }

    @Test
    void aBranchThatIsCheckedOutNowhereMovesAlone() throws IOException {
        repo.git("checkout", "-q", "-b", "elsewhere");
        String commit = delivery(How.MERGE).deliver().commit();
        assertThat(at("main")).isEqualTo(commit);
        assertThat(repo.read("a")).isEqualTo("1");
    }

    @Test
    void noHookOfTheRepositoryRuns() throws IOException {
        repo.write(".git/hooks/post-merge", "#!/bin/sh\ntouch ../ran ran\n");
        repo.folder().resolve(".git/hooks/post-merge").toFile().setExecutable(true);
        delivery(How.MERGE).deliver();
        assertThat(repo.has("ran")).isFalse();
    }

    @Test
    void anotherResultOfThatNameIsNotOverwritten() throws IOException {
        repo.git("branch", "jarvis/run-1/result", base);
        assertThatThrownBy(() -> delivery(How.BRANCH).deliver())
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("git branch NAME " + tip);
    }
}
