package jarvis.runtime.workspace.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.Scratch;
import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agent left in its worktree is on its branch afterwards, whatever it did to git. */
class CommitTest {
    @TempDir
    Path temp = Path.of("");

    private Workplace place = new Workplace(new Scratch(Path.of("")), Path.of(""));
    private Scratch worktree = new Scratch(Path.of(""));
    private String main = "";

    @BeforeEach
    void prepare() throws IOException {
        place = Workplace.in(temp);
        worktree = place.make();
        main = place.base();
    }

    @AfterEach
    void thePersonsBranchHasNotMoved() throws IOException {
        place.assertPersonUntouched(main);
    }

    private void attempt(String... arguments) {
        new Git(worktree.folder())
                .with("GIT_AUTHOR_NAME", "t")
                .with("GIT_AUTHOR_EMAIL", "t@t")
                .with("GIT_COMMITTER_NAME", "t")
                .with("GIT_COMMITTER_EMAIL", "t@t")
                .ask(arguments);
    }

    @Test
    void changedNewAndDeletedFilesBecomeACommitOfTheInstance() throws IOException {
        worktree.write("a.txt", "work\n")
                .write("new 🦊\n.txt", "new")
                .write("x.ignored", "no")
                .write("out/y", "no");
        Files.delete(worktree.folder().resolve("b.txt"));

        Committed committed = place.commit();

        assertThat(committed.fresh()).isTrue();
        assertThat(committed.problems()).isEmpty();
        assertThat(committed.tip()).isEqualTo(place.tip());
        assertThat(place.repo().git("log", "-1", "--format=%an|%ae|%cn|%s|%P", Workplace.BRANCH))
                .isEqualTo("instance-1|instance-1@jarvis.invalid|jarvis|Work of instance-1|" + main);
        assertThat(place.repo()
                        .git("ls-tree", "-r", "-z", "--name-only", Workplace.BRANCH)
                        .split("\0"))
                .containsExactly(".gitignore", "a.txt", "new 🦊\n.txt", "sub/c.txt");
        place.assertClean(worktree);
        assertThat(worktree.read("x.ignored")).isEqualTo("no");
    }

    @Test
    void theTipStaysWhereNothingIsNew() throws IOException {
        Committed nothing = place.commit();
        worktree.write("a.txt", "work\n").commit("by the agent");
        Committed agents = place.commit();

        assertThat(nothing).isEqualTo(new Committed(main, false, java.util.List.of()));
        assertThat(agents.tip()).isEqualTo(worktree.git("rev-parse", "HEAD"));
        assertThat(agents.fresh()).isFalse();
        assertThat(place.repo().git("for-each-ref", "refs/jarvis/salvage")).isEmpty();
    }

    @Test
    void theFoldersOfJarvisAreNotCommittedAndFilesAddedByForceAre() throws IOException {
        worktree.write(".coordination/status.json", "{}")
                .write("sub/.jarvis/x", "x")
                .write("forced.ignored", "yes");
        worktree.git("add", "-f", "forced.ignored");

        place.commit();

        assertThat(place.repo()
                        .git("ls-tree", "-r", "--name-only", Workplace.BRANCH)
                        .lines())
                .containsExactly(".gitignore", "a.txt", "b.txt", "forced.ignored", "sub/c.txt");
        worktree.write("forced.ignored", "again");
        place.commit();
        assertThat(place.atTip("forced.ignored")).isEqualTo("again");
    }

    @Test
    void aLockedIndexIsNoHindrance() throws IOException {
        worktree.write("a.txt", "work\n");
        Path lock = Files.writeString(place.admin().resolve("index.lock"), "");

        assertThat(place.commit().fresh()).isTrue();

        assertThat(place.atTip("a.txt")).isEqualTo("work");
        Files.delete(lock);
        place.commit();
        place.assertClean(worktree);
    }

    @Test
    void aBrokenIndexIsNoHindranceAndIsGoodAfterwards() throws IOException {
        worktree.write("a.txt", "work\n");
        Files.writeString(place.admin().resolve("index"), "nonsense");

        place.commit();

        assertThat(place.atTip("a.txt")).isEqualTo("work");
        place.assertClean(worktree);
    }

