package jarvis.bench;

import jarvis.core.plan.reader.PlanReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** How long a plan takes to read, warm, and how long and how much heap one of 10 MB takes. */
public final class PlanReading {
    private static final double NANOS_IN_MILLI = 1e6;
    private static final int LARGE = 10_000_000;

    private PlanReading() {}

    public static void main(String[] args) throws IOException {
        String plan = Files.readString(Path.of(args[0]));
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        double[] millis = new double[rounds];
        for (int i = -rounds; i < rounds; i++) {
            long start = System.nanoTime();
            PlanReader.read(plan);
            millis[Math.max(0, i)] = (System.nanoTime() - start) / NANOS_IN_MILLI;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-28s %8.1f ms   (median of %d, limit 50)%n",
                args[0].replaceAll(".*/", ""),
                millis[rounds / 2],
                rounds);
        large();
    }

    /** As many workers as fill 10 MB, each with a number of its own. */
    private static void large() {
        StringBuilder text = new StringBuilder("# A large plan\n\n");
        for (int i = 1; text.length() < LARGE; i++) {
            text.append(worker(i));
        }
        String large = text.toString();
        text.setLength(0);
        long start = System.nanoTime();
        int read = PlanReader.read(large).plan().instances().size();
        double seconds = (System.nanoTime() - start) / NANOS_IN_MILLI / 1_000;
        System.out.printf(Locale.ROOT, "%-28s %8.2f s    (cold, %,d instances, limit 3)%n", "10 MB", seconds, read);
        System.out.printf(
                Locale.ROOT,
                "%-28s %8d MB   (of -Xmx%d MB)%n",
                "most heap in use",
                peak(),
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static String worker(int number) {
        return """
            ### **INSTANCE %d: Worker %d** 🔧
            **Priority:** HIGH
            **Location:** `/work/area/%d`

            **Tasks:**
            1. **Write the parser** of part %d
               - Read the `input.csv` file
               - Test: `make test`

            2. Describe it

            **Deliverables:**
            - ✅ Parser that reads

            **Estimated Time:** 1-2 hours

            """.formatted(number, number, number, number);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                >> 20;
    }
}
