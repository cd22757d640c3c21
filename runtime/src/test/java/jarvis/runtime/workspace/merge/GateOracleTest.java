package jarvis.runtime.workspace.merge;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.merge.MergeOutcome;
import jarvis.core.ownership.Permission;
import jarvis.core.ownership.Unowned;
import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.Scratch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate over the real git agrees with a second one that looks only at what is in the trees. */
class GateOracleTest {
    /** Of the target of a link that leads far up. */
    static final String FAR_UP = "ab8797f42d7a18e0e7bc1cf0665180c89c584ec3";

    private static final int ROUNDS = 300;
    private static final long SEED = Long.getLong("jarvis.seed", 1);
    private static final List<String> PATTERNS = List.of(
            "a/**",
            "**/*.ts",
            "a/x.ts",
            "b/*",
            "**",
            "a/b",
            "**/.gitignore",
            ".gitignore",
            "*.md",
            "A/**",
            "b/a/*.ts",
            "**/a/**",
            "**/x.ts");

    @TempDir
    Path temp;

    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void threeHundredRandomBranchesAreDecidedAsThePlainWayDecidesThem() throws IOException {
        Scratch repo = Scratch.repository(temp.resolve("repo"));
        Random seeds = new Random(SEED);
        List<Long> rounds =
                IntStream.range(0, ROUNDS).mapToObj(_ -> seeds.nextLong()).toList();
        StringBuilder script = new StringBuilder();
        for (int round = 0; round < ROUNDS; round++) {
            script.append(new RandomTrees(new Random(rounds.get(round)), round).script);
        }
        new Git(repo.folder()).run(script.toString().getBytes(StandardCharsets.UTF_8), "fast-import", "--quiet");
        Map<String, String> commits = repo.git("for-each-ref", "--format=%(refname) %(objectname)", "refs/cases")
                .lines()
                .collect(Collectors.toMap(line -> line.split(" ")[0], line -> line.split(" ")[1]));
        for (int round = 0; round < ROUNDS; round++) {
            agree(repo, new Random(rounds.get(round) + 1), round, commits);
        }
        assertThat(seen)
                .as("kinds of outcomes")
                .hasSize(5)
                .allSatisfy((_, count) -> assertThat(count).isGreaterThan(5));
    }

    private void agree(Scratch repo, Random random, int round, Map<String, String> all) throws IOException {
        Commits commits =
                new Commits(commit(all, round, "base"), commit(all, round, "before"), commit(all, round, "tip"));
        PlainGate plain = plain(
                random,
                new PlainGate.Trees(
                        tree(repo, commits.base()), tree(repo, commits.before()), tree(repo, commits.tip())));
        PlainGate.Answer expected = plain.answer();
        MergeOutcome outcome = new MergeGate(repo.folder()).merge(request(plain, commits));
        assertThat(told(repo, commits, outcome))
                .as("round %d of seed %d: %s", round, SEED, plain)
                .isEqualTo(told(outcome, plain));
        seen.merge(outcome.getClass().getSimpleName(), 1, Integer::sum);
        expected.refused().values().forEach(grantable -> seen.merge("grantable " + grantable, 1, Integer::sum));
    }

    private record Commits(String base, String before, String tip) {}

    private static String commit(Map<String, String> all, int round, String name) {
        return all.getOrDefault("refs/cases/%d/%s".formatted(round, name), "");
    }

    private static Map<String, String> tree(Scratch repo, String commit) throws IOException {
        return PlainGate.listed(repo.git("ls-tree", "-r", "-z", commit));
    }

    private static String told(Scratch repo, Commits commits, MergeOutcome outcome) throws IOException {
        return switch (outcome) {
            case MergeOutcome.Nothing _ ->
                "nothing "
                        + repo.git("merge-base", commits.before(), commits.tip())
                                .equals(commits.tip());
            case MergeOutcome.Conflicted no -> "conflicted " + new TreeSet<>(no.paths());
            case MergeOutcome.Refused no -> {
                Map<String, Boolean> refused = new TreeMap<>();
                no.changes().forEach(change -> refused.put(change.path(), change.grantable()));
                yield "refused %d %s".formatted(no.changes().size(), refused);
            }
            case MergeOutcome.Merged merged ->
                "merged %s %s"
                        .formatted(new TreeMap<>(tree(repo, merged.after())), new TreeSet<>(merged.firstWrites()));
        };
    }

    private static String told(MergeOutcome outcome, PlainGate plain) {
        PlainGate.Answer expected = plain.answer();
        if (outcome instanceof MergeOutcome.Nothing) {
            return "nothing true";
        }
        if (!expected.conflicts().isEmpty()) {
            Map<String, Boolean> own = plain.onItsOwn().refused();
            return own.isEmpty() ? "conflicted " + expected.conflicts() : "refused %d %s".formatted(own.size(), own);
        }
        return expected.refused().isEmpty()
                ? "merged %s %s".formatted(expected.merged(), expected.firstWrites())
                : "refused %d %s".formatted(expected.refused().size(), expected.refused());
    }

    private static PlainGate plain(Random random, PlainGate.Trees trees) {
        List<String> rows = new ArrayList<>(IntStream.range(0, 1 + random.nextInt(5))
                .mapToObj(_ -> pick(random, List.of("one", "one", "one", "two", "all", "nobody")) + ": "
                        + pick(random, PATTERNS))
                .toList());
        if (random.nextInt(3) == 0) {
            rows.add("one: **");
        }
        Map<String, String> first = new HashMap<>();
        Set<String> permitted = new HashSet<>();
        trees.tip().forEach((path, entry) -> {
            if (random.nextInt(4) == 0) {
                first.put(path, pick(random, List.of("one", "two")));
            }
            if (random.nextInt(3) == 0) {
                permitted.add(path + " " + entry.split(" ")[1]);
            }
        });
        trees.base().keySet().stream()
                .filter(_ -> random.nextInt(3) == 0)
                .forEach(path -> permitted.add(path + " gone"));
        return new PlainGate(trees, rows, random.nextInt(4) > 0, first, permitted);
    }

    private static MergeGate.Request request(PlainGate plain, Commits commits) {
        Set<Permission> permissions = plain.permitted().stream()
                .map(each -> new Permission("one", each.split(" ")[0], each.split(" ")[1]))
                .collect(Collectors.toSet());
        Unowned unowned = plain.anyone() ? Unowned.ANYONE : Unowned.NOBODY;
        return new MergeGate.Request(
                "run-1",
                "one",
                commits.before(),
                commits.tip(),
                Gated.matrix(unowned, plain.rows()),
                plain.first(),
                permissions,
                "Merge",
                Gated.AT);
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
