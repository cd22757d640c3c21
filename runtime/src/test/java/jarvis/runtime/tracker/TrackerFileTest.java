package jarvis.runtime.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jarvis.core.reading.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrackerFileTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path REAL = Path.of("../../shared/data/instance-tracker.json");

    @Test
    void a_real_tracker_file_is_shown_as_stated_and_doubted_where_it_contradicts_itself() throws IOException {
        assumeTrue(Files.exists(REAL), "the real tracker file is not here");
        JsonNode document = JSON.readTree(Files.readString(REAL));
        Map<String, Observation<JsonNode>> values = new TrackerFile().read(document);
        assertThat(new TrackerFile().asOf(document)).isEqualTo(Instant.parse("2025-10-08T18:27:30Z"));
        assertThat(said(values, "instances.metrics.total_instances")).isEqualTo("3");
        assertThat(said(values, "instances.metrics.active_instances")).isEqualTo("3");
        assertThat(said(values, "instances.metrics.tasks_completed"))
                .isEqualTo("16, doubted: It states 16, and its own entries give 18 (tasks by their status).");
        assertThat(said(values, "instances.metrics.tasks_in_progress")).isEqualTo("3");
        assertThat(said(values, "instances.metrics.tasks_pending")).isEqualTo("4");
        assertThat(said(values, "instances.metrics.total_estimated_hours"))
                .startsWith("64, doubted: ")
                .contains(" 65 ");
        assertThat(said(values, "instances.metrics.total_actual_hours")).isEqualTo("41.5");
        assertThat(said(values, "instances.metrics.efficiency_ratio"))
                .startsWith("1.54")
                .contains("1.5663");
        assertThat(notes(values, "instances.metrics.efficiency_ratio")).contains("read as a number");
        assertThat(said(values, "instances.metrics.blockers_count"))
                .startsWith("0, doubted: ")
                .contains(" 2 ");
        assertThat(said(values, "instances.metrics.overall_completion_percent")).isEqualTo("80");
        assertThat(notes(values, "instances.metrics.overall_completion_percent"))
                .contains("over 7 waves")
                .contains("jarvis, ai-dawg");
        assertThat(said(values, "waves.metrics.waves_completed")).isEqualTo("5");
        assertThat(said(values, "waves.waves[wave-6].completion_percent")).isEqualTo("60");
        assertThat(said(values, "waves.metrics.remaining_hours")).isEqualTo("11.5");
        assertThat(values).doesNotContainKey("waves.waves[jarvis].completion_percent");
    }

    @Test
    void what_a_file_does_not_say_is_missing_and_neither_zero_nor_left_out() {
        Map<String, Observation<JsonNode>> values =
                new TrackerFile().read(JSON.readTree("{\"metrics\":{\"tasks_completed\":20}}"));
        assertThat(said(values, "instances.metrics.tasks_completed")).isEqualTo("20");
        assertThat(said(values, "instances.metrics.tasks_in_progress"))
                .isEqualTo("invalid: It says nothing at /metrics/tasks_in_progress.");
        assertThat(said(values, "instances.metrics.total_instances"))
                .isEqualTo("invalid: It says nothing at /instances.");
        assertThat(said(values, "instances.metrics.overall_completion_percent"))
                .isEqualTo("invalid: It says nothing at /projects.");
        assertThat(said(values, "waves.waves")).isEqualTo("invalid: It says nothing at /projects.");
    }

    @Test
    void projects_of_which_none_states_a_completion_have_no_mean() {
        Map<String, Observation<JsonNode>> values =
                new TrackerFile().read(JSON.readTree("{\"projects\":{\"shop\":{\"tasks\":[]}}}"));
        assertThat(said(values, "instances.metrics.overall_completion_percent")).startsWith("undefined: ");
    }

    @Test
    void documents_of_any_shape_are_read() {
        for (String text : new String[] {
            "[]",
            "3",
            "\"x\"",
            "{\"instances\":[1,2],\"projects\":[3],\"metrics\":4,\"blockers\":{}}",
            "{\"projects\":{\"wave-1\":5,\"b\":{\"tasks\":{\"x\":1}}},\"metrics\":{\"tasks_completed\":\"many\"}}"
        }) {
            assertThat(new TrackerFile().read(JSON.readTree(text)))
                    .as(text)
                    .containsKeys("instances.metrics.tasks_completed", "instances.blockers");
        }
    }

    private static String said(Map<String, Observation<JsonNode>> values, String name) {
        return switch (values.get(name)) {
            case Observation.Stated<JsonNode> stated ->
                stated.value().asString()
                        + (stated.doubt() == null
                                ? ""
                                : ", doubted: " + stated.doubt().detail());
            case Observation.Missing<JsonNode> missing ->
                missing.cause().reason().word() + ": " + missing.cause().detail();
            case null -> "not there";
        };
    }

    private static String notes(Map<String, Observation<JsonNode>> values, String name) {
        return values.get(name) instanceof Observation.Stated<JsonNode> stated ? String.join(" ", stated.notes()) : "";
    }
}
