package jarvis.bench;

import jarvis.core.ownership.Change;
import jarvis.core.ownership.Grant;
import jarvis.core.ownership.Matrix;
import jarvis.core.ownership.Merge;
import jarvis.core.ownership.Owner;
import jarvis.core.ownership.RawDiff;
import jarvis.core.ownership.Spellings;
import jarvis.core.ownership.Unowned;
import jarvis.core.ownership.pattern.PathPattern;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long a change of 10,000 files takes to read and decide, with 500 grants over a tree of 50,000 files. */
public final class OwnershipDecision {
    private static final double NANOS_IN_MILLI = 1e6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int FILES = 10_000;
    private static final int TREE = 50_000;
    private static final int GRANTS = 500;

    private OwnershipDecision() {}

    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        Matrix matrix = new Matrix(
                IntStream.range(0, GRANTS).mapToObj(OwnershipDecision::grant).toList(), Unowned.ANYONE);
        Spellings tree = Spellings.of(
                IntStream.range(0, TREE).mapToObj(at -> path(at, "kept")).toList());
        Merge merge = new Merge(matrix, "i0", Map.of(), Set.of(), tree);
        byte[] diff = IntStream.range(0, FILES)
                .mapToObj(OwnershipDecision::entry)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        for (int round = 1; round <= rounds; round++) {
            long start = System.nanoTime();
            long busy = THREADS.getCurrentThreadCpuTime();
            boolean all = merge.judge(read(diff)).mayMerge();
            System.out.printf(
                    Locale.ROOT,
                    "round %-3d %8.1f ms, %8.1f ms of a core   (limit 100; all allowed: %s)%n",
                    round,
                    (System.nanoTime() - start) / NANOS_IN_MILLI,
                    (THREADS.getCurrentThreadCpuTime() - busy) / NANOS_IN_MILLI,
                    all);
        }
    }

    private static List<Change> read(byte[] diff) {
        return switch (RawDiff.read(diff)) {
            case RawDiff.Reading.Read(List<Change> changes) -> changes;
            case RawDiff.Reading.Refused(String sentence) -> throw new IllegalStateException(sentence);
        };
    }

    private static Grant grant(int at) {
        String text = at % 10 == 0 ? "src/part" + at + "/**/*.{ts,tsx}" : "src/part" + at + "/**";
        return switch (PathPattern.read(text)) {
            case PathPattern.Reading.Read(PathPattern pattern) ->
                new Grant(new Owner.Instance("i" + at % 8), pattern, at + 1);
            case PathPattern.Reading.Refused(String sentence) -> throw new IllegalStateException(sentence);
        };
    }

    private static String entry(int at) {
        String hash = "1".repeat(40);
        return at % 2 == 0
                ? ":000000 100644 %s %s A\0%s\0".formatted("0".repeat(40), hash, path(at, "new"))
                : ":100644 100644 %s %s M\0%s\0".formatted(hash, hash, path(at, "kept"));
    }

    private static String path(int at, String name) {
        return "src/part%d/components/deeply/%s%d.ts".formatted(at % GRANTS, name, at);
    }
}
