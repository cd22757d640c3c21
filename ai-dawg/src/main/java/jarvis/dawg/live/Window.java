package jarvis.dawg.live;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What modules did in each step of ten seconds, of which the last thirty count: five minutes, the current step's end included.
 * Holds one tally a module and step, however much is done. Thread-safe.
 */
final class Window {
    private static final int STEPS = 30;
    private static final int STEP_SECONDS = 10;

    private final ConcurrentNavigableMap<Long, ConcurrentMap<String, Tally>> steps = new ConcurrentSkipListMap<>();
    /** When each module last did anything, also long ago. */
    private final ConcurrentMap<String, Tally> last = new ConcurrentHashMap<>();

    /** The number of the step that a moment is in. */
    static long step(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), STEP_SECONDS);
    }

    /** The steps that count now. */
    static LongStream counting(Instant now) {
        return LongStream.rangeClosed(oldest(now), step(now));
    }

    private static long oldest(Instant now) {
        return step(now) - STEPS + 1;
    }

    void add(String module, long step, Tally tally) {
        steps.computeIfAbsent(step, _ -> new ConcurrentHashMap<>()).merge(module, tally, Tally::plus);
        last.merge(module, tally.uncounted(), Tally::plus);
        steps.headMap(step - STEPS + 1).clear();
    }

    /** Keeps when modules last did anything there, and counts nothing of it. */
    void heed(Window other) {
        other.last.forEach((module, tally) -> last.merge(module, tally, Tally::plus));
    }

    Tally sum(String module, Instant now) {
        return steps.tailMap(oldest(now)).values().stream()
                .flatMap(modules -> Stream.ofNullable(modules.get(module)))
                .reduce(last.getOrDefault(module, Tally.NONE), Tally::plus);
    }

    /** Each module's tally of one step. */
    Map<String, Tally> of(long step) {
        return steps.getOrDefault(step, new ConcurrentHashMap<>());
    }
}
