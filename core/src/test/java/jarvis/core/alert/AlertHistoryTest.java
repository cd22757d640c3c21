package jarvis.core.alert;

import static jarvis.core.alert.Readings.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.condition.Figure;
import jarvis.core.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random histories against an oracle that knows no phases: it looks back over all that was ever seen. */
class AlertHistoryTest {
    private static final int SEEDS = 3_000;
    private static final int LENGTH = 60;

    private enum Kind {
        HOLDS,
        CLEAR,
        GONE
    }

    private record Moment(int second, Kind kind) {}

    @Test
    void it_fires_and_resolves_exactly_when_the_whole_history_says_so() {
        long only = Long.getLong("jarvis.seed", -1);
        int fired = 0;
        for (long seed = only < 0 ? 0 : only; seed < (only < 0 ? SEEDS : only + 1); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int holds = random.nextInt(4) * 10;
            int resolve = random.nextInt(3) * 10;
            Alert alert = Alert.quiet(AlertTest.rule("< 10", null, holds, resolve), NOON);
            List<Moment> history = new ArrayList<>();
            int from = 0;
            boolean firing = false;
            for (int i = 0; i < LENGTH; i++) {
                int second = (history.isEmpty() ? 0 : history.getLast().second()) + random.nextInt(25);
                history.add(new Moment(second, kind(random)));
                List<Moment> since = history.subList(from, history.size());
                if (firing ? resolves(since, resolve) : fires(since, holds)) {
                    firing = !firing;
                    from = history.size();
                    fired += firing ? 1 : 0;
                }
                alert = alert.after(reading(history.getLast().kind(), random), NOON.plusSeconds(second));
                assertThat(alert.phase() == Alert.Phase.FIRING)
                        .as("seed %d, for %d, resolve-after %d: %s", seed, holds, resolve, history)
                        .isEqualTo(firing);
            }
        }
        assertThat(fired).isGreaterThan(only < 0 ? SEEDS : -1);
    }

    /** Now it holds, and it was never seen otherwise for long enough. */
    private static boolean fires(List<Moment> seen, int holds) {
        Moment now = seen.getLast();
        return now.kind() == Kind.HOLDS
                && seen.stream()
                        .anyMatch(start -> start.kind() == Kind.HOLDS
                                && now.second() - start.second() >= holds
                                && between(seen, start, now).noneMatch(one -> one.kind() == Kind.CLEAR));
    }

    /** For long enough it was never anything but otherwise. */
    private static boolean resolves(List<Moment> seen, int after) {
        Moment now = seen.getLast();
        return seen.stream()
                .anyMatch(start -> now.second() - start.second() >= after
                        && between(seen, start, now).allMatch(one -> one.kind() == Kind.CLEAR));
    }

    private static Stream<Moment> between(List<Moment> seen, Moment start, Moment end) {
        int from = identity(seen, start);
        return seen.subList(from, identity(seen, end) + 1).stream();
    }

    @SuppressWarnings("ReferenceEquality") // Two moments may be equal, and are two all the same.
    private static int identity(List<Moment> seen, Moment one) {
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i) == one) {
                return i;
            }
        }
        throw new IllegalStateException("not seen");
    }

    private static Kind kind(SplittableRandom random) {
        int lot = random.nextInt(10);
        return lot < 5 ? Kind.HOLDS : lot < 8 ? Kind.CLEAR : Kind.GONE;
    }

    private static Reading<Figure> reading(Kind kind, SplittableRandom random) {
        boolean stale = random.nextBoolean();
        return switch (kind) {
            case HOLDS -> stale ? Readings.stale(5) : Readings.number(5);
            case CLEAR -> stale ? Readings.stale(50) : Readings.number(50);
            case GONE -> stale ? Readings.gone() : Readings.unasked();
        };
    }
}