    @Test
    void anIndexToldToOverlookChangesHidesNothing() throws IOException {
        worktree.git("update-index", "--assume-unchanged", "a.txt");
        worktree.git("update-index", "--skip-worktree", "b.txt");
        worktree.write("a.txt", "hidden\n").write("b.txt", "hidden too\n");

        place.commit();

        assertThat(place.atTip("a.txt") + place.atTip("b.txt")).isEqualTo("hiddenhidden too");
    }

    @Test
    void anUnfinishedMergeWithoutConflictsBecomesAMerge() throws IOException {
        String other = otherCommit("b.txt", "other\n");
        worktree.write("a.txt", "work\n").commit("mine");
        String mine = worktree.git("rev-parse", "HEAD");
        worktree.git("merge", "-q", "--no-commit", "--no-ff", other);

        place.commit();

        assertThat(place.repo().git("log", "-1", "--format=%P", Workplace.BRANCH))
                .isEqualTo(mine + " " + other);
        place.assertClean(worktree);
        assertThat(worktree.git("status")).doesNotContain("merging");
        assertThat(place.commit().fresh()).isFalse();
    }

    @Test
    void aConflictIsKeptAndRefusedWithItsPaths() throws IOException {
        String other = otherCommit("a.txt", "other\n");
        worktree.write("a.txt", "work\n").commit("mine").write("aside.txt", "aside");
        String mine = place.tip();
        attempt("merge", other);
        String conflicted = worktree.read("a.txt");

        for (int again = 0; again < 2; again++) {
            assertThatThrownBy(place::commit)
                    .isInstanceOf(WorkspaceException.class)
                    .hasMessageContaining("unresolved: a.txt")
                    .hasMessageContaining("refs/jarvis/salvage/run-1/instance-1/1-conflict");
        }

        assertThat(conflicted).contains("<<<<<<<");
        assertThat(worktree.read("a.txt")).isEqualTo(conflicted);
        assertThat(place.tip()).isEqualTo(mine);
        place.assertKept(conflicted);
        place.assertKept("aside");
        assertThat(place.repo().git("for-each-ref", "refs/jarvis/salvage").lines())
                .hasSize(1);
        worktree.write("a.txt", "both\n").git("add", "a.txt");
        place.commit();
        assertThat(place.repo().git("log", "-1", "--format=%P", Workplace.BRANCH))
                .isEqualTo(mine + " " + other);
    }

    @Test
    void anUnfinishedRebaseEndsWithBothSidesKept() throws IOException {
        String other = otherCommit("b.txt", "other\n");
        worktree.write("a.txt", "one\n")
                .commit("mine one")
                .write("sub/c.txt", "two\n")
                .commit("mine two");
        String before = place.tip();
        attempt("-c", "sequence.editor=sed -i 1s/pick/edit/", "rebase", "-i", other);
        worktree.write("a.txt", "edited\n");
        assertThat(worktree.git("status")).contains("rebase");

        Committed committed = place.commit();

        assertThat(place.atTip("a.txt") + place.atTip("b.txt")).isEqualTo("editedother");
        place.assertReachable(before);
        place.assertKept("two\n");
        assertThat(committed.problems()).anyMatch(problem -> problem.contains("old-tip"));
        place.assertClean(worktree);
        assertThat(worktree.git("status")).doesNotContain("rebase");
    }

    @Test
    void workOnABranchOfTheAgentsOwnIsOnItsBranchAfterwards() throws IOException {
        worktree.git("checkout", "-q", "-b", "x");
        worktree.write("a.txt", "work\n").commit("on x").write("new.txt", "new");

        Committed committed = place.commit();

        assertThat(place.atTip("a.txt") + place.atTip("new.txt")).isEqualTo("worknew");
        assertThat(committed.problems()).singleElement().asString().contains("worked on x");
        place.assertClean(worktree);
    }

    @Test
    void workOnADetachedHeadIsOnItsBranchAfterwards() throws IOException {
        worktree.git("checkout", "-q", "--detach");
        worktree.write("a.txt", "work\n").commit("detached");

        place.commit();

        assertThat(place.atTip("a.txt")).isEqualTo("work");
        place.assertClean(worktree);
    }

