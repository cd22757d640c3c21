package jarvis.runtime.workspace.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jarvis.runtime.workspace.Scratch;
import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Worktrees made, adopted and mended. */
class MakeTest {
    @TempDir
    Path temp = Path.of("");

    private Workplace place = new Workplace(new Scratch(Path.of("")), Path.of(""));

    @BeforeEach
    void prepare() throws IOException {
        place = Workplace.in(temp);
    }

    @Test
    void aWorktreeStandsOnABranchOfItsOwnAtTheBaseAndIsLocked() throws IOException {
        String base = place.base();
        place.repo().write("a.txt", "later\n").commit("later");

        Made made = place.worktrees().make(place.repo().folder(), base, "instance-1");

        Scratch worktree = new Scratch(made.folder());
        assertThat(made.folder()).isEqualTo(place.folder().resolve("instance-1"));
        assertThat(made.branch()).isEqualTo(Workplace.BRANCH);
        assertThat(made.notes()).isEmpty();
        place.assertClean(worktree);
        assertThat(worktree.git("rev-parse", "HEAD")).isEqualTo(base);
        assertThat(worktree.read("a.txt")).isEqualTo("a\n");
        assertThat(place.repo().git("worktree", "list", "--porcelain"))
                .contains("locked jarvis: instance-1 of run-1 works here");
    }

    @Test
    void makingItAgainFindsWhatIsThereWithItsUncommittedWork() throws IOException {
        Scratch worktree = place.make();
        worktree.write("a.txt", "work\n").commit("mine").write("new.txt", "new");
        place.repo().git("worktree", "unlock", worktree.folder().toString());

        Made again = place.make(Workplace.INSTANCE);

        assertThat(again.notes()).isEmpty();
        assertThat(worktree.read("new.txt")).isEqualTo("new");
        assertThat(worktree.git("log", "-1", "--format=%s")).isEqualTo("mine");
        assertThat(place.admin().resolve("locked")).exists();
    }

    @Test
    void aWorktreeThatItsAgentDeletedIsThereAgainAtTheTipOfItsBranch() throws IOException {
        Scratch worktree = place.make();
        worktree.write("a.txt", "work\n").commit("mine");
        Scratch.delete(worktree.folder());

        Made again = place.make(Workplace.INSTANCE);

        assertThat(again.notes()).singleElement().asString().contains("was gone");
        assertThat(worktree.read("a.txt")).isEqualTo("work\n");
        place.assertClean(worktree);
    }

    @Test
    void aWorktreeThatGitWasToldToForgetIsThereAgain() throws IOException {
        Scratch worktree = place.make();
        worktree.write("a.txt", "work\n").commit("mine");
        place.repo().git("worktree", "remove", "-f", "-f", worktree.folder().toString());

        place.make(Workplace.INSTANCE);

        assertThat(worktree.read("a.txt")).isEqualTo("work\n");
        place.assertClean(worktree);
        assertThat(place.admin().resolve("locked")).exists();
    }

