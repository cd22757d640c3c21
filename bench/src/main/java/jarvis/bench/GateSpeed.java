package jarvis.bench;

import jarvis.core.merge.MergeOutcome;
import jarvis.core.ownership.Grant;
import jarvis.core.ownership.Matrix;
import jarvis.core.ownership.Owner;
import jarvis.core.ownership.RawDiff;
import jarvis.core.ownership.Unowned;
import jarvis.core.ownership.pattern.PathPattern;
import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.merge.MergeGate;
import jarvis.runtime.workspace.merge.Predictions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How long the gate takes over a change of 10,000 files beside the same git commands by hand, and how long the conflicts of
 * 32 branches take to predict; in a repository of 50,000 files.
 */
public final class GateSpeed {
    private static final double NANOS_IN_MILLI = 1e6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int CHANGED = 10_000;
    private static final int FILES = BigRepository.FILES;
    private static final int BRANCHES = 32;
    private static final int EACH = 200;
    private static final int SHARED = 20;

    private GateSpeed() {}

    public static void main(String[] args) throws IOException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        Path folder = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("jarvis-gate-");
        BigRepository repository = new BigRepository(folder.resolve("repository"), GateSpeed::branches);
        Request request = new Request(repository.commit("main"), repository.commit("wide"), repository.commit("other"));
        gate(repository, request, rounds);
        predictions(repository, request, rounds);
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What is merged: a branch of many changes, into one that has moved on since their common base. */
    private record Request(String base, String tip, String before) {}

    private static void branches(BigRepository.Script script) {
        script.branch(
                "wide",
                "main",
                IntStream.range(FILES - CHANGED / 2, FILES + CHANGED / 2)
                        .boxed()
                        .toList(),
                "wide");
        script.branch(
                "other",
                "main",
                IntStream.range(CHANGED, CHANGED + EACH).boxed().toList(),
                "other");
        for (int branch = 0; branch < BRANCHES; branch++) {
            List<Integer> files = new ArrayList<>();
            for (int file = 0; file < EACH; file++) {
                files.add(branch * EACH + file);
            }
            for (int file = 0; file < SHARED; file++) {
                files.add(BRANCHES * EACH + (branch * SHARED / 2 + file) % (BRANCHES * SHARED / 2));
            }
            files.add(FILES - 1);
            script.branch("branch" + branch, "main", files, "branch " + branch);
        }
    }

    private static void gate(BigRepository repository, Request request, int rounds) {
        Matrix matrix = new Matrix(
                IntStream.range(0, BigRepository.PARTS)
                        .mapToObj(GateSpeed::grant)
                        .toList(),
                Unowned.ANYONE);
        for (int round = 1; round <= rounds; round++) {
            Instant at = Instant.ofEpochSecond(1_700_000_000L + round);
            double hand = millis(() -> byHand(repository.git, request));
            long busy = THREADS.getCurrentThreadCpuTime();
            double ours = millis(() -> merge(repository.folder, request, matrix, at));
            double core = (THREADS.getCurrentThreadCpuTime() - busy) / NANOS_IN_MILLI;
            System.out.printf(
                    Locale.ROOT,
                    "gate, round %-3d %8.1f ms, the same git by hand %8.1f ms, beyond it %8.1f ms, %8.1f ms of a core besides git   (limit 100)%n",
                    round,
                    ours,
                    hand,
                    ours - hand,
                    core);
        }
    }

    private static void merge(Path folder, Request request, Matrix matrix, Instant at) {
        MergeOutcome outcome = new MergeGate(folder)
                .merge(new MergeGate.Request(
                        "bench", "i0", request.before(), request.tip(), matrix, Map.of(), Set.of(), "Merge", at));
        if (!(outcome instanceof MergeOutcome.Merged merged) || merged.files() != CHANGED) {
            throw new IllegalStateException("not merged: " + outcome);
        }
    }

    private static Grant grant(int at) {
        String text = at % 10 == 0 ? "src/part" + at + "/**/*.{ts,tsx}" : "src/part" + at + "/**";
        return switch (PathPattern.read(text)) {
            case PathPattern.Reading.Read(PathPattern pattern) -> new Grant(new Owner.Instance("i0"), pattern, at + 1);
            case PathPattern.Reading.Refused(String sentence) -> throw new IllegalStateException(sentence);
        };
    }

    private static void byHand(Git git, Request request) {
        git.ask("merge-base", "--is-ancestor", request.tip(), request.before());
        git.run("diff-tree", "-r", "-z", "--name-only", "--no-renames", request.before(), request.tip());
        String tree = git.run("merge-tree", "--write-tree", request.before(), request.tip())
                .text();
        List<String> diff = new ArrayList<>(RawDiff.COMMAND);
        diff.addAll(List.of(request.before(), tree));
        git.run(diff.toArray(String[]::new));
        git.run("ls-tree", "-r", "-z", "--name-only", request.before());
        String[] commit = {"-c", "user.name=b", "-c", "user.email=b@example.org", "commit-tree", tree, "-m", "Merge"};
        String made = git.run(commit).text();
        git.run("update-ref", "refs/jarvis/bench", made);
        git.run("rev-list", "--objects", "--quiet", made, "--not", request.before());
    }

    private static void predictions(BigRepository repository, Request request, int rounds) {
        Map<String, String> tips = new HashMap<>();
        IntStream.range(0, BRANCHES).forEach(at -> tips.put("i" + at, repository.commit("branch" + at)));
        Map<String, String> moved = new HashMap<>(tips);
        moved.put("i0", request.tip());
        for (int round = 1; round <= rounds; round++) {
            Predictions predictions = new Predictions(repository.folder);
            int[] conflicts = new int[1];
            double all = millis(() ->
                    conflicts[0] = predictions.predict(request.before(), tips).size());
            double one = millis(() -> predictions.predict(request.before(), moved));
            double none = millis(() -> predictions.predict(request.before(), moved));
            System.out.printf(
                    Locale.ROOT,
                    "%d branches, round %-3d %8.1f ms, %d conflicts; after one moved %8.1f ms; after none %6.2f ms   (limit 2000)%n",
                    BRANCHES,
                    round,
                    all,
                    conflicts[0],
                    one,
                    none);
        }
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / NANOS_IN_MILLI;
    }
}