    @Test
    void aLookAtAnOlderCommitTakesNothingFromItsBranch() throws IOException {
        worktree.write("a.txt", "work\n").commit("mine");
        String mine = place.tip();
        worktree.git("checkout", "-q", "--ignore-other-worktrees", "main");

        Committed committed = place.commit();

        assertThat(committed.tip()).isEqualTo(mine);
        assertThat(worktree.read("a.txt")).isEqualTo("work\n");
        assertThat(committed.problems()).singleElement().asString().contains("worked on main");
        place.assertClean(worktree);
    }

    @Test
    void changesOnAnOlderCommitComeOnTopOfItsBranch() throws IOException {
        worktree.write("a.txt", "work\n").commit("mine");
        String mine = place.tip();
        worktree.git("checkout", "-q", "--ignore-other-worktrees", "main");
        worktree.write("note.txt", "note");

        place.commit();

        assertThat(place.atTip("a.txt") + place.atTip("note.txt")).isEqualTo("worknote");
        assertThat(worktree.read("a.txt")).isEqualTo("work\n");
        place.assertReachable(mine);
        place.assertClean(worktree);
        assertThat(place.commit().fresh()).isFalse();
    }

    @Test
    void changesOnAnOlderCommitThatContradictItsBranchCountAndTheOldTipIsKept() throws IOException {
        worktree.write("a.txt", "work\n").commit("mine");
        String mine = place.tip();
        worktree.git("checkout", "-q", "--detach", "main");
        worktree.write("a.txt", "otherwise\n");

        Committed committed = place.commit();

        assertThat(place.atTip("a.txt")).isEqualTo("otherwise");
        assertThat(committed.problems()).anyMatch(problem -> problem.contains("1-old-tip"));
        place.assertReachable(mine);
        place.assertClean(worktree);
    }

    @Test
    void whatAHardResetThrewAwayIsKept() throws IOException {
        worktree.write("a.txt", "one\n").commit("one").write("a.txt", "two\n").commit("two");
        String thrown = place.tip();
        worktree.git("reset", "-q", "--hard", "main");
        worktree.write("b.txt", "anew\n");

        place.commit();
        place.repo().git("reflog", "expire", "--expire=now", "--expire-unreachable=now", "--all");
        place.repo().git("gc", "-q", "--prune=now");

        assertThat(place.atTip("a.txt") + place.atTip("b.txt")).isEqualTo("aanew");
        place.assertReachable(thrown);
        place.assertKept("one\n");
    }

    @Test
    void whatJarvisSawOutlastsAResetWithItsReflogsAndAPrune() throws IOException {
        worktree.write("a.txt", "seen\n");
        String seen = place.commit().tip();
        worktree.git("reset", "-q", "--hard", "main");
        place.repo().git("reflog", "expire", "--expire=now", "--expire-unreachable=now", "--all");
        place.repo().git("gc", "-q", "--prune=now");

        Committed committed = place.commit();

        place.assertReachable(seen);
        assertThat(committed.tip()).isEqualTo(main);
        assertThat(committed.problems()).singleElement().asString().contains("old-tip");
        assertThat(place.repo().git("for-each-ref", "--contains", seen, "refs/jarvis/salvage"))
                .isNotEmpty();
    }

    @Test
    void everyAmendedCommitIsKept() throws IOException {
        worktree.write("a.txt", "first\n").commit("first");
        worktree.write("a.txt", "second\n").git("commit", "-q", "-a", "--amend", "-m", "second");
        worktree.write("a.txt", "third\n").git("commit", "-q", "-a", "--amend", "-m", "third");

        place.commit();

        place.assertKept("first\n");
        place.assertKept("second\n");
        assertThat(place.repo().git("for-each-ref", "refs/jarvis/salvage").lines())
                .hasSize(2);
        place.commit();
        assertThat(place.repo().git("for-each-ref", "refs/jarvis/salvage").lines())
                .hasSize(2);
    }

    @Test
    void aStashAndWhatWasOnlyStagedAreKept() throws IOException {
        worktree.write("a.txt", "stashed\n").write("u.txt", "untracked").git("stash", "-q", "-u");
        worktree.write("b.txt", "staged\n").git("add", "b.txt");
        worktree.write("b.txt", "on disk\n");

        place.commit();
        worktree.git("stash", "drop", "-q");
        place.repo().git("gc", "-q", "--prune=now");

        for (String content : new String[] {"stashed\n", "untracked", "staged\n", "on disk\n"}) {
            place.assertKept(content);
        }
    }