    @Test
    void filesOfAWorktreeThatGitForgotAreWork() throws IOException {
        Scratch worktree = place.make();
        worktree.write("a.txt", "work\n").commit("mine").write("new.txt", "new");
        Scratch.delete(place.admin());

        place.make(Workplace.INSTANCE);
        assertThat(place.repo().git("worktree", "list", "--porcelain")).contains("locked jarvis: instance-1");
        Committed committed = place.commit();

        assertThat(committed.fresh()).isTrue();
        assertThat(place.atTip("new.txt")).isEqualTo("new");
        assertThat(place.atTip("a.txt")).isEqualTo("work");
        place.assertClean(worktree);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "gitdir: /nowhere/at/all\n"})
    void aBrokenGitFileIsMendedAndUncommittedWorkStays(String content) throws IOException {
        Scratch worktree = place.make();
        worktree.write("a.txt", "work\n").write(".git", content);

        assertThat(place.make(Workplace.INSTANCE).notes())
                .singleElement()
                .asString()
                .contains(".git");

        assertThat(worktree.git("status", "--porcelain")).isEqualTo("M a.txt");
    }

    @Test
    void aRepositoryThatTheAgentMadeInPlaceOfItsWorktreeIsKeptBeside() throws IOException {
        Scratch worktree = place.make();
        Files.delete(worktree.folder().resolve(".git"));
        worktree.git("init", "-q");
        worktree.write("a.txt", "work\n").commit("in a repository of its own");

        assertThat(place.make(Workplace.INSTANCE).notes()).anyMatch(note -> note.contains("replaced.git-1"));
        place.commit();

        assertThat(place.atTip("a.txt")).isEqualTo("work");
        assertThat(place.folder().resolve(".own/instance-1/replaced.git-1/HEAD"))
                .exists();
    }

    @Test
    void aBrokenHeadIsPutBackOnItsBranch() throws IOException {
        Scratch worktree = place.make();
        Files.writeString(place.admin().resolve("HEAD"), "nonsense\n");

        place.make(Workplace.INSTANCE);

        place.assertClean(worktree);
    }

    @Test
    void whatAKilledWorktreeAddLeftIsCompleted() throws IOException {
        Scratch worktree = place.make();
        // As after a kill in the midst of laying out the files: never handed over, half of them there, its locks left.
        Files.delete(place.folder().resolve(".own/instance-1/ready"));
        Files.delete(worktree.folder().resolve("a.txt"));
        Files.delete(place.admin().resolve("index"));
        Files.writeString(place.admin().resolve("index.lock"), "half");
        Files.writeString(place.admin().resolve("locked"), "initializing");

        Made again = place.make(Workplace.INSTANCE);

        assertThat(again.notes()).singleElement().asString().contains("half made");
        place.assertClean(worktree);
        assertThat(Files.readString(place.admin().resolve("locked"))).contains("instance-1 of run-1");
    }

    @Test
    void aFolderThatNobodyKnowsIsMovedAsideAndNotRemoved() throws IOException {
        new Scratch(place.folder().resolve("instance-1")).write("strange.txt", "whose?");

        Made made = place.make(Workplace.INSTANCE);

        assertThat(made.notes()).singleElement().asString().contains("leftover-1");
        assertThat(Files.readString(place.folder().resolve(".own/instance-1/leftover-1/strange.txt")))
                .isEqualTo("whose?");
        place.assertClean(new Scratch(made.folder()));
    }

    @Test
    void aLockOlderThanThisProcessIsRemovedAndAYoungOneIsNot() throws IOException {
        Scratch worktree = place.make();
        Path lock = Files.writeString(place.admin().resolve("index.lock"), "");
        place.make(Workplace.INSTANCE);
        assertThat(lock).exists();
        Files.setLastModifiedTime(lock, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

        Made again = place.make(Workplace.INSTANCE);

        assertThat(again.notes()).singleElement().asString().contains("index.lock");
        assertThat(lock).doesNotExist();
        place.assertClean(worktree);
    }

    @Test
    void anOldLockStaysWhileAProcessStandsInTheWorktree() throws Exception {
        Scratch worktree = place.make();
        Path lock = Files.writeString(place.admin().resolve("index.lock"), "");
        Files.setLastModifiedTime(lock, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        Process agent = new ProcessBuilder("sleep", "1000")
                .directory(worktree.folder().toFile())
                .start();
        try {
            place.make(Workplace.INSTANCE);
            assertThat(lock).exists();
        } finally {
            agent.destroyForcibly().waitFor();
        }
    }

    @Test
    void aBranchOfThatNameThatThisRunDidNotMakeIsRefused() throws IOException {
        place.repo().git("branch", Workplace.BRANCH);

        assertThatThrownBy(() -> place.make(Workplace.INSTANCE))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("exists already")
                .hasMessageContaining("git branch -m");
        place.repo().git("worktree", "add", "-q", temp.resolve("elsewhere").toString(), Workplace.BRANCH);
        assertThatThrownBy(() -> place.make(Workplace.INSTANCE))
                .hasMessageContaining("is checked out in")
                .hasMessageContaining("elsewhere");
    }

    @Test
    void itsBranchCheckedOutElsewhereMeanwhileIsRefused() throws IOException {
        Scratch worktree = place.make();
        place.repo().git("worktree", "remove", "-f", "-f", worktree.folder().toString());
        place.repo().git("worktree", "add", "-q", temp.resolve("elsewhere").toString(), Workplace.BRANCH);

        assertThatThrownBy(() -> place.make(Workplace.INSTANCE))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("is checked out in")
                .hasMessageContaining("elsewhere");
    }

    @Test
    void whatAnEarlierRunOfTheSameNameSawIsKeptAndIsNotItsWork() throws IOException {
        place.make().write("a.txt", "earlier\n");
        String earlier = place.commit().tip();
        place.repo()
                .git(
                        "worktree",
                        "remove",
                        "-f",
                        "-f",
                        place.folder().resolve("instance-1").toString());
        Scratch.delete(place.folder());
        place.repo().git("branch", "-D", Workplace.BRANCH);

        Scratch worktree = place.make();

        assertThat(place.commit()).isEqualTo(new Committed(place.base(), false, java.util.List.of()));
        place.assertClean(worktree);
        place.assertReachable(earlier);
    }

    @ParameterizedTest
    @ValueSource(strings = {"integration", "a b", "a/b", "..", "-x", ".own", "a.lock", "a..b", "a~1", "a\nb", "@", ""})
    void aNameThatCanBeNoBranchIsRefused(String name) {
        assertThatThrownBy(() -> place.make(name))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("Name the instance otherwise");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "line\nbreak", "emoji 🦊 é", "quote\"s'$(x)", "back\\slash", " blanks "})
    void aRepositoryMayLieAnywhere(String name) throws IOException {
        Workplace odd = Workplace.at(temp.resolve(name));
        Scratch worktree = odd.make();
        worktree.write("file " + name, name);

        assertThat(odd.commit().fresh()).isTrue();

        assertThat(odd.atTip("file " + name)).isEqualTo(name.strip());
        odd.assertClean(worktree);
        odd.make(Workplace.INSTANCE);
        odd.assertClean(worktree);
    }

    @Test
    void aPathOfThreeHundredLettersIsNoTrouble() throws IOException {
        Workplace deep = Workplace.at(temp.resolve("d".repeat(150)).resolve("e".repeat(150)));
        Scratch worktree = deep.make();
        worktree.write("f".repeat(150) + "/" + "g".repeat(150), "deep");

        deep.commit();

        assertThat(deep.atTip("f".repeat(150) + "/" + "g".repeat(150))).isEqualTo("deep");
    }

    @Test
    void aShallowCloneAndADetachedHeadHaveWorktrees() throws IOException {
        place.repo().commit("two");
        place.repo()
                .git(
                        "clone",
                        "-q",
                        "--depth",
                        "1",
                        place.repo().folder().toUri().toString(),
                        temp + "/shallow");
        Scratch shallow = new Scratch(temp.resolve("shallow").toRealPath());
        shallow.git("checkout", "-q", "--detach");
        Workplace other = new Workplace(shallow, shallow.folder().resolve(".jarvis/worktrees"));

        Scratch worktree = other.make();
        worktree.write("a.txt", "work\n");

        assertThat(other.commit().fresh()).isTrue();
        assertThat(other.atTip("a.txt")).isEqualTo("work");
    }

    @Test
    void aFullyReadOnlyObjectDatabaseIsAnErrorAndNoLoss() throws IOException {
        Scratch worktree = place.make();
        worktree.write("a.txt", "work\n");
        Path objects = place.repo().folder().resolve(".git/objects");
        Path hidden = Files.move(objects, objects.resolveSibling("hidden"));
        Files.writeString(objects, "a file where git must write");

        assertThatThrownBy(place::commit).isInstanceOf(WorkspaceException.class).hasMessageContaining("git");

        Files.delete(objects);
        Files.move(hidden, objects);
        assertThat(worktree.read("a.txt")).isEqualTo("work\n");
        assertThat(place.commit().fresh()).isTrue();
    }

    @Test
    void hooksOfTheRepositoryAreNotRun() throws IOException {
        for (String hook : new String[] {"post-checkout", "reference-transaction", "pre-commit", "post-index-change"}) {
            place.repo().write(".git/hooks/" + hook, "#!/bin/sh\ntouch '" + temp + "/ran'\nexit 1\n");
            assertThat(place.repo()
                            .folder()
                            .resolve(".git/hooks/" + hook)
                            .toFile()
                            .setExecutable(true))
                    .isTrue();
        }

        place.make().write("a.txt", "work\n");

        assertThat(place.commit().fresh()).isTrue();
        assertThat(temp.resolve("ran")).doesNotExist();
    }
}
