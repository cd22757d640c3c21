package jarvis.runtime.journal.readings;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.reading.Cause;
import jarvis.core.reading.Limits;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Observation;
import jarvis.core.reading.Reading;
import jarvis.core.reading.Reason;
import jarvis.core.reading.Retry;
import jarvis.core.reading.SourceRules;
import jarvis.core.reading.SourceState;
import jarvis.core.reading.SourceState.Document;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a source said last is there again after a restart, as it was meant. */
class KeptDocumentTest {
    private static final Instant AS_OF = Instant.parse("2026-11-20T08:30:00.123456789Z");
    private static final SourceRules RULES =
            new SourceRules("finance", "file", Duration.ofMinutes(1), Limits.NONE, Retry.DEFAULT);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void afterARestartTheLastGoodValueIsThereWithItsOwnTimeAndIsUncertain() {
        try (Scene scene = new Scene(folder)) {
            scene.readings().keep("finance", document());
            scene.ends().elapsed(Duration.ofHours(3)).starts();

            Document<JsonNode> last = scene.readings().last("finance").orElseThrow();
            Reading<JsonNode> reading = SourceState.<JsonNode>waiting(RULES, scene.instant())
                    .restored(last)
                    .reading("mrr", Meaning.PLAIN, scene.instant());

            assertThat(reading).isInstanceOfSatisfying(Reading.Uncertain.class, uncertain -> {
                assertThat(uncertain.cause().reason()).isEqualTo(Reason.LAST_USABLE);
                assertThat(uncertain.value()).hasToString("1250.50");
            });
            assertThat(reading.provenance().clocks().asOf()).isEqualTo(AS_OF);
            assertThat(reading.provenance().clocks().fetchedAt()).isEqualTo(Scene.START);
        }
    }

    @Test
    void everythingThatASourceCanSayComesBackAsItWas() throws DocumentForm.Unreadable {
        Document<JsonNode> read = DocumentForm.read(DocumentForm.NAME, DocumentForm.write(document()));
        assertThat(read.values()).isEqualTo(document().values());
        assertThat(List.copyOf(read.values().keySet()))
                .isEqualTo(List.copyOf(document().values().keySet()));
        assertThat(read.revision()).isEqualTo("abc");
        assertThat(read.asOf()).isEqualTo(AS_OF);
        assertThat(read.fetchedAt()).isEqualTo(Scene.START);
        assertThat(read.kept()).isTrue();
    }

    /** When this fails after a change, the form needs a new name and this one a reader. */
    @Test
    void aDocumentThatWasStoredInTheFirstFormIsStillRead() throws DocumentForm.Unreadable {
        String stored = """
                {"revision":"abc","fetchedAt":"2026-11-22T10:00:00Z","values":{
                "mrr":{"value":1250.50,"asOf":"2026-11-20T08:30:00Z",
                "doubt":{"reason":"disagrees","detail":"It sums to 1200."},"notes":["n"],
                "unit":"EUR/month","definition":"mrr/v1","words":"paid a month"},
                "arr":{"missing":{"reason":"invalid","detail":"It says nothing at /arr."}}}}""";
        Map<String, Observation<JsonNode>> values =
                DocumentForm.read("source-document/1", stored).values();
        assertThat(values.get("mrr"))
                .isEqualTo(new Observation.Stated<JsonNode>(
                        DecimalNode.valueOf(new BigDecimal("1250.50")),
                        new Meaning("EUR/month", "mrr/v1", "paid a month"),
                        Instant.parse("2026-11-20T08:30:00Z"),
                        new Cause(Reason.DISAGREES, "It sums to 1200."),
                        List.of("n")));
        assertThat(values.get("arr"))
                .isEqualTo(new Observation.Missing<JsonNode>(
                        new Cause(Reason.INVALID, "It says nothing at /arr."), Meaning.PLAIN));
    }

    @Test
    void aDocumentCutOrChangedAnywhereIsReadOrDroppedButNeverAnythingElse() {
        String text = DocumentForm.write(document());
        for (int i = 0; i < text.length(); i++) {
            for (String broken : List.of(
                    text.substring(0, i),
                    text.substring(0, i) + "\"" + text.substring(i + 1),
                    text.substring(0, i) + "7" + text.substring(i + 1))) {
                try {
                    assertThat(DocumentForm.read(DocumentForm.NAME, broken).kept())
                            .isTrue();
                } catch (DocumentForm.Unreadable dropped) {
                    assertThat(dropped).hasMessageContaining("not what was written");
                }
            }
        }
    }

    @Test
    void whatCannotBeReadBackIsDroppedWithALine() throws SQLException {
        try (LogLines log = new LogLines();
                Scene scene = new Scene(folder)) {
            scene.readings().keep("finance", document());
            scene.readings().keep("crm", document());
            scene.written();
            try (var other = DriverManager.getConnection("jdbc:sqlite:" + scene.file());
                    var statement = other.createStatement()) {
                statement.execute("UPDATE source_document SET form = 'source-document/9' WHERE source = 'crm'");
                statement.execute("UPDATE source_document SET document = 'x' WHERE source = 'finance'");
            }
            assertThat(scene.readings().last("finance")).isEmpty();
            assertThat(scene.readings().last("crm")).isEmpty();
            assertThat(scene.readings().last("nothing")).isEmpty();
            assertThat(log.lines())
                    .satisfiesExactly(
                            line -> assertThat(line).contains("finance", "not used", "not what was written"),
                            line -> assertThat(line).contains("crm", "source-document/9"));
        }
    }

    @Test
    void ofManyDocumentsTheNewestIsKeptAndIsThereAtOnce() {
        try (Scene scene = new Scene(folder)) {
            for (int i = 0; i < 100; i++) {
                scene.readings()
                        .keep("finance", new Document<>(document().values(), "r" + i, AS_OF, Scene.START, false));
            }
            assertThat(scene.readings().last("finance").orElseThrow().revision())
                    .isEqualTo("r99");
            scene.ends().starts();
            assertThat(scene.readings().last("finance").orElseThrow().revision())
                    .isEqualTo("r99");
        }
    }

    private static Document<JsonNode> document() {
        Map<String, Observation<JsonNode>> values = new LinkedHashMap<>();
        values.put("mrr", stated(DecimalNode.valueOf(new BigDecimal("1250.50"))));
        values.put("a", stated(JsonNodeFactory.instance.numberNode(5)));
        values.put("big", stated(JsonNodeFactory.instance.numberNode(Long.MAX_VALUE)));
        values.put("text", stated(JsonNodeFactory.instance.stringNode("'; DROP TABLE\0 🎛 \ud83d \u2028")));
        values.put("list", stated(JsonMapper.shared().readTree("[{\"a\":null,\"b\":true},[],\"\"]")));
        values.put(
                "doubted",
                new Observation.Stated<>(
                        JsonNodeFactory.instance.booleanNode(false),
                        new Meaning("h", "d/v1", "words"),
                        AS_OF,
                        new Cause(Reason.DISAGREES, "why"),
                        List.of("one", "two")));
        for (Reason reason : Reason.values()) {
            values.put(
                    "missing " + reason,
                    new Observation.Missing<>(new Cause(reason, "It says nothing."), Meaning.unit("%")));
        }
        return new Document<>(values, "abc", AS_OF, Scene.START, false);
    }

    private static Observation<JsonNode> stated(JsonNode value) {
        return new Observation.Stated<>(value, Meaning.PLAIN);
    }
}
