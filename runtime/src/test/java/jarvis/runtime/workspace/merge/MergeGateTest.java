package jarvis.runtime.workspace.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jarvis.core.merge.MergeOutcome;
import jarvis.core.merge.RefusedChange;
import jarvis.core.ownership.Permission;
import jarvis.core.ownership.pattern.PathBytes;
import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lands is what was judged; what may not, does not. */
class MergeGateTest {
    @TempDir
    Path temp = Path.of("");

    private Gated world;

    @BeforeEach
    void prepare() throws IOException {
        world = Gated.in(temp.resolve("a repo\nwith 🦊"));
    }

    @Test
    void aTipThatIsThereAlreadyIsNothing() throws IOException {
        String later = world.branch("one").write("one/a.txt", "x").commit();
        assertThat(world.merge("one", world.base, world.base)).isEqualTo(new MergeOutcome.Nothing(world.base));
        assertThat(world.merge("one", later, world.base)).isEqualTo(new MergeOutcome.Nothing(world.base));
    }

    @Test
    void whatIsOwnedBecomesAMergeCommitOfBothAndNoBranchMoves() throws IOException {
        String two = world.branch("two").write("two/b.txt", "2").commit();
        String one = world.branch("one")
                .write("one/new.txt", "1")
                .write("free.txt", "f")
                .commit();
        String branches = world.repo.git("for-each-ref", "refs/heads");

        MergeOutcome.Merged merged = world.merged("one", two, one);

        assertThat(merged.files()).isEqualTo(2);
        assertThat(merged.firstWrites()).containsExactly("free.txt");
        assertThat(world.repo.git("log", "-1", "--format=%P|%an <%ae>|%cn|%at|%s", merged.after()))
                .isEqualTo("%s %s|jarvis <jarvis@jarvis.invalid>|jarvis|%d|Merge the work of one"
                        .formatted(two, one, Gated.AT.getEpochSecond()));
        assertThat(world.content(merged.after(), "two/b.txt")).isEqualTo("2");
        assertThat(world.content(merged.after(), "one/new.txt")).isEqualTo("1");
        assertThat(world.repo.git("for-each-ref", "refs/heads")).isEqualTo(branches);
        assertThat(world.repo.git("for-each-ref", "--contains", merged.after(), "refs/jarvis/merges/run-1/one"))
                .isNotEmpty();
        assertThat(world.repo.git("fsck", "--no-dangling")).doesNotContain("missing", "error");
    }

    @Test
    void theSameRequestGivesTheSameCommit() throws IOException {
        String one = world.branch("one").write("one/a.txt", "1").commit();
        assertThat(world.merged("one", world.base, one)).isEqualTo(world.merged("one", world.base, one));
    }

    @Test
    void whatCouldBeFastForwardedIsAMergeCommitAllTheSame() throws IOException {
        String one = world.branch("one").write("one/a.txt", "1").commit();
        String after = world.merged("one", world.base, one).after();
        assertThat(after).isNotEqualTo(one);
        assertThat(world.repo.git("rev-parse", after + "^{tree}"))
                .isEqualTo(world.repo.git("rev-parse", one + "^{tree}"));
    }

    @Test
    void aMergeThatChangesNothingIsRecordedWhereItsTipIsNew() throws IOException {
        String two = world.branch("two").write("one/a.txt", "same").commit();
        world.branch("one").write("one/a.txt", "same").commit();
        world.repo.git("commit", "-q", "--amend", "-m", "other words");
        String one = world.head();
        MergeOutcome.Merged merged = world.merged("one", two, one);
        assertThat(merged.files()).isZero();
        assertThat(world.repo.git("rev-parse", merged.after() + "^{tree}"))
                .isEqualTo(world.repo.git("rev-parse", two + "^{tree}"));
    }

