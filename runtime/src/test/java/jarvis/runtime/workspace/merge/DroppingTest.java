package jarvis.runtime.workspace.merge;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.merge.RefusedChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is dropped is as the integration branch has it, the rest stays, and nothing is lost. */
class DroppingTest {
    @TempDir
    Path temp;

    private Gated world;
    private Dropping dropping;

    @BeforeEach
    void prepare() throws IOException {
        world = Gated.in(temp.resolve("repo"));
        dropping = new Dropping(world.repo.folder());
    }

    private String drop(String before, String tip, List<String> paths) {
        return dropping.drop(new Dropping.Request("run-1", "one", before, tip, paths, "They belong to two.", Gated.AT));
    }

    private String dropRefused(String tip) {
        return drop(
                world.base,
                tip,
                world.refused("one", world.base, tip).stream()
                        .map(RefusedChange::path)
                        .toList());
    }

    @Test
    void whatWasRefusedIsDroppedAndTheRestMayBeMerged() throws IOException {
        world.branch("one")
                .write("one/a.txt", "mine")
                .write("two/b.txt", "foreign")
                .write("two/deep/new\nfile 🦊", "foreign");
        Files.delete(world.repo.folder().resolve("locked/d.txt"));
        String tip = world.commit();
        String dropped = dropRefused(tip);
        String after = world.merged("one", world.base, dropped).after();
        assertThat(world.repo.git("diff", "--name-only", world.base, after)).isEqualTo("one/a.txt");
        assertThat(world.repo.git("log", "-1", "--format=%P|%an|%cn|%s", dropped))
                .isEqualTo(tip + "|one|jarvis|Drop what may not be merged");
        assertThat(world.repo.git("log", "-1", "--format=%b", dropped)).contains("belong to two", "- two/b.txt");
    }

    @Test
    void whatWasDroppedCanBeHadBackAfterEverythingElseIsPruned() throws IOException {
        String tip = world.branch("one").write("two/b.txt", "foreign").commit();
        String dropped = dropRefused(tip);
        world.branch("main");
        world.repo.git("branch", "-q", "-D", "one");
        world.repo.git("reflog", "expire", "--expire=now", "--all");
        world.repo.git("gc", "-q", "--prune=now");
        assertThat(world.repo.git("for-each-ref", "--format=%(refname)", "--points-at", tip))
                .startsWith("refs/jarvis/salvage/run-1/one/dropped-");
        assertThat(world.content(tip, "two/b.txt")).isEqualTo("foreign");
        assertThat(world.content(dropped, "two/b.txt"))
                .isEqualTo(Gated.lines("b").strip());
    }

    @Test
    void aFileInPlaceOfAFolderAndAFolderInPlaceOfAFileAreUndone() throws IOException {
        world.branch("one");
        Files.delete(world.repo.folder().resolve("two/b.txt"));
        Files.delete(world.repo.folder().resolve("two"));
        Files.delete(world.repo.folder().resolve("locked/d.txt"));
        world.write("two", "a file").write("locked/d.txt/x/y", "in a folder").write("one/a.txt", "mine");
        String dropped = dropRefused(world.commit());
        assertThat(world.repo.git("diff", "--name-only", world.base, dropped)).isEqualTo("one/a.txt");
    }

    @Test
    void whatIsPutBackBeneathAFileTakesItsPlace() throws IOException {
        world.branch("one");
        Files.delete(world.repo.folder().resolve("two/b.txt"));
        Files.delete(world.repo.folder().resolve("two"));
        String dropped = drop(world.base, world.write("two", "a file").commit(), List.of("two/b.txt"));
        assertThat(world.repo.git("diff", "--name-only", world.base, dropped)).isEmpty();
        assertThat(world.repo.git("ls-tree", "--name-only", dropped)).isEqualTo("locked\none\nshared\ntwo");
    }

    @Test
    void aPathThatGitItselfWouldNotCheckOutCanBeDropped() throws IOException {
        try (Borrowed objects = Borrowed.of(world.repo.folder())) {
            TreeEdit edit = TreeEdit.of(objects, world.base);
            edit.put("one/.GIT/config", new Entry("100644", world.repo.git("rev-parse", world.base + ":two/b.txt")));
            String tip = new Commits(objects).commit(edit.write(), List.of(world.base), "odd", Gated.AT);
            assertThat(world.refused("one", world.base, tip))
                    .extracting(RefusedChange::grantable)
                    .containsExactly(false);
            String dropped = dropRefused(tip);
            assertThat(world.repo.git("diff", "--name-only", world.base, dropped))
                    .isEmpty();
        }
    }

    @Test
    void theOtherEndOfARenameIsKeptWhereOnlyOneIsDropped() throws IOException {
        world.branch("one");
        world.repo.git("mv", "two/b.txt", "one/b.txt");
        String dropped = dropRefused(world.commit());
        assertThat(world.paths(dropped)).contains("two/b.txt", "one/b.txt");
    }

    @Test
    void whatARenameCarriesToAForeignPathIsDroppedToo() throws IOException {
        world.branch("two").repo.git("mv", "one/a.txt", "two/taken.txt");
        String before = world.commit();
        String changed = Gated.lines("a").replace("a0", "mine");
        String tip = world.branch("one")
                .write("one/a.txt", changed)
                .write("one/new.txt", "mine")
                .commit();
        List<String> refused = world.refused("one", before, tip).stream()
                .map(RefusedChange::path)
                .toList();
        assertThat(refused).containsExactly("two/taken.txt");

        String after = world.merged("one", before, drop(before, tip, refused)).after();

        assertThat(world.repo.git("diff", "--name-only", before, after)).isEqualTo("one/new.txt");
    }
}
