package jarvis.runtime.workspace.merge;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.workspace.merge.Predictions.Conflict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conflicts are known before anybody merges, with whom and where. */
class PredictionsTest {
    @TempDir
    Path temp;

    private Gated world;
    private Predictions predictions;

    @BeforeEach
    void prepare() throws IOException {
        world = Gated.in(temp.resolve("a: repo\n\"with\" 🦊"));
        predictions = new Predictions(world.repo.folder());
    }

    private String shared(String branch, String from, String line, String word) throws IOException {
        return world.branch(branch, from)
                .write("shared/c.txt", Gated.lines("c").replace(line, word))
                .commit();
    }

    @Test
    void twoWhoChangeTheSameLineConflictAndAThirdElsewhereDoesNot() throws IOException {
        Map<String, String> tips = Map.of(
                "one", shared("one", world.base, "c0", "one"),
                "two", shared("two", world.base, "c0", "two"),
                "three", shared("three", world.base, "c8", "three"));
        assertThat(predictions.predict(world.base, tips))
                .containsExactly(new Conflict("one", "two", List.of("shared/c.txt")));
        assertThat(predictions.predict(tips.getOrDefault("two", ""), tips))
                .containsExactly(
                        new Conflict("one", Predictions.INTEGRATION, List.of("shared/c.txt")),
                        new Conflict("one", "two", List.of("shared/c.txt")));
    }

    @Test
    void bothEndsOfARenameAndAFileInPlaceOfAFolderAreSeen() throws IOException {
        world.branch("one");
        world.repo.git("mv", "one/a.txt", "one/moved.txt");
        String one = world.write("one/moved.txt", Gated.lines("a").replace("a0", "one"))
                .commit();
        String two = world.branch("two")
                .write("one/a.txt", Gated.lines("a").replace("a0", "two"))
                .commit();
        String three = world.branch("three").write("new", "file").commit();
        String four = world.branch("four").write("new/x/y", "folder").commit();
        assertThat(predictions.predict(world.base, Map.of("one", one, "two", two, "three", three, "four", four)))
                .extracting(conflict -> conflict.one() + "-" + conflict.other())
                .containsExactly("four-three", "one-two");
    }

    @Test
    void aChangeThatIsTakenBackSinceACommonMergeIsComparedWithThat() throws IOException {
        String merged = shared("integration", world.base, "c0", "first");
        String one = shared("one", merged, "c0", "second");
        String two = shared("two", merged, "c0", "c0");
        assertThat(predictions.predict(world.base, Map.of("one", one, "two", two)))
                .containsExactly(new Conflict("one", "two", List.of("shared/c.txt")));
    }

    @Test
    void whatIsNeverMergedAndWhatIsTheSameConflictsWithNobody() throws IOException {
        String one = world.branch("one")
                .write(".coordination/s", "1")
                .write("same", "x")
                .commit();
        String two = world.branch("two")
                .write(".coordination/s", "2")
                .write("same", "x")
                .commit();
        assertThat(predictions.predict(world.base, Map.of("one", one, "two", two)))
                .isEmpty();
    }

    @Test
    void aBranchThatIsBuiltOnAnotherAndOneWithoutACommonCommitConflictWithNobody() throws IOException {
        String one = shared("one", world.base, "c0", "one");
        String two = shared("two", one, "c0", "two");
        world.repo.git("checkout", "-q", "--orphan", "alone");
        String alone = world.write("shared/c.txt", "alone").commit();
        String other = shared("other", world.base, "c0", "other");
        assertThat(predictions.predict(world.base, Map.of("one", one, "two", two, "alone", alone, "x", other)))
                .extracting(conflict -> conflict.one() + "-" + conflict.other())
                .containsExactly("one-x", "two-x");
    }

    @Test
    void itAgreesWithTheGateAndWritesNothing() throws IOException {
        world.branch("one").write("shared/c.txt", "1\n").write("both", "\0001");
        Files.delete(world.repo.folder().resolve("one/a.txt"));
        String one = world.commit();
        String two = world.branch("two")
                .write("shared/c.txt", "2\n")
                .write("both", "\0002")
                .write("one/a.txt", "2")
                .commit();
        List<String> paths = world.conflicts("one", two, one);
        String objects = world.repo.git("count-objects");
        assertThat(predictions.predict(two, Map.of("one", one)))
                .containsExactly(new Conflict("one", Predictions.INTEGRATION, paths));
        assertThat(predictions.predict(two, Map.of("one", one))).hasSize(1);
        assertThat(world.repo.git("count-objects")).isEqualTo(objects);
    }

    @Test
    void whatDidNotMoveIsNotComputedAgain() throws IOException {
        Map<String, String> tips = Map.of(
                "one", shared("one", world.base, "c0", "one"),
                "two", shared("two", world.base, "c0", "two"));
        List<Conflict> first = predictions.predict(world.base, tips);
        Files.move(world.repo.folder().resolve(".git"), temp.resolve("away"));
        assertThat(predictions.predict(world.base, tips)).isEqualTo(first).hasSize(1);
    }
}