    @Test
    void aForeignChangeIsRefusedWithItsOwnerAndAPersonCanGrantThisContentOnly() throws IOException {
        String one = world.branch("one")
                .write("one/a.txt", "1")
                .write("two/b.txt", "mine")
                .commit();
        RefusedChange change = world.refused("one", world.base, one).getFirst();
        assertThat(world.refused("one", world.base, one)).hasSize(1);
        assertThat(change.path()).isEqualTo("two/b.txt");
        assertThat(change.owner()).isEqualTo("two");
        assertThat(change.grantable()).isTrue();
        assertThat(change.hash()).isEqualTo(world.repo.git("rev-parse", one + ":two/b.txt"));
        assertThat(change.sentence()).contains("belongs to", "Drop it");

        world.permissions = Set.of(new Permission("one", "two/b.txt", change.hash()));
        world.merged("one", world.base, one);
        String other = world.branch("one").write("two/b.txt", "other").commit();
        assertThat(world.refused("one", world.base, other)).hasSize(1);
    }

    @Test
    void aRemovalIsGrantedAsOneAndASecondWriterIsNamed() throws IOException {
        world.repo.git("rm", "-q", "locked/d.txt");
        world.write("free.txt", "mine");
        String one = world.commit();
        world.firstWriters = Map.of("free.txt", "two");
        assertThat(world.refused("one", world.base, one))
                .extracting(RefusedChange::path, RefusedChange::hash, RefusedChange::owner)
                .containsExactlyInAnyOrder(
                        tuple("free.txt", world.repo.git("rev-parse", one + ":free.txt"), "two"),
                        tuple("locked/d.txt", Permission.GONE, ""));
    }

    @Test
    void aRenameAcrossTwoOwnersIsRefusedAtTheEndThatIsForeign() throws IOException {
        world.branch("one");
        world.repo.git("mv", "two/b.txt", "one/b.txt");
        assertThat(world.refused("one", world.base, world.commit()))
                .extracting(RefusedChange::path, RefusedChange::hash)
                .containsExactly(tuple("two/b.txt", Permission.GONE));
        world.branch("one");
        world.repo.git("mv", "one/a.txt", "two/a.txt");
        assertThat(world.refused("one", world.base, world.commit()))
                .extracting(RefusedChange::path)
                .containsExactly("two/a.txt");
    }

    @Test
    void aConflictOfWhateverKindNamesItsPathsAndIsNotResolved() throws IOException {
        String before = world.branch("two")
                .shared(0, "two")
                .write("both.txt", "two")
                .write("binary", "\0two")
                .write("folder/x", "two")
                .write("one/a.txt", Gated.lines("a") + "more\n")
                .commit();
        world.branch("one")
                .shared(0, "one")
                .write("both.txt", "one")
                .write("binary", "\0one")
                .write("folder", "a file");
        Files.delete(world.repo.folder().resolve("one/a.txt"));
        String one = world.commit();
        assertThat(world.conflicts("one", before, one))
                .containsExactly("binary", "both.txt", "folder", "one/a.txt", "shared/c.txt");
        assertThat(world.repo.git("for-each-ref", "refs/jarvis")).isEmpty();
    }

    @Test
    void bothWhoRenamedOneFileAndBothWhoMovedOneSubmoduleConflict() throws IOException {
        world.matrix = Gated.matrix("one: one/**", "all: sub");
        world.repo.git("update-index", "--add", "--cacheinfo", "160000," + "1".repeat(40) + ",sub");
        world.repo.git("commit", "-q", "-m", "sub");
        String base = world.head();
        world.branch("two", base);
        world.repo.git("mv", "one/a.txt", "one/two.txt");
        world.repo.git("update-index", "--cacheinfo", "160000," + "2".repeat(40) + ",sub");
        world.repo.git("commit", "-q", "-m", "two");
        String two = world.head();
        world.branch("one", base);
        world.repo.git("mv", "one/a.txt", "one/one.txt");
        world.repo.git("update-index", "--cacheinfo", "160000," + "3".repeat(40) + ",sub");
        world.repo.git("commit", "-q", "-m", "one");
        assertThat(world.conflicts("one", two, world.head())).contains("one/a.txt", "sub");
    }

