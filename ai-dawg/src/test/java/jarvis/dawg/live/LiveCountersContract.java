package jarvis.dawg.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jarvis.dawg.module.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What holds wherever the counts are kept. */
abstract class LiveCountersContract {
    private static final int HISTORIES = 30;
    private static final int THINGS = 300;
    private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");

    Instant now = BEGIN;

    /** Counts from nothing on. */
    abstract LiveCounters fresh();

    /** The same counts as somebody else finds them that shares them. */
    abstract LiveCounters seen();

    private record Done(Instant at, boolean well, Duration took) {}

    @Test
    void where_nothing_was_done_there_is_nothing() {
        fresh().of("music");
        assertThat(seen().of("music").report()).isEqualTo(new Work.Report(0, 0, null, null, 0, 0));
        assertThat(seen().look().trouble()).isEmpty();
    }

    @Test
    void what_was_done_is_counted_with_its_mean_and_the_newest_trouble() {
        Work work = fresh().of("music");
        work.well(Duration.ofMillis(10));
        now = now.plusSeconds(20);
        work.failed(Duration.ofMillis(20), "the first reason");
        work.failed(Duration.ofMillis(30), "the disk  is full:\n no %room% left");
        now = now.plusSeconds(20);
        work.well(Duration.ofMillis(40));
        Work.Report report = seen().of("music").report();
        assertThat(report.done()).isEqualTo(4);
        assertThat(report.failed()).isEqualTo(2);
        assertThat(report.errorRate()).isEqualTo(0.5);
        assertThat(report.last()).isEqualTo(now);
        assertThat(report.trouble()).isEqualTo("the disk  is full: no %room% left");
        assertThat(report.meanMillis()).isEqualTo(25);
    }

    @Test
    void modules_are_counted_apart() {
        LiveCounters counters = fresh();
        counters.of("music").well(Duration.ofMillis(1));
        counters.of("marketing").failed(Duration.ofMillis(1), "away");
        assertThat(seen().of("music").report().done()).isEqualTo(1);
        assertThat(seen().of("music").report().trouble()).isNull();
        assertThat(seen().of("marketing").report().failed()).isEqualTo(1);
    }

    @Test
    void after_five_minutes_only_when_and_why_are_left() {
        Work work = fresh().of("music");
        work.failed(Duration.ofMillis(7), "away");
        seen();
        now = BEGIN.plus(Duration.ofMinutes(4));
        assertThat(seen().of("music").report().done()).isEqualTo(1);
        now = BEGIN.plus(Duration.ofMinutes(5));
        assertThat(seen().of("music").report()).isEqualTo(new Work.Report(0, 0, BEGIN, "away", 0, 0));
    }

    @Test
    void every_report_equals_a_recount_over_random_histories() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            Work work = fresh().of("music");
            Random random = new Random(seed);
            List<Done> history = new ArrayList<>();
            for (int i = 0; i < THINGS; i++) {
                now = now.plusMillis(random.nextInt(4_000));
                Duration took = Duration.ofNanos(1_000L * (long) Math.exp(random.nextDouble() * 18));
                Done done = new Done(now, random.nextInt(4) > 0, took);
                history.add(done);
                if (done.well()) {
                    work.well(took);
                } else {
                    work.failed(took, "no. " + i);
                }
            }
            assertThat(seen().of("music").report()).as("seed %d", seed).satisfies(report -> recount(report, history));
        }
    }

    /** The oracle: five minutes that end with the ten seconds of now, one thing after the other. */
    private void recount(Work.Report report, List<Done> history) {
        Instant from = Instant.ofEpochSecond((now.getEpochSecond() / 10 - 29) * 10);
        List<Done> counted =
                history.stream().filter(done -> !done.at().isBefore(from)).toList();
        List<Double> millis = counted.stream()
                .map(done -> done.took().toNanos() / 1e6)
                .sorted()
                .toList();
        double p95 = millis.get((int) Math.ceil(millis.size() * 0.95) - 1);
        assertThat(report.done()).isEqualTo(counted.size());
        assertThat(report.failed())
                .isEqualTo(counted.stream().filter(done -> !done.well()).count());
        assertThat(report.meanMillis())
                .isCloseTo(
                        millis.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElseThrow(),
                        within(1e-3));
        assertThat(report.p95Millis()).isCloseTo(p95, Offset.offset(p95 / 16));
    }

    @Test
    void what_many_do_at_once_is_counted_whole() {
        LiveCounters counters = fresh();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 8; thread++) {
                threads.execute(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        counters.of("music").well(Duration.ofNanos(i * 1_000L));
                    }
                });
            }
        }
        assertThat(seen().of("music").report().done()).isEqualTo(16_000);
    }
}
