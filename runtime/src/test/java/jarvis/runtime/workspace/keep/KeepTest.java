package jarvis.runtime.workspace.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.Scratch;
import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Salvage refs hold what they are made for, once, and give it back. */
class KeepTest {
    @TempDir
    Path temp = Path.of("");

    private Scratch repo = new Scratch(Path.of(""));
    private String base = "";

    @BeforeEach
    void prepare() throws IOException {
        repo = Scratch.repository(temp.resolve("repo"));
        repo.write("a.txt", "a\n").commit("one");
        base = repo.git("rev-parse", "HEAD");
    }

    private Keep keep() {
        return new Keep(new Git(repo.folder()), "run-1");
    }

    private String lostCommit(String content) throws IOException {
        repo.write("a.txt", content).commit(content.strip());
        String lost = repo.git("rev-parse", "HEAD");
        repo.git("reset", "-q", "--hard", base);
        return lost;
    }

    private void forgetReflogs() throws IOException {
        repo.git("reflog", "expire", "--expire=now", "--expire-unreachable=now", "--all");
        repo.git("gc", "-q", "--prune=now");
    }

    @Test
    void whatIsKeptOutlastsReflogsAndAPrune() throws IOException {
        String lost = lostCommit("lost\n");
        String gone = lostCommit("gone\n");

        String ref = keep().commit("instance-1", lost, "reflog");
        forgetReflogs();

        assertThat(ref).isEqualTo("refs/jarvis/salvage/run-1/instance-1/1-reflog");
        assertThat(repo.git("show", ref + ":a.txt")).isEqualTo("lost");
        assertThat(new Git(repo.folder()).ask("cat-file", "-e", gone).exit()).isNotZero();
    }

    @Test
    void theSameIsKeptOnceAndOtherThingsGetTheNextNumber() throws IOException {
        String first = lostCommit("first\n");
        String tree = repo.git("rev-parse", first + "^{tree}");

        assertThat(keep().commit("instance-1", first, "reflog")).endsWith("/1-reflog");
        assertThat(keep().commit("instance-1", first, "again")).endsWith("/1-reflog");
        assertThat(keep().tree("instance-1", tree, List.of(base), "conflict")).endsWith("/1-reflog");
        assertThat(keep().tree("instance-1", tree, List.of(first), "conflict")).endsWith("/2-conflict");
        assertThat(keep().tree("instance-1", tree, List.of(first), "conflict")).endsWith("/2-conflict");
        assertThat(Keep.all(new Git(repo.folder())))
                .extracting(Kept::run, Kept::instance, Kept::name, Kept::subject)
                .containsExactly(
                        tuple("run-1", "instance-1", "1-reflog", "first"),
                        tuple("run-1", "instance-1", "2-conflict", "What instance-1 left: conflict"));
    }

    @Test
    void aCommitOfWhichSomethingIsMissingIsNotTakenForKept() throws IOException {
        String lost = lostCommit("lost\n");
        String blob = repo.git("rev-parse", lost + ":a.txt");
        Files.delete(repo.folder().resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));

        assertThatThrownBy(() -> keep().commit("instance-1", lost, "reflog"))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("Nothing is removed");
    }

    @Test
    void whatWasKeptComesBackAsABranchOrAsFiles() throws IOException {
        String lost = lostCommit("lost\n");
        keep().commit("instance-1", lost, "reflog");
        Restore restore = new Restore(new Git(repo.folder()));

        restore.asBranch("run-1/instance-1/1-reflog", "rescued");
        restore.into("refs/jarvis/salvage/run-1/instance-1/1-reflog", temp.resolve("new/folder"));

        assertThat(repo.git("rev-parse", "rescued")).isEqualTo(lost);
        assertThat(temp.resolve("new/folder/a.txt")).hasContent("lost");
        assertThat(repo.git("status", "--porcelain")).isEmpty();
        assertThat(repo.git("symbolic-ref", "--short", "HEAD")).isEqualTo("main");
    }

    @Test
    void aStashComesBackWithItsUntrackedFiles() throws IOException {
        repo.write("a.txt", "changed\n").write("u.txt", "untracked\n").git("stash", "-q", "-u");
        keep().commit("instance-1", repo.git("rev-parse", "refs/stash"), "stash");
        repo.git("stash", "drop", "-q");

        new Restore(new Git(repo.folder())).into("run-1/instance-1/1-stash", temp.resolve("back"));

        assertThat(temp.resolve("back/a.txt")).hasContent("changed");
        assertThat(temp.resolve("back/u.txt")).hasContent("untracked");
    }

    @Test
    void nothingIsWrittenOverByARestore() throws IOException {
        keep().commit("instance-1", lostCommit("lost\n"), "reflog");
        Restore restore = new Restore(new Git(repo.folder()));
        repo.git("branch", "taken");

        assertThatThrownBy(() -> restore.asBranch("run-1/instance-1/1-reflog", "taken"))
                .hasMessageContaining("Give another name");
        assertThatThrownBy(() -> restore.asBranch("run-1/instance-1/1-reflog", "no good"))
                .hasMessageContaining("can be no branch");
        assertThatThrownBy(() -> restore.into("run-1/instance-1/1-reflog", repo.folder()))
                .hasMessageContaining("not empty");
        assertThatThrownBy(() -> restore.asBranch("run-1/instance-1/9-none", "x"))
                .hasMessageContaining("no salvage ref");
    }
}
