package jarvis.bench;

import jarvis.core.coordination.Event;
import jarvis.core.reading.Clocks;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Origin;
import jarvis.core.reading.Provenance;
import jarvis.core.reading.Reading;
import jarvis.runtime.journal.Journals;
import jarvis.runtime.journal.readings.SqliteReadings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;

/** How much slower the journal takes events while 50 values change each second, beside none: in turns, in one file. */
public final class AppendsBesideReadings implements AutoCloseable {
    private static final int VALUES = 50;
    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final double NANOS = 1e9;

    private final Journals.Opened journal;
    private final SqliteReadings readings;
    private final Thread teller;
    private volatile boolean changing;
    private long version;

    private AppendsBesideReadings(Path file) {
        journal = Journals.open(file);
        readings = SqliteReadings.open(file, InstantSource.system());
        teller = Thread.ofPlatform().daemon().start(this::tell);
    }

    public static void main(String[] args) throws IOException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 11;
        Path folder = Files.createTempDirectory(
                Path.of(args.length > 1 ? args[1] : System.getProperty("java.io.tmpdir")), "journal");
        try (AppendsBesideReadings bench = new AppendsBesideReadings(folder.resolve("journal.db"))) {
            bench.round(false);
            double[][] alone = new double[rounds][];
            double[][] beside = new double[rounds][];
            for (int i = 0; i < rounds; i++) {
                alone[i] = bench.round(false);
                beside[i] = bench.round(true);
            }
            System.out.printf(Locale.ROOT, "%-24s %12s %12s %7s%n", "", "alone", "beside 50", "ratio");
            print("appends /s", alone, beside, 0);
            print("half within, us", alone, beside, 1);
            print("99 of 100 within, us", alone, beside, 2);
        }
    }

    /** The ratio is the median of the rounds' own: the disk is another one from minute to minute. */
    private static void print(String what, double[][] alone, double[][] beside, int column) {
        double[] ratios = new double[alone.length];
        Arrays.setAll(ratios, i -> beside[i][column] / alone[i][column]);
        System.out.printf(
                Locale.ROOT,
                "%-24s %12.0f %12.0f %6.2fx%n",
                what,
                median(column(alone, column)),
                median(column(beside, column)),
                median(ratios));
    }

    /** Appends one by one for a while: how many a second, and how long one takes, in microseconds. */
    private double[] round(boolean besideChanges) {
        changing = besideChanges;
        long start = System.nanoTime();
        double[] took = new double[1_000_000];
        int count = 0;
        while (System.nanoTime() - start < ROUND.toNanos()) {
            long before = System.nanoTime();
            version = journal.journal().append("run-1", version, List.of(event()));
            took[count++] = (System.nanoTime() - before) / 1e3;
        }
        double perSecond = count * NANOS / (System.nanoTime() - start);
        double[] sorted = Arrays.copyOf(took, count);
        Arrays.sort(sorted);
        return new double[] {perSecond, sorted[count / 2], sorted[(int) (count * 0.99)]};
    }

    private Event event() {
        return new Event.ProblemNoted(Instant.now(), "bench", "an event of an ordinary length, number " + version);
    }

    private void tell() {
        try {
            for (int n = 0; true; n++) {
                Instant now = Instant.now();
                for (int i = 0; i < VALUES && changing; i++) {
                    readings.record("finance.value-" + i, reading(n + i, now), now);
                }
                Thread.sleep(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Reading<JsonNode> reading(int value, Instant now) {
        Provenance from = Provenance.stated(
                new Origin("finance", "file", "0123456789abcdef"), new Clocks(now, now, now, now), Meaning.PLAIN);
        return new Reading.Good<>(IntNode.valueOf(value), from);
    }

    private static double[] column(double[][] rounds, int column) {
        return Arrays.stream(rounds).mapToDouble(round -> round[column]).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Override
    public void close() {
        teller.interrupt();
        readings.close();
        journal.close();
    }
}
