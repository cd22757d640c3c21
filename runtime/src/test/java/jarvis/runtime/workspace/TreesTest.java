package jarvis.runtime.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a root, against the real git. */
class TreesTest {
    @TempDir
    Path temp = Path.of("");

    private Scratch repo = new Scratch(Path.of(""));
    private Trees trees = new Trees(Path.of(""));

    @BeforeEach
    void prepare() throws IOException {
        repo = Scratch.repository(temp.resolve("a repo\nwith 🦊"));
        trees = new Trees(repo.folder().resolve(".jarvis/trees"));
    }

    private String tree() {
        return trees.snapshot(repo.folder()).tree();
    }

    @Test
    void aCleanWorkingTreeHasTheTreeOfItsCommit() throws IOException {
        repo.write("a.txt", "a").write("src/b c.txt", "b").commit("one");

        assertThat(tree()).isEqualTo(repo.git("rev-parse", "HEAD^{tree}"));
    }

    @Test
    void uncommittedUntrackedAndDeletedFilesMoveTheTreeAndComingBackRestoresIt() throws IOException {
        repo.write("a.txt", "a").write("b.txt", "b").commit("one");
        String first = tree();

        repo.write("a.txt", "A");
        String changed = tree();
        repo.write("new 🦊\n.txt", "n");
        String added = tree();
        Files.delete(repo.folder().resolve("b.txt"));
        String removed = tree();

        assertThat(List.of(first, changed, added, removed)).doesNotHaveDuplicates();
        repo.write("a.txt", "a").write("b.txt", "b");
        Files.delete(repo.folder().resolve("new 🦊\n.txt"));
        assertThat(tree()).isEqualTo(first);
    }

