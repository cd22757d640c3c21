package jarvis.runtime.journal.readings;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.reading.Reading;
import jarvis.core.reading.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The past of values, with times at which nobody looked. */
class SqliteReadingsTest {
    private static final Instant T = Scene.START;

    @TempDir
    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init") // JUnit makes it before each test.
    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void itIsKnownWhetherAValueWasLiveAtAnInstant() {
        scene.says("mrr", Scene.good(100)).afterSeconds(600);
        scene.says("mrr", Scene.uncertain(100, Reason.NO_COMMUNICATION)).afterSeconds(600);
        scene.says("mrr", Scene.bad(Reason.LAST_USABLE)).afterSeconds(600);

        assertThat(scene.at("mrr", T.plusSeconds(599))).satisfies(past -> {
            assertThat(past.quality()).isEqualTo("good");
            assertThat(past.value()).hasToString("100");
        });
        assertThat(scene.at("mrr", T.plusSeconds(600)))
                .extracting(Past::quality, Past::reason, past -> String.valueOf(past.value()))
                .containsExactly("uncertain", "no_communication", "100");
        assertThat(scene.at("mrr", T.plusSeconds(1700)))
                .extracting(Past::quality, Past::reason, Past::value)
                .containsExactly("bad", "last_usable", null);
    }

    @Test
    void aRowSaysWhereItCameFromAndOfWhenItWas() {
        Instant asOf = T.minusSeconds(77);
        scene.says("mrr", new Reading.Good<>(StringNode.valueOf("ünï \ud83d"), Scene.from(asOf)))
                .afterSeconds(1);

        Past past = scene.at("mrr", T);
        assertThat(past.asOf()).isEqualTo(asOf);
        assertThat(past.origin()).isEqualTo(Scene.from(asOf).origin());
        assertThat(past.value()).isEqualTo(StringNode.valueOf("ünï \ud83d"));
    }

    @Test
    void whatSaysTheSameAsBeforeIsNoRow() {
        for (int i = 0; i < 10; i++) {
            scene.says("mrr", Scene.good(1)).afterSeconds(3);
        }
        assertThat(rows("mrr")).containsExactly("T+0 good 1");
    }

    @Test
    void ofManyChangesInASecondTheNewestStays() {
        scene.says("mrr", Scene.good(1)).says("mrr", Scene.good(2)).after(Duration.ofMillis(300));
        scene.says("mrr", Scene.good(3)).after(Duration.ofMillis(300));
        scene.says("mrr", Scene.good(4)).after(Duration.ofMillis(900));
        scene.says("mrr", Scene.good(5)).after(Duration.ofMillis(1));

        assertThat(rows("mrr")).containsExactly("T+0 good 4", "T+1 good 5");
    }

    @Test
    void afterAnEndInOrderNobodyWasRunning() {
        scene.says("mrr", Scene.good(1)).afterSeconds(10).ends();
        scene.elapsed(Duration.ofHours(1)).starts().says("mrr", Scene.good(1)).afterSeconds(5);

        assertThat(rows("mrr")).containsExactly("T+0 good 1", "T+11 unknown not_running", "T+3610 good 1");
        assertThat(scene.at("mrr", T.plusSeconds(1800)).detail()).contains("it ended at 2026-11-22T10:00:10Z");
    }

    @Test
    void afterAKillTheGapBeginsAtTheLastSignOfLife() {
        scene.says("mrr", Scene.good(1)).after(Duration.ZERO).afterSeconds(4).afterSeconds(4);
        scene.elapsed(Duration.ofSeconds(2));
        scene.isKilled().elapsed(Duration.ofHours(1)).starts();

        assertThat(rows("mrr")).containsExactly("T+0 good 1", "T+9 unknown not_running", "T+3610 unknown not_recorded");
        assertThat(scene.at("mrr", T.plusSeconds(1800)).detail())
                .contains("last seen at 2026-11-22T10:00:08Z", "killed");
    }

    @Test
    void aSleepingMachineIsAGapToo() {
        scene.says("mrr", Scene.good(1)).afterSeconds(10);
        scene.after(Duration.ofHours(1)).afterSeconds(1);

        assertThat(rows("mrr")).containsExactly("T+0 good 1", "T+11 unknown not_running", "T+3610 good 1");
    }

    @Test
    void aClockThatIsSetBackTakesBackWhatWasRecordedOfLaterTimes() {
        scene.says("mrr", Scene.good(1)).says("arpa", Scene.good(7)).afterSeconds(10);
        for (int i = 0; i < 10; i++) {
            scene.says("mrr", Scene.good(10 + i)).afterSeconds(10);
        }
        scene.elapsed(Duration.ofSeconds(-60)).after(Duration.ofSeconds(1));
        scene.says("mrr", Scene.good(2)).afterSeconds(9);

        assertThat(rows("mrr"))
                .containsExactly(
                        "T+0 good 1",
                        "T+10 good 10",
                        "T+20 good 11",
                        "T+30 good 12",
                        "T+40 good 13",
                        "T+50 good 14",
                        "T+51 good 2");
        assertThat(scene.at("arpa", scene.instant()).quality()).isEqualTo("good");
    }

    @Test
    void aClockThatWasSetBackWhileNobodyWasThereIsNoticed() {
        scene.afterSeconds(100).says("mrr", Scene.good(1)).afterSeconds(1).ends();
        scene.elapsed(Duration.ofSeconds(-60)).starts();

        assertThat(scene.at("mrr", T.plusSeconds(100)).reason()).isEqualTo("not_recorded");
        assertThat(rows("mrr")).last().isEqualTo("T+41 unknown not_recorded");
    }

    @Test
    void aVeryLongValueIsNotKeptAndSaysSo() {
        scene.says("text", new Reading.Good<>(StringNode.valueOf("x".repeat(20_000)), Scene.from(null)))
                .afterSeconds(1);

        assertThat(scene.at("text", T)).extracting(Past::quality, Past::value).containsExactly("good", null);
        assertThat(scene.at("text", T).detail()).contains("longer than 10000 characters");
    }

    @Test
    void namesAreKnownAfterARestart() {
        scene.says("mrr", Scene.good(1)).says("arr", Scene.bad(Reason.INVALID)).afterSeconds(1);
        scene.ends().starts();

        assertThat(scene.readings().names()).containsExactlyInAnyOrder("arr", "mrr");
        assertThat(scene.at("arr", T).quality()).isEqualTo("bad");
    }

    @Test
    void aPageEndsWhereTheNextBegins() {
        for (int i = 0; i < 7; i++) {
            scene.says("mrr", Scene.good(i)).afterSeconds(2);
        }
        ReadingHistory.Rows page = scene.readings().between("mrr", T.plusSeconds(3), T.plusSeconds(60), 2);
        assertThat(page.rows()).extracting(SqliteReadingsTest::line).containsExactly("T+2 good 1", "T+4 good 2");
        assertThat(page.next()).isEqualTo(T.plusSeconds(6));
        assertThat(scene.readings()
                        .between("mrr", T.plusSeconds(6), T.plusSeconds(60), 4)
                        .next())
                .isNull();
    }

    private List<String> rows(String name) {
        return scene.readings().between(name, T, scene.instant(), 1000).rows().stream()
                .map(SqliteReadingsTest::line)
                .toList();
    }

    private static String line(Past past) {
        JsonNode value = past.value();
        String rest = past.quality().equals("unknown") ? String.valueOf(past.reason()) : String.valueOf(value);
        return "T+" + Duration.between(T, past.at()).toSeconds() + " " + past.quality() + " " + rest;
    }
}
