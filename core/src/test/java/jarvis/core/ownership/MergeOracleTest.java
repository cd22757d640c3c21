package jarvis.core.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.ownership.Change.Kind;
import jarvis.core.ownership.Change.Side;
import jarvis.core.ownership.pattern.PlainReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The decision agrees with a second one that was written plainly, over random matrices and changes. */
class MergeOracleTest {
    private static final int ROUNDS = 10_000;
    private static final long SEED = Long.getLong("jarvis.seed", 1);
    private static final List<String> NAMES = List.of("a", "b", "ab", "A", ".a");
    private static final List<String> TREE = PlainReading.tree(NAMES, 3);
    private static final List<String> ODD = List.of(
            "../x",
            "a//b",
            "/a",
            ".git/config",
            "a/.GIT/x",
            "a/.gitignore",
            ".gitattributes",
            "b/.gitkeep",
            "B",
            "AB/b",
            "a/git~1",
            "b/.GitModules");
    private static final List<String> TARGETS =
            List.of("/etc", "../x", "../../x", "b", "a/../b", ".git/x", "..", "./b", "../.GIT", "");
    private static final List<String> OWNERS = List.of("i1", "i1", "i2", "i3", "all", "nobody");
    private static final List<String> NAMED =
            List.of("**/.gitignore", ".gitattributes", "a/.gitignore", "b/.gitkeep", "B");

    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void ten_thousand_random_changes_are_judged_as_the_plain_way_judges_them() {
        Random seeds = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            agree(new Random(seeds.nextLong()), i);
        }
        assertThat(seen.keySet()).as("kinds of verdicts in " + seen).hasSize(11 + Reason.values().length);
        assertThat(seen).allSatisfy((_, count) -> assertThat(count).isGreaterThan(20));
    }

    private void agree(Random random, int round) {
        List<String> rows = IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(_ -> pick(random, OWNERS) + ": " + pattern(random))
                .toList();
        Set<String> tree = new TreeSet<>();
        IntStream.range(0, 12).forEach(_ -> tree.add(pick(random, TREE)));
        Map<String, String> first = new HashMap<>();
        tree.forEach(path -> first.put(path, pick(random, List.of("i1", "i2"))));
        first.keySet().removeIf(_ -> random.nextBoolean());
        List<Change> changes = changes(random, tree);
        Set<Permission> permissions = permissions(random, changes);
        Unowned unowned = random.nextInt(4) == 0 ? Unowned.NOBODY : Unowned.ANYONE;
        Matrix matrix = Samples.matrix(unowned, rows.toArray(String[]::new));
        Merge merge = new Merge(matrix, "i1", first, permissions, Spellings.of(tree));
        List<String> plain = new PlainMerge(rows, unowned, first, permissions, tree).judge(changes);
        List<String> ours = merge.judge(changes).changes().stream()
                .flatMap(judged -> judged.verdicts().stream())
                .map(MergeOracleTest::told)
                .toList();
        assertThat(ours)
                .as("round %d of seed %d: %s %s over %s, %s", round, SEED, rows, unowned, tree, changes)
                .isEqualTo(plain);
        ours.forEach(verdict -> seen.merge(verdict.split(" ")[0], 1, Integer::sum));
    }

    private static String told(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Refused(String path, Reason reason) -> reason + " " + path;
            case Verdict.Second(String path, String first) -> "Second " + path + " " + first;
            case Verdict.Foreign foreign ->
                "Foreign " + foreign.path() + " "
                        + new TreeSet<>(
                                foreign.owners().stream().map(Grant::line).toList());
            case Verdict.Yes yes -> yes.getClass().getSimpleName() + " " + yes.path();
            case Verdict.Ask ask -> ask.getClass().getSimpleName() + " " + ask.path();
        };
    }

    private static String pattern(Random random) {
        return random.nextInt(4) == 0 ? pick(random, NAMED) : PlainReading.random(random);
    }

    private static List<Change> changes(Random random, Set<String> tree) {
        List<String> there = new ArrayList<>(tree);
        Set<String> used = new HashSet<>(tree);
        List<Change> changes = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            Kind kind = pick(random, List.of(Kind.values()));
            String old = there.remove(random.nextInt(there.size()));
            String fresh = random.nextInt(3) == 0 ? pick(random, ODD) : pick(random, TREE);
            boolean comes = kind == Kind.ADD || kind == Kind.RENAME || kind == Kind.COPY;
            if (!comes || used.add(fresh)) {
                Side before = kind == Kind.ADD ? null : new Side(old, mode(random), Samples.OLD);
                Side after = kind == Kind.DELETE ? null : new Side(comes ? fresh : old, mode(random), Samples.NEW);
                String target = random.nextInt(8) == 0 ? null : pick(random, TARGETS);
                changes.add(new Change(kind, before, after, target));
            }
        }
        return changes;
    }

    private static String mode(Random random) {
        return pick(random, List.of(Samples.FILE, Samples.FILE, Samples.FILE, Samples.LINK, Samples.REPOSITORY));
    }

    private static Set<Permission> permissions(Random random, List<Change> changes) {
        Set<Permission> permissions = new HashSet<>();
        for (Change change : changes) {
            if (random.nextInt(4) == 0) {
                String hash = pick(random, List.of(Samples.NEW, Samples.NEW, Samples.OLD, Permission.GONE));
                permissions.add(new Permission(pick(random, List.of("i1", "i1", "i2")), change.path(), hash));
            }
        }
        return permissions;
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
