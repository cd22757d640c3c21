package jarvis.runtime.journal.readings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old rows go, and what was in force at the horizon stays. */
class RetentionTest {
    private static final Upkeep MINUTES = Scene.QUICK.with(Duration.ofMinutes(5), 200_000);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatWasSupersededLongAgoGoesAndWhatIsStillSoStays() throws SQLException {
        try (Scene scene = new Scene(folder, MINUTES)) {
            scene.says("company", Scene.good(7));
            for (int i = 0; i < 60; i++) {
                scene.says("mrr", Scene.good(i)).afterSeconds(10);
            }
            scene.afterSeconds(70);

            assertThat(count(scene, "past_reading")).isBetween(22L, 34L);
            assertThat(scene.at("company", scene.instant()).value()).hasToString("7");
            assertThat(scene.at("mrr", scene.instant()).value()).hasToString("59");
            assertThat(scene.at("mrr", Scene.START.plusSeconds(30)).quality()).isEqualTo("unknown");
        }
    }

    @Test
    void presencesThatAreLongOverGo() throws SQLException {
        try (Scene scene = new Scene(folder, MINUTES)) {
            for (int i = 0; i < 30; i++) {
                scene.says("mrr", Scene.good(i)).afterSeconds(10).ends();
                scene.elapsed(Duration.ofMinutes(1)).starts();
            }
            assertThat(count(scene, "presence")).isBetween(4L, 8L);
            assertThat(count(scene, "past_reading")).isBetween(3L, 8L);
        }
    }

    @Test
    void thereAreNoMoreRowsThanAllowed() throws SQLException {
        try (Scene scene = new Scene(folder, Scene.QUICK.with(Duration.ofDays(30), 100))) {
            scene.says("company", Scene.good(7));
            for (int i = 0; i < 1_500; i++) {
                scene.says("mrr", Scene.good(i)).says("arr", Scene.good(i)).after(Duration.ofSeconds(1));
            }
            scene.afterSeconds(70);

            assertThat(count(scene, "past_reading")).isBetween(90L, 100L);
            assertThat(scene.at("company", scene.instant()).value()).hasToString("7");
            assertThat(scene.at("mrr", scene.instant()).value()).hasToString("1499");
        }
    }

    /** The same story twice, once with all rows kept: what is younger than the horizon is the same. */
    @RepeatedTest(4)
    void nothingChangesAfterTheHorizon(RepetitionInfo repetition) throws SQLException, IOException {
        long seed = Long.getLong("jarvis.seed", repetition.getCurrentRepetition());
        List<String> all = story(new Scene(Files.createDirectory(folder.resolve("all"))), seed);
        Scene fewer = new Scene(folder, MINUTES);
        List<String> kept = story(fewer, seed);
        int horizon = all.size() - 300;
        assertThat(kept.subList(horizon, all.size())).as("seed %d", seed).isEqualTo(all.subList(horizon, all.size()));
        assertThat(kept.subList(0, horizon).stream().filter(word -> !word.startsWith("unknown")))
                .as("what is told of earlier is true")
                .isSubsetOf(all);
    }

    /** What was in force in each second of half an hour. */
    private static List<String> story(Scene scene, long seed) throws SQLException {
        Random random = new Random(seed);
        try (scene) {
            Instant end = Scene.START.plusSeconds(1_800);
            while (scene.instant().isBefore(end)) {
                if (random.nextInt(40) == 0) {
                    scene.ends()
                            .elapsed(Duration.ofSeconds(random.nextInt(200)))
                            .starts();
                }
                scene.says("value " + random.nextInt(5), Scene.good(random.nextInt(1_000_000)))
                        .afterSeconds(1 + random.nextInt(8));
            }
            scene.afterSeconds(61);
            List<String> words = new ArrayList<>();
            for (Instant at = Scene.START; at.isBefore(scene.instant()); at = at.plusSeconds(1)) {
                words.add(word(scene.at("value 1", at)));
            }
            return words;
        }
    }

    private static String word(Past past) {
        return past.quality() + " " + past.reason() + " " + past.value();
    }

    private static long count(Scene scene, String table) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + scene.file());
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            return row.getLong(1);
        }
    }
}
