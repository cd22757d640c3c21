package jarvis.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.ownership.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file has many names: in one's worktree, in another's, in the repository, by a link. The owner is the same. */
class PathOwnersTest {
    @TempDir
    Path temp;

    private Worked world;

    @BeforeEach
    void prepare() throws IOException {
        world = Worked.in(temp.resolve("a: repo\n\"with\" 🦊"), 2);
    }

    private Optional<Verdict> verdict(String instance, Object path) {
        return new PathOwners(world.place).verdict(world.scenario.run.state(), instance, path.toString());
    }

    private Path tree(String instance) {
        return Path.of(world.workspace(instance).folder());
    }

    @Test
    void whereverItIsNamedTheFileHasItsOwner() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link"), tree("instance-1"));
        for (Object name : new Object[] {
            "src/1/a.txt",
            "./src/2/../1/new/deep.txt",
            tree("instance-1").resolve("src/1/a.txt"),
            tree("instance-2").resolve("src/1/a.txt"),
            world.repo.folder().resolve("src/1/a.txt"),
            link.resolve("src/1/not/there.txt")
        }) {
            assertThat(verdict("instance-1", name)).as("%s", name).get().isInstanceOf(Verdict.Allowed.class);
            assertThat(verdict("instance-2", name)).as("%s", name).get().isInstanceOf(Verdict.Foreign.class);
        }
    }

    @Test
    void whatNobodyOwnsIsTheFirstWriters() throws IOException {
        assertThat(verdict("instance-1", "new.txt")).get().isInstanceOf(Verdict.First.class);
        world.at("instance-2").write("new.txt", "x");
        world.claimed("instance-2");
        assertThat(verdict("instance-2", "new.txt")).get().isInstanceOf(Verdict.Again.class);
        assertThat(verdict("instance-1", "new.txt")).get().isInstanceOf(Verdict.Second.class);
        assertThat(verdict("", "new.txt")).get().isInstanceOf(Verdict.Second.class);
    }

    @Test
    void aPersonOwnsNothing() {
        assertThat(verdict("", "src/1/a.txt")).get().isInstanceOf(Verdict.Foreign.class);
    }

    @Test
    void whatLiesElsewhereIsNobodysToGive() {
        for (String name : new String[] {"/etc/passwd", "../../../../../../../x", "", ".", "a\0b"}) {
            assertThat(verdict("instance-1", name)).as(name).isEmpty();
        }
        assertThat(verdict("instance-1", ".git/config")).get().isInstanceOf(Verdict.Refused.class);
    }

    private Optional<String> refusal(String instance, Object path) {
        PathOwners owners = new PathOwners(world.place);
        return new OwnPaths(owners, world.scenario.run::state, instance).refusal(path.toString());
    }

    @Test
    void whoMayNotWriteIsToldTheOwnerAndWhatToDo() {
        assertThat(refusal("instance-1", "src/1/a.txt")).isEmpty();
        assertThat(refusal("instance-1", "new.txt")).isEmpty();
        assertThat(refusal("instance-2", "src/1/a.txt"))
                .get()
                .asString()
                .contains("belongs to instance-1", "raise a blocker");
        assertThat(refusal("instance-1", ".git/config")).get().asString().contains("is never merged");
    }

    @Test
    void whatIsOnesOwnIsWrittenInOnesOwnWorktreeAlone() {
        assertThat(refusal("instance-1", tree("instance-2").resolve("src/1/a.txt")))
                .get()
                .asString()
                .contains(
                        "outside of your worktree, in that of instance-2",
                        tree("instance-1").toString());
        assertThat(refusal("instance-1", world.repo.folder().resolve("src/1/a.txt")))
                .get()
                .asString()
                .contains("in the person's own checkout");
        assertThat(refusal("instance-1", world.place.coordination().resolve("status.json")))
                .isEmpty();
        assertThat(refusal("instance-1", "/etc/passwd")).isEmpty();
    }
}
