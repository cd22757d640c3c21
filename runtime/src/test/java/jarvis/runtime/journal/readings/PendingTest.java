package jarvis.runtime.journal.readings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What waits for a disk that does not come is bounded, and says what it dropped. */
class PendingTest {
    private final Pending pending = new Pending(1, Set.of());

    @Test
    void ofAValueThatChangesForHoursTheLastMinuteIsKeptAndTheRestIsUnknown() {
        for (int second = 0; second < 10_000; second++) {
            pending.record("mrr", Scene.good(second), Scene.START.plusSeconds(second));
        }
        List<Entry> rows = pending.batch(1_000).rows();
        assertThat(rows).hasSize(60);
        assertThat(rows.getFirst().past())
                .extracting(Past::at, Past::quality, Past::reason)
                .containsExactly(Scene.START, "unknown", "not_recorded");
        assertThat(rows.get(1).past().value()).hasToString("9941");
        assertThat(rows.getLast().past().value()).hasToString("9999");
    }

    @Test
    void ofManyValuesAllTogetherAreBounded() {
        for (int second = 0; second < 20; second++) {
            for (int name = 0; name < 3_000; name++) {
                pending.record("value " + name, Scene.good(second), Scene.START.plusSeconds(second));
            }
        }
        List<Entry> rows = pending.batch(1_000_000).rows();
        assertThat(rows).hasSizeLessThanOrEqualTo(10_000);
        Map<String, Long> newest = new java.util.HashMap<>();
        rows.forEach(row -> newest.merge(row.name(), row.second(), Math::max));
        assertThat(newest).hasSize(3_000);
        assertThat(new HashSet<>(newest.values())).containsExactly(Scene.START.getEpochSecond() + 19);
    }

    @Test
    void tooManyNamesAreNotTaken() {
        for (int name = 0; name < 20_000; name++) {
            pending.record("value " + name, Scene.good(1), Scene.START);
        }
        assertThat(pending.names()).hasSize(10_000);
    }

    @Test
    void whatChangedWhileABatchWasWrittenIsWrittenNext() {
        pending.record("mrr", Scene.good(1), Scene.START);
        Pending.Batch first = pending.batch(10);
        pending.record("mrr", Scene.good(2), Scene.START);
        pending.written(first);

        assertThat(pending.batch(10).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.value()).hasToString("2"));
        pending.written(pending.batch(10));
        assertThat(pending.batch(10).isEmpty()).isTrue();
    }
}
