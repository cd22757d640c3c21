package jarvis.runtime.journal.readings;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.reading.Reading;
import jarvis.core.reading.Reason;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Random changes, ends, kills and sleeps; then for every second what was in force, beside a list that was filled second by
 * second. {@code -Djarvis.seed=N} replays one.
 */
class InForceTest {
    private static final List<String> NAMES = List.of("arpa", "mrr", "runway");
    private static final List<Reason> REASONS = List.of(Reason.INVALID, Reason.NO_COMMUNICATION, Reason.UNDEFINED);
    private static final String NOTHING = "unknown not_recorded";
    private static final String NOBODY = "unknown not_running";

    @TempDir
    private Path folder = Path.of("");

    /** For each second since the start, what each value was said to be. */
    private final List<Map<String, String>> said = new ArrayList<>();

    private final Map<String, String> now = new LinkedHashMap<>();

    @RepeatedTest(6)
    void itIsAsItWasSecondBySecond(RepetitionInfo repetition) throws SQLException {
        long seed = Long.getLong("jarvis.seed", repetition.getCurrentRepetition());
        Random random = new Random(seed);
        all(NOTHING);
        try (Scene scene = new Scene(folder)) {
            for (int i = 0; i < 150; i++) {
                happens(scene, random);
            }
            fill(scene);
            for (String name : NAMES) {
                for (int second = 0; second < said.size(); second++) {
                    Instant when = Scene.START.plusSeconds(second).plusMillis(random.nextInt(1000));
                    assertThat(word(scene.at(name, when)))
                            .as("seed %d: %s at %d", seed, name, second)
                            .isEqualTo(said.get(second).get(name));
                }
                paged(scene, name, random, seed);
            }
        }
    }

    private void happens(Scene scene, Random random) throws SQLException {
        fill(scene);
        switch (random.nextInt(20)) {
            case 0 -> away(scene.ends(), random, true);
            case 1 -> killed(scene, random);
            case 2 -> away(scene, random, false);
            case 3, 4, 5, 6, 7, 8 -> {
                scene.after(Duration.ofMillis(random.nextInt(2500)));
                fill(scene);
            }
            default -> change(scene, random);
        }
    }

    private void change(Scene scene, Random random) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        int value = random.nextInt(3);
        Reading<JsonNode> reading = switch (random.nextInt(4)) {
            case 0 -> Scene.uncertain(value, Reason.LAST_USABLE);
            case 1 -> Scene.bad(REASONS.get(value));
            default -> Scene.good(value);
        };
        scene.says(name, reading);
        now.put(
                name,
                reading.quality().word() + " "
                        + reading.<String>fold(
                                JsonNode::toString, cause -> cause.reason().word()));
        fill(scene);
        if (random.nextBoolean()) {
            scene.written();
        }
    }

    /** What came after the last sign of life is not known. */
    private void killed(Scene scene, Random random) throws SQLException {
        scene.written();
        Instant seen = scene.isKilled().seen();
        assertThat(Duration.between(seen, scene.instant())).isLessThan(Duration.ofSeconds(10));
        all(NOBODY);
        for (int second = second(seen) + 1; second < said.size(); second++) {
            said.set(second, Map.copyOf(now));
        }
        away(scene, random, true);
    }

    /** Nobody is there for a while; a sleeper wakes up with what it knew. */
    private void away(Scene scene, Random random, boolean gone) {
        if (!gone) {
            scene.written();
        }
        Map<String, String> before = Map.copyOf(now);
        all(NOBODY);
        int least = gone ? 0 : 16_000;
        scene.elapsed(Duration.ofMillis(least + random.nextInt(8_000)));
        fill(scene);
        if (gone) {
            scene.starts();
            all(NOTHING);
        } else {
            scene.written();
            now.putAll(before);
        }
        fill(scene);
    }

    private void all(String word) {
        NAMES.forEach(name -> now.put(name, word));
    }

    /** What is so now was so in all seconds that passed since the last look, and is in this one. */
    private void fill(Scene scene) {
        int second = second(scene.instant());
        while (said.size() <= second) {
            said.add(Map.copyOf(now));
        }
        said.set(second, Map.copyOf(now));
    }

    private void paged(Scene scene, String name, Random random, long seed) {
        Instant from = Scene.START;
        Instant end = Scene.START.plusSeconds(said.size() - 1L);
        List<Past> all = new ArrayList<>();
        for (Instant next = from; next != null; ) {
            ReadingHistory.Rows page = scene.readings().between(name, next, end, 1 + random.nextInt(5));
            all.addAll(page.rows());
            next = page.next();
        }
        for (int i = 0; i < all.size(); i++) {
            int until = i + 1 < all.size() ? second(all.get(i + 1)) : said.size();
            assertThat(second(all.get(i))).as("seed %d: ascending", seed).isLessThan(until);
            for (int second = second(all.get(i)); second < until; second++) {
                assertThat(word(all.get(i)))
                        .as("seed %d: %s at %d, in pages", seed, name, second)
                        .isEqualTo(said.get(second).get(name));
            }
        }
        assertThat(second(all.getFirst())).isZero();
    }

    private static int second(Past past) {
        return second(past.at());
    }

    private static int second(Instant when) {
        return (int) Duration.between(Scene.START, when).toSeconds();
    }

    private static String word(Past past) {
        return past.quality() + " " + (past.value() == null ? past.reason() : past.value());
    }
}
