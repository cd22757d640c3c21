package jarvis.runtime.workspace.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.workspace.Scratch;
import jarvis.runtime.workspace.keep.Clean;
import jarvis.runtime.workspace.keep.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clean-up removes what nobody needs, and nothing else. */
class CleanTest {
    @TempDir
    Path temp = Path.of("");

    private Workplace place = new Workplace(new Scratch(Path.of("")), Path.of(""));
    private Scratch worktree = new Scratch(Path.of(""));

    @BeforeEach
    void prepare() throws IOException {
        place = Workplace.in(temp);
        worktree = place.make();
    }

    private Clean clean() {
        return new Clean(place.folder(), Workplace.RUN);
    }

    /** Nothing is merged beyond the base, unless a test says otherwise. */
    private void assertKept(String reason) throws IOException {
        String refs = place.repo().git("for-each-ref");
        assertThat(clean().survey(_ -> "")).singleElement().satisfies(standing -> {
            assertThat(standing.removable()).isFalse();
            assertThat(standing.reason()).contains(reason);
        });
        assertThat(clean().remove(Workplace.INSTANCE, "").removable()).isFalse();
        assertThat(worktree.folder()).exists();
        assertThat(place.repo().git("for-each-ref")).isEqualTo(refs);
    }

    @Test
    void aDryLookNamesFolderSizeAndReason() throws IOException {
        worktree.write("a.txt", "0123456789");
        place.commit();
        String merged = place.tip();
        place.make("instance-2");

        List<Standing> found = clean().survey(_ -> merged);

        assertThat(found).extracting(Standing::instance).containsExactly("instance-1", "instance-2");
        assertThat(found).allMatch(Standing::removable);
        assertThat(found.getFirst().folder()).isEqualTo(worktree.folder());
        assertThat(found.getFirst().bytes()).isBetween(20L, 2000L);
        assertThat(worktree.folder()).exists();
    }

    @Test
    void whatIsMergedGoesWithItsBranch() throws IOException {
        worktree.write("a.txt", "work\n");
        String merged = place.commit().tip();
        place.repo().git("branch", "integration", merged);

        Standing standing = clean().remove(Workplace.INSTANCE, merged);

        assertThat(standing.removable()).isTrue();
        assertThat(worktree.folder()).doesNotExist();
        assertThat(place.admin()).doesNotExist();
        assertThat(place.repo().git("for-each-ref", "refs/heads/jarvis", "refs/jarvis"))
                .isEmpty();
        place.assertReachable(merged);
        assertThat(clean().survey(_ -> "")).isEmpty();
    }

    @Test
    void aWorktreeCanBeMadeAgainAfterItWasRemoved() throws IOException {
        clean().remove(Workplace.INSTANCE, "");

        place.assertClean(place.make());
    }

    @Test
    void commitsThatAreNotMergedKeepIt() throws IOException {
        worktree.write("a.txt", "work\n").commit("one").commit("two");

        assertKept("2 commits are not merged");
    }

    @Test
    void commitsOfItsBranchKeepItAlthoughItStandsElsewhere() throws IOException {
        worktree.write("a.txt", "work\n").commit("one");
        worktree.git("checkout", "-q", "--detach", "main");

        assertKept("1 commit is not merged");
    }

    @Test
    void commitsOnADetachedHeadKeepIt() throws IOException {
        worktree.git("checkout", "-q", "--detach");
        worktree.write("a.txt", "work\n").commit("one");

        assertKept("1 commit is not merged");
    }

    @Test
    void changedUntrackedAndStagedFilesKeepIt() throws IOException {
        worktree.write("a.txt", "work\n");
        assertKept("not committed");
        worktree.git("checkout", "-q", "a.txt");
        worktree.write("new.txt", "new");
        assertKept("not committed");
        Files.delete(worktree.folder().resolve("new.txt"));
        worktree.write("a.txt", "staged\n").git("add", "a.txt");
        worktree.write("a.txt", "a\n");
        assertKept("not committed");
    }

    @Test
    void changesHiddenFromGitStatusKeepIt() throws IOException {
        worktree.git("update-index", "--assume-unchanged", "a.txt");
        worktree.write("a.txt", "hidden\n");
        assertThat(worktree.git("status", "--porcelain")).isEmpty();

        assertKept("not committed");
    }

