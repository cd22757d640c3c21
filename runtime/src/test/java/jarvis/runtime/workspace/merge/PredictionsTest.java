package jarvis.runtime.workspace.merge;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.workspace.merge.Predictions.Conflict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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
    void bothWhoRenamedOneFileConflictThoughNeitherHasItAnyMore() throws IOException {
        world.branch("one");
        world.repo.git("mv", "one/a.txt", "one/one.txt");
        String one = world.commit();
        world.branch("two");
        world.repo.git("mv", "one/a.txt", "one/two.txt");
        String two = world.commit();
        world.branch("three");
        world.repo.git("rm", "-q", "one/a.txt");
        String three = world.commit();
        assertThat(predictions.predict(world.base, Map.of("one", one, "two", two, "three", three)))
                .extracting(conflict -> conflict.one() + "-" + conflict.other() + conflict.paths())
                .containsExactly(
                        "one-three[one/one.txt]",
                        "one-two[one/a.txt, one/one.txt, one/two.txt]",
                        "three-two[one/two.txt]");
    }

    @Test
    void aPathThatIsNotNormalDisturbsNobody() throws IOException {
        String one = shared("one", world.base, "c0", "one");
        try (Borrowed objects = Borrowed.of(world.repo.folder())) {
            TreeEdit edit = TreeEdit.of(objects, one);
            edit.put("a/../b", new Entry("100644", world.repo.git("rev-parse", one + ":shared/c.txt")));
            edit.put(".git/x", new Entry("100644", world.repo.git("rev-parse", one + ":shared/c.txt")));
            String odd = new Commits(objects).commit(edit.write(), List.of(world.base), "odd", Gated.AT);
            String two = shared("two", world.base, "c0", "two");
            assertThat(predictions.predict(world.base, Map.of("one", odd, "two", two)))
                    .containsExactly(new Conflict("one", "two", List.of("shared/c.txt")));
        }
    }

    /** The whole merge of each pair is the oracle of those that are made small. */
    @Test
    void whatIsPredictedIsWhatGitSaysOfTheWholeBranches() throws IOException {
        Random random = new Random(Long.getLong("jarvis.seed", 1));
        int conflicts = 0;
        for (int round = 0; round < 25; round++) {
            Map<String, String> tips = new TreeMap<>();
            String from = world.base;
            for (String name : List.of("five", "four", "one", "three", "two")) {
                world.branch(name, from);
                for (int change = random.nextInt(4); change >= 0; change--) {
                    change(random);
                }
                world.commit();
                if (!tips.isEmpty() && random.nextBoolean()) {
                    mergeIfItFits(List.copyOf(tips.values()).get(random.nextInt(tips.size())));
                }
                tips.put(name, world.head());
                from = random.nextInt(3) == 0 ? tips.getOrDefault(name, "") : from;
            }
            List<Conflict> expected = whole(tips);
            conflicts += expected.size();
            assertThat(predictions.predict(world.base, tips).stream()
                            .filter(each -> !each.other().equals(Predictions.INTEGRATION))
                            .toList())
                    .as("round %d: %s", round, tips)
                    .isEqualTo(expected);
        }
        assertThat(conflicts).isGreaterThan(15);
    }

    private void mergeIfItFits(String other) throws IOException {
        try {
            world.repo.git("merge", "-q", "--no-edit", other);
        } catch (IOException e) {
            world.repo.git("reset", "-q", "--hard");
        }
    }

    private List<Conflict> whole(Map<String, String> tips) {
        List<Conflict> conflicts = new ArrayList<>();
        try (Borrowed objects = Borrowed.of(world.repo.folder())) {
            tips.forEach((one, tip) -> tips.forEach((other, second) -> {
                boolean first = one.compareTo(other) < 0;
                String lower = tip.compareTo(second) < 0 ? tip : second;
                if (first
                        && Merging.of(objects, lower, lower.equals(tip) ? second : tip)
                                instanceof Merging.Conflicts no) {
                    conflicts.add(new Conflict(one, other, no.paths()));
                }
            }));
        }
        return conflicts;
    }

    private void change(Random random) throws IOException {
        List<String> paths = world.repo.git("ls-files").lines().toList();
        String path = paths.isEmpty() ? "" : paths.get(random.nextInt(paths.size()));
        String fresh = "d" + random.nextInt(2) + (random.nextBoolean() ? "" : "/f" + random.nextInt(3));
        switch (paths.size() < 3 ? 2 : random.nextInt(4)) {
            case 0 -> world.repo.git("rm", "-q", "-f", path);
            case 1 -> {
                if (free(fresh)) {
                    world.write(fresh, world.repo.read(path));
                    world.repo.git("rm", "-q", "-f", path);
                }
            }
            case 2 -> {
                if (free(fresh)) {
                    world.write(fresh, "new " + random.nextInt(3));
                }
            }
            default -> world.write(path, world.repo.read(path).replaceAll("(?m)[0-9]$", "" + random.nextInt(10)));
        }
        world.repo.git("add", "-A");
    }

    private boolean free(String path) {
        Path file = world.repo.folder().resolve(path);
        return !Files.exists(file) && !Files.isRegularFile(file.resolveSibling(""));
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