    @Test
    void aBranchThatItsAgentDeletedIsThereAgain() throws IOException {
        worktree.write("a.txt", "work\n");
        String seen = place.commit().tip();
        worktree.git("checkout", "-q", "-b", "x", "main");
        worktree.git("branch", "-D", Workplace.BRANCH);

        Committed committed = place.commit();

        place.assertReachable(seen);
        assertThat(committed.tip()).isEqualTo(seen);
        place.assertClean(worktree);
    }

    @Test
    void aDeletedWorktreeGivesItsBranchAndASentence() throws IOException {
        worktree.write("a.txt", "work\n").commit("mine");
        Scratch.delete(worktree.folder());

        Committed committed = place.commit();

        assertThat(committed.problems()).singleElement().asString().contains("was gone");
        assertThat(place.atTip("a.txt")).isEqualTo("work");
        place.assertClean(worktree);
    }

    @Test
    void repositoriesInsideAreNamedAndNotCommitted() throws IOException {
        worktree.write("sub/tool/x", "x").write("empty/y", "y").write("plain.txt", "p");
        new Scratch(worktree.folder().resolve("sub/tool")).git("init", "-q");
        new Scratch(worktree.folder().resolve("sub/tool")).commit("inner");
        new Scratch(worktree.folder().resolve("empty")).git("init", "-q");

        Committed committed = place.commit();

        assertThat(committed.problems()).singleElement().asString().contains("empty, sub/tool");
        assertThat(place.repo().git("ls-tree", "-r", Workplace.BRANCH))
                .doesNotContain("160000")
                .contains("plain.txt");
    }

    @Test
    void aRewrittenConfigurationDoesNotLeadElsewhere() throws IOException {
        worktree.git("config", "core.worktree", temp.toString());
        worktree.git("config", "core.bare", "true");
        worktree.git("config", "core.fsmonitor", "touch " + temp + "/ran");
        worktree.git("config", "commit.gpgSign", "true");
        worktree.git("config", "user.name", "somebody else");
        worktree.write("a.txt", "work\n");

        place.commit();

        Files.writeString(place.repo().folder().resolve(".git/config"), "");
        assertThat(place.atTip("a.txt")).isEqualTo("work");
        assertThat(place.repo().git("log", "-1", "--format=%an", Workplace.BRANCH))
                .isEqualTo("instance-1");
        assertThat(temp.resolve("ran")).doesNotExist();
    }

    /** A commit beside the instance's, on top of main. */
    private String otherCommit(String path, String content) throws IOException {
        Scratch other = new Scratch(place.make("instance-2").folder());
        other.write(path, content);
        return place.worktrees().commit("instance-2", "other").tip();
    }

    @Test
    void aHistoryThatWasBegunAnewStandsOnTheBranchAsItWas() throws IOException {
        worktree.write("a.txt", "first\n").commit("first");
        String before = place.commit().tip();
        worktree.git("update-ref", "-d", "refs/heads/" + Workplace.BRANCH);
        worktree.write("a.txt", "second\n").commit("a root");
        String root = worktree.git("rev-parse", "HEAD");

        Committed committed = place.commit();

        assertThat(place.repo().git("rev-list", Workplace.BRANCH).lines()).contains(before, root, main);
        assertThat(place.atTip("a.txt")).isEqualTo("second");
        assertThat(committed.problems())
                .anySatisfy(problem -> assertThat(problem).contains("began its history anew"));
        assertThat(place.commit().tip()).isEqualTo(committed.tip());
    }

    @Test
    void aCommitThatOnlyARemovedWorktreeKnewIsKept() throws IOException {
        worktree.git("checkout", "-q", "--detach");
        worktree.write("a.txt", "nowhere else\n").commit("on no branch");
        String alone = worktree.git("rev-parse", "HEAD");
        place.repo().git("worktree", "remove", "-f", "-f", worktree.folder().toString());

        place.make();

        place.assertReachable(alone);
    }

    @Test
    void aStashOnABranchOfItsOwnIsKept() throws IOException {
        worktree.git("checkout", "-q", "-b", "other");
        worktree.write("a.txt", "stashed first\n").git("stash");
        String first = worktree.git("rev-parse", "refs/stash");
        worktree.write("a.txt", "stashed second\n").git("stash");

        place.commit();

        place.assertReachable(first);
    }
}