    @Test
    void aProcessThatStandsInItKeepsIt() throws Exception {
        Process agent = new ProcessBuilder("sleep", "1000")
                .directory(worktree.folder().resolve("sub").toFile())
                .start();
        try {
            assertKept("in use by process " + agent.pid() + " (");
        } finally {
            agent.destroyForcibly().waitFor();
        }
    }

    @Test
    void aProcessOfTheInstanceThatStandsElsewhereKeepsIt() throws Exception {
        Process agent = agentWithBrief(place.folder().resolveSibling("instances/instance-1/1/brief.md"));
        try {
            assertKept("in use by process " + agent.pid() + " (");
        } finally {
            agent.destroyForcibly().waitFor();
        }
    }

    @Test
    void aProcessOfAnotherProjectsRunOfTheSameNameDoesNotKeepIt() throws Exception {
        Process agent = agentWithBrief(temp.resolve("other/.jarvis/runs/run-1/instances/instance-1/1/brief.md"));
        try {
            assertThat(clean().survey(_ -> "")).singleElement().matches(Standing::removable);
        } finally {
            agent.destroyForcibly().waitFor();
        }
    }

    private Process agentWithBrief(Path brief) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sleep", "1000").directory(temp.toFile());
        builder.environment().put("JARVIS_RUN", Workplace.RUN);
        builder.environment().put("JARVIS_INSTANCE", Workplace.INSTANCE);
        builder.environment().put("JARVIS_BRIEF", brief.toString());
        return builder.start();
    }

    @Test
    void aLockOfSomebodyElseKeepsIt() throws IOException {
        place.worktrees().unlock(Workplace.INSTANCE);
        place.repo()
                .git("worktree", "lock", "--reason", "mine", worktree.folder().toString());

        assertKept("locked by somebody else: mine");
        place.worktrees().unlock(Workplace.INSTANCE);
        assertKept("locked by somebody else: mine");
    }

    @Test
    void aRepositoryInsideAndAnUnfinishedMergeKeepIt() throws IOException {
        worktree.write("inner/x", "x");
        new Scratch(worktree.folder().resolve("inner")).git("init", "-q");
        assertKept("inner");
        Scratch.delete(worktree.folder().resolve("inner"));
        Files.writeString(place.admin().resolve("MERGE_HEAD"), place.base() + "\n");

        assertKept("unfinished");
    }

    @Test
    void aLinkInItsPlaceIsNotFollowed() throws IOException {
        Path moved = Files.move(worktree.folder(), temp.resolve("moved"));
        Files.createSymbolicLink(worktree.folder(), moved);

        assertKept("a link stands in its place");
        assertThat(moved.resolve("a.txt")).exists();
    }

    @Test
    void linksInsideAreRemovedAndNotFollowed() throws IOException {
        Path outside = Files.createDirectories(temp.resolve("outside"));
        Files.writeString(outside.resolve("precious.txt"), "0".repeat(100_000));
        Files.createDirectories(worktree.folder().resolve("out"));
        Files.createSymbolicLink(worktree.folder().resolve("out/link"), outside);

        Standing removed = clean().remove(Workplace.INSTANCE, "");

        assertThat(removed.bytes()).isLessThan(10_000);
        assertThat(worktree.folder()).doesNotExist();
        assertThat(outside.resolve("precious.txt")).exists();
    }

    @Test
    void whatOnlyReflogsAndTheStashKnowOutlastsTheRemoval() throws IOException {
        worktree.write("a.txt", "thrown away\n").commit("thrown away");
        String thrown = worktree.git("rev-parse", "HEAD");
        worktree.write("b.txt", "stashed\n").write("u.txt", "stashed too\n").git("stash", "-q", "-u");
        worktree.git("reset", "-q", "--hard", "main");

        assertThat(clean().remove(Workplace.INSTANCE, "").removable()).isTrue();
        place.repo().git("stash", "clear");
        place.repo().git("reflog", "expire", "--expire=now", "--all");
        place.repo().git("gc", "-q", "--prune=now");

        assertThat(worktree.folder()).doesNotExist();
        place.assertReachable(thrown);
        place.assertKept("stashed\n");
        place.assertKept("stashed too\n");
    }

    @Test
    void copiesOfTheSharedFilesAreKeptBesideAndDoNotKeepIt() throws IOException {
        worktree.write(".coordination/status.json", "a claim");

        assertThat(clean().remove(Workplace.INSTANCE, "").removable()).isTrue();

        assertThat(worktree.folder()).doesNotExist();
        place.assertKept("a claim");
    }

    @Test
    void aWorktreeThatIsGoneKeepsItsBranchWhileThatIsNotMerged() throws IOException {
        worktree.write("a.txt", "work\n").commit("one");
        String tip = place.tip();
        place.repo().git("worktree", "remove", "-f", "-f", worktree.folder().toString());

        assertThat(clean().survey(_ -> "")).singleElement().matches(standing -> !standing.removable());
        assertThat(clean().remove(Workplace.INSTANCE, tip).removable()).isTrue();
        assertThat(place.repo().git("for-each-ref", "refs/heads/jarvis")).isEmpty();
    }

    @Test
    void theBranchStaysWhereItIsCheckedOutElsewhere() throws IOException {
        place.repo().git("worktree", "add", "-f", "-q", temp + "/other", Workplace.BRANCH);

        assertThat(clean().remove(Workplace.INSTANCE, "").removable()).isTrue();

        assertThat(place.tip()).isEqualTo(place.base());
    }

    private LiveFiles.Seen look() {
        return place.worktrees().live(Workplace.INSTANCE).look().orElseThrow();
    }

    /** Removes it, and has git forget all that no ref holds. */
    private void removed(String merged) throws IOException {
        assertThat(clean().remove(Workplace.INSTANCE, merged).removable()).isTrue();
        assertThat(place.repo().git("for-each-ref", "refs/jarvis/live")).isEmpty();
        place.repo().git("reflog", "expire", "--expire=now", "--all");
        place.repo().git("gc", "-q", "--prune=now");
        place.repo().git("fsck", "--connectivity-only");
    }

    @Test
    void whatWasSeenAndIsMergedNeedsNoRef() throws IOException {
        worktree.write("a.txt", "work\n");
        look();
        worktree.write("b.txt", "more\n");
        look();
        String merged = place.commit().tip();
        look();
        place.repo().git("branch", "integration", merged);

        assertThat(clean().survey(_ -> merged))
                .singleElement()
                .extracting(Standing::reason)
                .isEqualTo(
                        "all its work is merged, and nobody works there; what was seen there meanwhile is elsewhere too,"
                                + " and its ref goes");
        assertThat(place.repo().git("for-each-ref", "refs/jarvis/live")).isNotEmpty();
        removed(merged);

        assertThat(place.repo().git("for-each-ref", "refs/jarvis")).isEmpty();
        place.assertKept("more\n");
    }

    @Test
    void whatWasSeenAndIsNowhereElseIsKeptWithSalvage() throws IOException {
        worktree.write("new.txt", "written and destroyed\n");
        look();
        Files.delete(worktree.folder().resolve("new.txt"));

        assertThat(clean().survey(_ -> ""))
                .singleElement()
                .extracting(Standing::reason)
                .asString()
                .endsWith("; what was seen there meanwhile and is nowhere else goes to jarvis salvage");
        removed("");

        assertThat(place.repo().git("for-each-ref", "--format=%(refname)", "refs/jarvis"))
                .isEqualTo("refs/jarvis/salvage/run-1/instance-1/1-seen");
        place.assertKept("written and destroyed\n");
    }

    @Test
    void aCommitThatOnlyALookKnowsIsKept() throws IOException {
        worktree.git("commit", "-q", "--allow-empty", "-m", "thrown away");
        String thrown = look().head();
        worktree.git("reset", "-q", "--hard", "main");
        place.repo().git("reflog", "expire", "--expire=now", "--all");
        Files.deleteIfExists(place.admin().resolve("ORIG_HEAD"));

        removed("");

        place.assertReachable(thrown);
    }
}
