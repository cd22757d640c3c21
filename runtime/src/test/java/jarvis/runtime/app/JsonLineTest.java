package jarvis.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLineTest {
    @Test
    void a_request_is_one_line_with_its_parts() {
        LogRecord record = new LogRecord(Level.INFO, "{0} {1} {2} {3} ms");
        record.setLoggerName("jarvis.server.access");
        record.setParameters(new Object[] {"GET", "/a\"{0}\n'b", "200", "1234"});
        JsonNode line = read(record);
        assertThat(line.path("message").asString()).isEqualTo("GET /a\"{0}\n'b 200 1234 ms");
        assertThat(line.path("path").asString()).isEqualTo("/a\"{0}\n'b");
        assertThat(line.path("status").asInt()).isEqualTo(200);
        assertThat(line.path("millis").asInt()).isEqualTo(1234);
    }

    @Test
    void any_other_line_has_its_sentence_and_what_was_thrown() {
        LogRecord record = new LogRecord(Level.WARNING, "tracker: good -> failing");
        record.setLoggerName("jarvis.source");
        record.setThrown(new IllegalStateException("it broke"));
        JsonNode line = read(record);
        assertThat(line.path("level").asString()).isEqualTo("WARNING");
        assertThat(line.path("message").asString()).isEqualTo("tracker: good -> failing");
        assertThat(line.path("thrown").asString()).contains("it broke");
    }

    private static JsonNode read(LogRecord record) {
        String text = new JsonLine().format(record);
        assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
        return new JsonMapper().readTree(text);
    }
}
