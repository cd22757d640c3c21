package jarvis.core.plan.lock;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.plan.PlanReading;
import jarvis.core.plan.Plans;
import jarvis.core.plan.reader.PlanReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanLockTest {
    private final PlanReading reading = PlanReader.read(Plans.bakery());
    private final PlanLock lock = PlanLock.of(reading.plan());

    private static String hash(String plan) {
        return PlanLock.of(PlanReader.read(plan).plan()).hash();
    }

    @Test
    void moving_text_does_not_change_the_lock() {
        assertThat(hash(Plans.bakery().replace("\n---\n", "\n\nSome words.\n\n---\n")))
                .isEqualTo(lock.hash());
        assertThat(hash(Plans.bakery().replace("\n", "\r\n"))).isEqualTo(lock.hash());
    }

    @Test
    void anything_that_will_run_or_decide_changes_the_lock() {
        for (String[] change : List.of(
                new String[] {"grep \"ok\"", "grep \"\""},
                new String[] {"kitchen/**", "**"},
                new String[] {"(Prep Only)", ""},
                new String[] {"after Instance 1 & 2", "after Instance 1 & 3"},
                new String[] {"Buy a bread", "Buy two"},
                new String[] {"Make the queue durable", "Drop the queue"})) {
            String changed = Plans.bakery()
                    .replaceAll(
                            "(?i)" + java.util.regex.Pattern.quote(change[0]),
                            java.util.regex.Matcher.quoteReplacement(change[1]));
            assertThat(hash(changed)).as(change[0]).isNotEqualTo(lock.hash());
        }
    }

    @Test
    void the_lock_is_canonical_json_with_sorted_keys_and_no_line_numbers() {
        JsonNode tree = JsonMapper.shared().readTree(lock.json());
        assertThat(List.copyOf(tree.propertyNames())).isSorted();
        assertThat(lock.json()).doesNotContain("\"line\"").doesNotContain("\n");
        assertThat(lock.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void the_document_has_every_key_that_is_promised() {
        JsonNode tree = JsonMapper.shared().readTree(PlanDocument.json(reading));
        assertThat(tree.propertyNames())
                .contains(
                        "title",
                        "problem",
                        "rootCause",
                        "solution",
                        "instances",
                        "phases",
                        "checkpoints",
                        "ownership",
                        "risks",
                        "successCriteria",
                        "finalCommands",
                        "manualVerification",
                        "rollout",
                        "sharedState",
                        "problems");
        assertThat(tree.at("/instances/0").propertyNames())
                .contains("id", "name", "priority", "location", "tasks", "deliverables", "estimate", "dependsOn");
        assertThat(tree.at("/instances/0/estimate/mostMinutes").intValue()).isEqualTo(120);
        assertThat(tree.at("/phases/1/mode").stringValue()).isEqualTo("parallel");
        assertThat(tree.at("/phases/1/instances").size()).isEqualTo(3);
        assertThat(tree.at("/phases/1/prep/0").stringValue()).isEqualTo("instance-4");
        assertThat(tree.at("/checkpoints/0/commands").size()).isEqualTo(2);
        assertThat(tree.at("/checkpoints/1/questions").size()).isEqualTo(3);
        assertThat(tree.at("/problems/0").propertyNames()).contains("line", "column", "severity", "code", "message");
        assertThat(tree.at("/problems/0/severity").stringValue()).isEqualTo("warning");
    }

    @Test
    void the_text_tells_who_works_when_what_runs_and_what_is_open() {
        assertThat(PlanText.of(reading))
                .containsSubsequence(
                        "ORDER SERVICE RESCUE PLAN",
                        "Phase 1: Groundwork",
                        "instance-1: Kitchen Queue Repair, CRITICAL, 1-2 hours",
                        "then Checkpoint 1: Queue Running",
                        "check  curl -f http://localhost:4001/health",
                        "Phase 2: Parallel Building (at once)",
                        "waits for instance-1",
                        "instance-4: Tasting and Tests prepares",
                        "ask    Look at the shop: open http://localhost:4002",
                        "At the end",
                        "Warnings",
                        "fallback");
    }

    @Test
    void what_a_terminal_would_obey_is_written_out() {
        String text = PlanText.of(PlanReader.read(Plans.small("").replace("- a", "- a\u001b[2J\u202e")));
        assertThat(text).contains("\\u001b[2J\\u202e").doesNotContain("\u001b").doesNotContain("\u202e");
    }
}
