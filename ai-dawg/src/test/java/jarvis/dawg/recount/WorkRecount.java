package jarvis.dawg.recount;

import jarvis.dawg.store.Generations.Generation;
import jarvis.dawg.store.Generations.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The figures of music, automation and intelligence, from what was made, run and counted. */
record WorkRecount(Days days) {
    private static final int LATELY = 1_000;

    Map<String, @Nullable Double> music(List<Generation> all, Instant now) {
        List<Generation> done = all.stream()
                .filter(one -> one.state() == State.DONE)
                .sorted(Comparator.comparing(Generation::asked).reversed().thenComparing(Generation::id))
                .toList();
        long failed = all.stream().filter(one -> one.state() == State.FAILED).count();
        long[] took = done.stream()
                .limit(LATELY)
                .mapToLong(one -> one.took().toMillis())
                .sorted()
                .toArray();
        Map<String, @Nullable Double> figures = new TreeMap<>();
        figures.put("generations_today", (double) madeOn(days.of(now), all));
        figures.put("total_generations", (double) done.size());
        figures.put("success_rate", UsageRecount.share(done.size(), done.size() + failed));
        figures.put(
                "avg_generation_time_ms", UsageRecount.share(LongStream.of(took).sum(), took.length));
        figures.put("p95_generation_time_ms", took.length == 0 ? null : (double) rank95(took));
        return figures;
    }

    /** The smallest that at least 95 of 100 do not exceed. */
    private static long rank95(long[] sorted) {
        int at = 0;
        while ((at + 1) * 100L < sorted.length * 95L) {
            at++;
        }
        return sorted[at];
    }

    long madeOn(LocalDate day, List<Generation> all) {
        return all.stream()
                .filter(one -> one.state() == State.DONE && days.of(one.asked()).equals(day))
                .count();
    }

    long ranOn(LocalDate day, List<World.Ran> all) {
        return all.stream().filter(run -> days.of(run.started()).equals(day)).count();
    }

    Map<String, @Nullable Double> automation(List<World.Ran> all) {
        List<World.Ran> failed = all.stream().filter(run -> !run.well()).toList();
        Map<String, @Nullable Double> figures = new TreeMap<>();
        figures.put("workflows_executed", (double) all.size());
        figures.put("error_rate", UsageRecount.share(failed.size(), all.size()));
        figures.put(
                "duration_ms",
                UsageRecount.share(
                        all.stream().mapToLong(run -> run.took().toMillis()).sum(), all.size()));
        figures.put(
                "last_failure",
                failed.stream()
                        .map(run -> (double) run.started().toEpochMilli())
                        .max(Comparator.naturalOrder())
                        .orElse(null));
        return figures;
    }

    /**
     * How well the mean of the same weekday of four weeks foretold each of the last fourteen days.
     *
     * @param active users of a day
     * @return null without four weeks before these since somebody was first active, or when nobody was in them
     */
    @Nullable
    Double accuracy(ToLongFunction<LocalDate> active, LocalDate today) {
        List<LocalDate> known = new ArrayList<>();
        for (LocalDate day = today.minusDays(56); day.isBefore(today); day = day.plusDays(1)) {
            if (!known.isEmpty() || active.applyAsLong(day) > 0) {
                known.add(day);
            }
        }
        double off = 0;
        double all = 0;
        for (LocalDate day = today.minusDays(14); day.isBefore(today); day = day.plusDays(1)) {
            double foretold = LongStream.of(7, 14, 21, 28)
                    .mapToObj(day::minusDays)
                    .filter(known::contains)
                    .mapToLong(active)
                    .average()
                    .orElse(0);
            off += Math.abs(active.applyAsLong(day) - foretold);
            all += active.applyAsLong(day);
        }
        return known.size() < 42 || all == 0 ? null : Math.max(0, 1 - off / all);
    }
}