    @Test
    void anExecutableBitMovesTheTree() throws IOException {
        repo.write("run", "#!/bin/sh").commit("one");
        String before = tree();
        Files.setPosixFilePermissions(repo.folder().resolve("run"), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(tree()).isNotEqualTo(before);
    }

    @Test
    void ignoredFilesAndTheFoldersOfJarvisDoNotCount() throws IOException {
        repo.write(".gitignore", "out/\n").write("a.txt", "a").commit("one");
        String before = tree();
        repo.write("out/x", "x")
                .write(".jarvis/y", "y")
                .write(".coordination/status.json", "{}")
                .write("sub/.jarvis/z", "z");

        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void aTrackedFileCountsAlthoughItIsIgnored() throws IOException {
        repo.write("forced.log", "1").commit("one");
        repo.write(".gitignore", "*.log\n").commit("two");

        assertThat(tree()).isEqualTo(repo.git("rev-parse", "HEAD^{tree}"));
        repo.write("forced.log", "2");
        assertThat(tree()).isNotEqualTo(repo.git("rev-parse", "HEAD^{tree}"));
    }

    @Test
    void theUsersIndexBranchStashAndFilesStayAsTheyAre() throws IOException {
        repo.write("a.txt", "a").commit("one");
        repo.write("a.txt", "staged").git("add", "a.txt");
        repo.write("a.txt", "unstaged").write("new.txt", "n");
        byte[] index = Files.readAllBytes(repo.folder().resolve(".git/index"));
        String status = repo.git("status", "--porcelain");
        String refs = repo.git("for-each-ref");

        tree();

        assertThat(Files.readAllBytes(repo.folder().resolve(".git/index"))).isEqualTo(index);
        assertThat(repo.git("status", "--porcelain").replace("\n?? .jarvis/", ""))
                .isEqualTo(status);
        assertThat(repo.git("for-each-ref")).isEqualTo(refs);
    }

    @Test
    void aLockedIndexOfTheUserAndAStaleLockOfOursAreNoHindrance() throws IOException {
        repo.write("a.txt", "a").commit("one");
        String before = tree();
        repo.write(".git/index.lock", "");
        try (var files = Files.list(repo.folder().resolve(".jarvis/trees"))) {
            Path index = files.findFirst().orElseThrow();
            Files.writeString(index.resolveSibling(index.getFileName() + ".lock"), "");
        }

        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void aRepositoryWithoutACommitAndAnEmptyOneHaveATree() throws IOException {
        String empty = tree();
        repo.write("a.txt", "a");

        assertThat(empty).isEqualTo("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
        assertThat(tree()).isNotEqualTo(empty);
    }

    @Test
    void aDetachedHeadAndALinkedWorktreeHaveATree() throws IOException {
        repo.write("a.txt", "a").commit("one");
        repo.git("checkout", "-q", "--detach");
        String main = tree();
        repo.git("worktree", "add", "-q", "-b", "other", ".worktrees/other");

        assertThat(tree()).as("a worktree inside is not part of it").isEqualTo(main);
        assertThat(trees.snapshot(repo.folder().resolve(".worktrees/other")).tree())
                .isEqualTo(main);
    }

    @Test
    void uncommittedWorkInASubmoduleMovesTheHashAndIsCheckedOut() throws IOException {
        Scratch library = Scratch.repository(temp.resolve("library"))
                .write("lib.txt", "1")
                .commit("lib");
        repo.git("submodule", "-q", "add", library.folder().toString(), "lib");
        repo.commit("with submodule");
        String before = trees.treeHash(List.of(repo.folder()));
        repo.write("lib/lib.txt", "2");

        assertThat(trees.treeHash(List.of(repo.folder()))).isNotEqualTo(before);
        Path copy = temp.resolve("copy");
        trees.checkout(trees.snapshot(repo.folder()), copy);
        assertThat(copy.resolve("lib/lib.txt")).hasContent("2");
    }

    @Test
    void rootsInsideOneRepositoryCountOnce() throws IOException {
        repo.write("one/a", "a").write("two/b", "b");

        assertThat(trees.snapshots(List.of(
                        repo.folder(),
                        repo.folder().resolve("one"),
                        repo.folder().resolve("two"))))
                .hasSize(1);
        assertThat(trees.treeHash(List.of(repo.folder().resolve("two"), repo.folder())))
                .isEqualTo(trees.treeHash(List.of(repo.folder())));
    }

    @Test
    void aRootThatTheRepositoryAroundItIgnoresIsAFolderOfItsOwn() throws IOException {
        repo.write(".gitignore", "project/\n").write("project/a.txt", "a");
        Snapshot before = trees.snapshot(repo.folder().resolve("project"));
        repo.write("project/a.txt", "b");

        assertThat(before.git()).isFalse();
        assertThat(trees.snapshot(repo.folder().resolve("project"))).isNotEqualTo(before);
    }

    @Test
    void aPrunedObjectDatabaseOnlyCostsASecondLook() throws IOException {
        repo.write("a.txt", "a").commit("one");
        repo.write("b.txt", "b");
        String before = tree();
        repo.git("prune", "--expire=now");

        assertThat(tree()).isEqualTo(before);
        assertThat(repo.git("cat-file", "-t", before)).isEqualTo("tree");
        assertThat(repo.git("cat-file", "-p", before + ":b.txt")).isEqualTo("b");
    }

    @Test
    void aFolderOutsideGitIsHashedByItsContentAndModes() throws IOException {
        Scratch folder =
                new Scratch(Files.createDirectories(temp.resolve("plain")).toRealPath());
        folder.write("a.txt", "a")
                .write("sub/b.txt", "b")
                .write(".jarvis/x", "x")
                .write(".coordination/y", "y");
        String before = trees.snapshot(folder.folder()).tree();

        folder.write(".jarvis/x", "X").write(".coordination/y", "Y");
        assertThat(trees.snapshot(folder.folder()).tree()).isEqualTo(before);

        Files.setPosixFilePermissions(folder.folder().resolve("a.txt"), PosixFilePermissions.fromString("rwxr-xr-x"));
        String executable = trees.snapshot(folder.folder()).tree();
        Files.createSymbolicLink(folder.folder().resolve("link"), Path.of("nowhere"));
        String linked = trees.snapshot(folder.folder()).tree();
        folder.write("sub/b.txt", "B");
        assertThat(List.of(
                        before,
                        executable,
                        linked,
                        trees.snapshot(folder.folder()).tree()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aRememberedFileIsNotReadAgainUnlessItsTimeMoved() throws IOException {
        Scratch folder =
                new Scratch(Files.createDirectories(temp.resolve("plain")).toRealPath());
        folder.write("a.txt", "a");
        Path file = folder.folder().resolve("a.txt");
        FileTime old = FileTime.from(Instant.now().minusSeconds(3600));
        Files.setLastModifiedTime(file, old);
        String before = trees.snapshot(folder.folder()).tree();
        folder.write("a.txt", "b");
        Files.setLastModifiedTime(file, old);
        assertThat(trees.snapshot(folder.folder()).tree())
                .as("same size, time and inode")
                .isEqualTo(before);

        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        assertThat(trees.snapshot(folder.folder()).tree()).isNotEqualTo(before);
    }

    @Test
    void aFileThatChangesAgainWithinTheGrainOfItsTimeIsReadAgain() throws IOException {
        Scratch folder =
                new Scratch(Files.createDirectories(temp.resolve("plain")).toRealPath());
        folder.write("a.txt", "a");
        Path file = folder.folder().resolve("a.txt");
        FileTime written = FileTime.from(Instant.now().plusSeconds(60));
        Files.setLastModifiedTime(file, written);
        String before = trees.snapshot(folder.folder()).tree();
        folder.write("a.txt", "b");
        Files.setLastModifiedTime(file, written);

        assertThat(trees.snapshot(folder.folder()).tree()).isNotEqualTo(before);
    }

    @Test
    void aCheckoutHoldsTheFilesAsTheyLayThereAndIsARepositoryOfItsOwn() throws IOException {
        repo.write("a.txt", "a").write("gone.txt", "g").commit("one");
        repo.write("a.txt", "changed")
                .write("dir/new 🦊.txt", "n")
                .write("secret", "s")
                .write(".git/info/exclude", "secret\n.jarvis/\n");
        Files.delete(repo.folder().resolve("gone.txt"));
        Snapshot snapshot = trees.snapshot(repo.folder());
        Path into = repo.folder().resolve(".jarvis/runs/r/checkout");
        trees.checkout(snapshot, into);
        Scratch copy = new Scratch(into);

        assertThat(copy.read("a.txt")).isEqualTo("changed");
        assertThat(copy.read("dir/new 🦊.txt")).isEqualTo("n");
        assertThat(copy.has("gone.txt")).isFalse();
        assertThat(copy.has("secret")).isFalse();
        assertThat(copy.git("rev-parse", "--show-toplevel")).isEqualTo(into.toString());
        assertThat(copy.git("log", "--format=%s")).isEqualTo("one");
        assertThat(copy.git("branch", "--show-current")).isEqualTo("main");
        assertThat(copy.git("diff", "--name-only")).isEqualTo("a.txt\ngone.txt");
    }

    @Test
    void aHookOfTheRepositoryIsNotRun() throws IOException {
        repo.write("a.txt", "a").commit("one");
        repo.write(".git/hooks/post-index-change", "#!/bin/sh\ntouch \"" + temp.resolve("ran") + "\"\n");
        repo.write(".git/hooks/post-checkout", "#!/bin/sh\ntouch \"" + temp.resolve("ran") + "\"\n");
        for (String hook : List.of("post-index-change", "post-checkout")) {
            Files.setPosixFilePermissions(
                    repo.folder().resolve(".git/hooks/" + hook), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        trees.checkout(trees.snapshot(repo.folder()), temp.resolve("copy"));

        assertThat(temp.resolve("ran")).doesNotExist();
    }

    @Test
    void whatMovedBetweenTwoLooksIsNamed() throws IOException {
        repo.write("a.txt", "a").write("b.txt", "b").commit("one");
        List<Snapshot> before = trees.snapshots(List.of(repo.folder()));
        repo.write("b.txt", "B").write("c.txt", "c");

        assertThat(trees.differences(before, trees.snapshots(List.of(repo.folder())), 10))
                .containsExactly("b.txt", "c.txt");
    }

    @Test
    void ignoringAFolderLocallyAddsOneLineOnceAlsoFromAWorktree() throws IOException {
        repo.write("a.txt", "a").commit("one");
        Files.writeString(repo.folder().resolve(".git/info/exclude"), "no end of line");
        repo.git("worktree", "add", "-q", "-b", "other", "../other");
        trees.ignoreLocally(repo.folder(), ".jarvis/");
        trees.ignoreLocally(repo.folder(), ".jarvis/");
        trees.ignoreLocally(temp.resolve("other"), ".jarvis/");

        assertThat(repo.read(".git/info/exclude")).isEqualTo("no end of line\n.jarvis/\n");
    }

    @Test
    void whatGitCannotAddIsASentenceThatNamesIt() throws IOException {
        Scratch.repository(repo.folder().resolve("inner")).write("x", "x");

        assertThatThrownBy(this::tree).isInstanceOf(WorkspaceException.class).hasMessageContaining("inner");
        assertThatThrownBy(() -> trees.snapshot(temp.resolve("nowhere")))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("nowhere");
    }
}
