package jarvis.runtime.journal.readings;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.reading.Origin;
import jarvis.runtime.journal.JournalException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;

/** What is answered when the past of a value is asked for. */
class HistoryDocumentTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    /** Two rows, whatever is asked; remembers what was asked. */
    private static final class TwoRows implements ReadingHistory {
        private String asked = "";

        @Override
        public Set<String> names() {
            return Set.of("mrr", "finance.mrr", "runway");
        }

        @Override
        public Rows between(String name, Instant from, Instant to, int limit) {
            asked = name + " " + from + " " + to + " " + limit;
            Past gap = Past.unknown(Instant.MIN, Past.NOT_RECORDED, "Nothing is recorded.");
            Past good = new Past(
                    NOW.minusSeconds(60),
                    "good",
                    null,
                    null,
                    IntNode.valueOf(0),
                    NOW.minusSeconds(90),
                    new Origin("finance", "file", "r1"));
            return new Rows(List.of(gap, good), NOW.minusSeconds(5));
        }
    }

    private final TwoRows history = new TwoRows();

    @Test
    void theRowsAreThereWithTheirQualityAndSource() {
        JsonNode document = found(ask("mrr", null, null, null));
        assertThat(document).hasToString("""
                {"success":true,"data":{"value":"mrr","from":"2026-11-21T12:00:00Z","to":"2026-11-22T12:00:00Z",\
                "rows":[{"at":null,"until":"2026-11-22T11:59:00Z","quality":"unknown","reason":"not_recorded",\
                "detail":"Nothing is recorded.","value":null,"asOf":null,"source":null},\
                {"at":"2026-11-22T11:59:00Z","until":"2026-11-22T11:59:55Z","quality":"good","reason":null,\
                "detail":null,"value":0,"asOf":"2026-11-22T11:58:30Z",\
                "source":{"id":"finance","kind":"file","revision":"r1"}}],\
                "next":"2026-11-22T11:59:55Z"},"timestamp":"2026-11-22T12:00:00Z"}""");
    }

    @Test
    void withoutTimesItIsTheLastDayAndTheFutureIsCutOff() {
        found(ask("mrr", null, null, null));
        assertThat(history.asked).isEqualTo("mrr 2026-11-21T12:00:00Z 2026-11-22T12:00:00Z 200");
        found(ask("mrr", "2026-11-21T15:00:00+01:00", "2027-01-01T00:00:00Z", "5"));
        assertThat(history.asked).isEqualTo("mrr 2026-11-21T14:00:00Z 2026-11-22T12:00:00Z 5");
        found(ask("mrr", "2026-11-21T15:00:00 01:00", null, null));
        assertThat(history.asked).startsWith("mrr 2026-11-21T14:00:00Z");
    }

    @Test
    void aQuestionThatCannotBeUnderstoodIsToldWhatIsWrong() {
        wrong(ask(null, null, null, null), "value", "is the name of a value");
        wrong(ask(" ", null, null, null), "value", "is the name of a value");
        wrong(ask("mrr", "yesterday", null, null), "from", "as 2026-11-22T14:00:00Z");
        wrong(ask("mrr", "2026-11-22T10:00:00", null, null), "from", "with its zone");
        wrong(ask("mrr", null, "1763805600", null), "to", "cannot be read");
        wrong(ask("mrr", "2026-11-22T11:00:00Z", "2026-11-22T10:00:00Z", null), "from", "is after \"to\"");
        wrong(ask("mrr", "2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z", null), "from", "later than now");
        for (String limit : List.of("0", "1001", "many", "-1", "")) {
            wrong(ask("mrr", null, null, limit), "limit", "from 1 to 1000");
        }
    }

    private static void wrong(HistoryAnswer answer, String field, String words) {
        assertThat(answer).isInstanceOfSatisfying(HistoryAnswer.Malformed.class, malformed -> {
            assertThat(malformed.field()).isEqualTo(field);
            assertThat(malformed.sentence()).contains(words);
        });
    }

    @Test
    void aNameThatIsNotRecordedIsAbsentWithTheNamesNearIt() {
        assertThat(ask("mr", null, null, null))
                .isEqualTo(new HistoryAnswer.Absent(
                        "Nothing is recorded of a value of that name. Is one of these meant: mrr, finance.mrr?",
                        List.of("mrr", "finance.mrr")));
        assertThat(ask("<script>", null, null, null))
                .isEqualTo(new HistoryAnswer.Absent("Nothing is recorded of a value of that name.", List.of()));
    }

    @Test
    void aDiskThatRefusesIsUnavailable() {
        ReadingHistory broken = new ReadingHistory() {
            @Override
            public Set<String> names() {
                return Set.of("mrr");
            }

            @Override
            public Rows between(String name, Instant from, Instant to, int limit) {
                throw new JournalException(JournalException.Code.DAMAGED, "secret path");
            }
        };
        assertThat(HistoryDocument.of(broken, new HistoryQuestion("mrr", null, null, null), NOW))
                .isInstanceOfSatisfying(
                        HistoryAnswer.Unavailable.class,
                        unavailable -> assertThat(unavailable.sentence()).doesNotContain("secret"));
    }

    private HistoryAnswer ask(
            @Nullable String value, @Nullable String from, @Nullable String to, @Nullable String limit) {
        return HistoryDocument.of(history, new HistoryQuestion(value, from, to, limit), NOW);
    }

    private static JsonNode found(HistoryAnswer answer) {
        assertThat(answer).isInstanceOf(HistoryAnswer.Found.class);
        return ((HistoryAnswer.Found) answer).document();
    }
}