    @Test
    void nobodyIsSentToResolveAConflictOverWhatIsNotTheirs() throws IOException {
        String two = world.branch("two").write("two/b.txt", "2").commit();
        String one = world.branch("one").write("two/b.txt", "1").commit();

        assertThat(world.merge("one", two, one))
                .isInstanceOfSatisfying(
                        MergeOutcome.Refused.class,
                        refused -> assertThat(refused.changes())
                                .extracting(RefusedChange::path, RefusedChange::owner)
                                .containsExactly(tuple("two/b.txt", "two")));
    }

    @Test
    void differentPartsOfASharedFileAreMerged() throws IOException {
        String before = world.branch("two").shared(0, "two").commit();
        String one = world.branch("one").shared(8, "one").commit();
        assertThat(world.content(world.merged("one", before, one).after(), "shared/c.txt"))
                .contains("two", "one");
    }

    @Test
    void theFoldersOfJarvisAndTheRunAreNeverMergedAndNobodyIsAsked() throws IOException {
        world.write(".coordination/status.json", "base").write(".coordination/gone", "base");
        String base = world.commit();
        String before = world.branch("two", base)
                .write(".coordination/status.json", "two")
                .commit();
        world.branch("one", base)
                .write(".coordination/status.json", "one")
                .write(".coordination/new/x", "one")
                .write("deep/.jarvis/x", "one")
                .write(".Jarvis/y", "one")
                .write("one/a.txt", "1");
        Files.delete(world.repo.folder().resolve(".coordination/gone"));
        String one = world.commit();
        MergeOutcome.Merged merged = world.merged("one", before, one);
        assertThat(merged.files()).isEqualTo(1);
        assertThat(world.repo.git("diff", "--name-only", before, merged.after()))
                .isEqualTo("one/a.txt");
        assertThat(world.repo.git("log", "-1", "--format=%P", merged.after())).isEqualTo(before + " " + one);
    }

    @Test
    void aFileThatIsMovedIntoAFolderThatIsNeverMergedIsARemoval() throws IOException {
        Files.createDirectories(world.repo.folder().resolve(".jarvis"));
        world.repo.git("mv", "two/b.txt", ".jarvis/b.txt");
        assertThat(world.refused("one", world.base, world.commit()))
                .extracting(RefusedChange::path)
                .containsExactly("two/b.txt");
    }

    @Test
    void aNameThatIsNoTextIsJudgedAndKeptAsItIs() throws IOException {
        byte[] name = {'o', 'n', 'e', '/', (byte) 0xFF, (byte) 0xE4};
        String path = PathBytes.text(name);
        try (Borrowed objects = Borrowed.of(world.repo.folder())) {
            String blob = world.repo.git("rev-parse", world.base + ":two/b.txt");
            TreeEdit edit = TreeEdit.of(objects, world.base);
            edit.put(path, new Entry("100644", blob));
            String tip = new Commits(objects).commit(edit.write(), List.of(world.base), "odd", Gated.AT);
            assertThat(world.refused("two", world.base, tip))
                    .extracting(RefusedChange::path)
                    .containsExactly(path);
            assertThat(TreeEdit.entries(
                            objects, world.merged("one", world.base, tip).after()))
                    .containsKey(path);
        }
    }

    @Test
    void aBranchWithoutACommonCommitIsRefusedWithASentence() throws IOException {
        world.repo.git("checkout", "-q", "--orphan", "alone");
        String alone = world.commit();
        assertThatThrownBy(() -> world.merge("one", world.base, alone))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("no commit in common");
    }

    @Test
    void aCommitThatIsNotThereIsRefusedWithASentence() {
        assertThatThrownBy(() -> world.merge("one", world.base, "1".repeat(40)))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("git fsck");
        assertThatThrownBy(() -> world.merge("one", world.base, "--help")).isInstanceOf(IllegalArgumentException.class);
    }
}
