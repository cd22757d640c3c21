package jarvis.core.plan.reader;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.plan.PlanReading;
import jarvis.core.plan.Plans;
import jarvis.core.plan.lock.PlanDocument;
import jarvis.core.plan.lock.PlanLock;
import jarvis.core.plan.lock.PlanText;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, there is a reading, and everything that can be made of one can be made of it. */
class BadInputTest {
    private static PlanReading read(String text) {
        PlanReading reading = PlanReader.read(text);
        assertThat(PlanLock.of(reading.plan()).hash()).hasSize(64);
        assertThat(PlanDocument.json(reading)).startsWith("{");
        assertThat(PlanText.of(reading)).isNotEmpty();
        assertThat(reading.problems())
                .allSatisfy(problem -> assertThat(problem.message()).endsWith("."));
        return reading;
    }

    @Test
    void every_beginning_of_a_plan_is_read() {
        String plan = Plans.bakery();
        for (int end = 0; end < plan.length(); end++) {
            String beginning = plan.substring(0, end);
            assertThat(PlanReader.read(beginning).plan()).isNotNull();
            if (end % 10 == 0) {
                read(beginning);
            }
        }
    }

    @Test
    void a_thousand_plans_with_flipped_bytes_are_read() {
        byte[] plan = Plans.bakery().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20_261_122);
        for (int i = 0; i < 1_000; i++) {
            byte[] flipped = plan.clone();
            for (int flips = 0; flips <= i % 7; flips++) {
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            }
            read(new String(flipped, StandardCharsets.UTF_8));
        }
    }

    @Test
    void a_thousand_plans_with_lines_in_any_order_are_read() {
        java.util.List<String> lines =
                new java.util.ArrayList<>(Plans.bakery().lines().toList());
        for (int seed = 0; seed < 1_000; seed++) {
            java.util.Collections.shuffle(lines, new Random(seed));
            read(String.join("\n", lines.subList(0, 40 + seed % 100)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">", "- ", "1. ", "> - ", "* > ", "[", "![", "**a ", "`", "``` ", "| ", "\\", "<a ", "&#", "()", "<!--"
            })
    void a_hundred_thousand_openings_are_read(String opening) {
        String many = opening.repeat(100_000);
        read(many);
        read("# P\n### Instance 1: A " + many + "\n**Tasks:**\n- " + many + "\n" + many + "\n### Phase 1: X\n" + many
                + "\n```\n" + many);
        read("# P\n### Instance 1: A\n### Checkpoint 1: B\n```bash\n" + many + "\n```\n");
    }

    @Test
    void lists_nested_ever_deeper_are_read() {
        StringBuilder nested = new StringBuilder("# P\n### Instance 1: A\n**Tasks:**\n");
        for (int depth = 0; depth < 1_000; depth++) {
            nested.append("  ".repeat(depth)).append("- x\n");
        }
        assertThat(read(nested.toString()).plan().instances().getFirst().tasks())
                .isNotEmpty();
    }

    @Test
    void a_table_of_a_hundred_thousand_rows_is_read() {
        String table =
                "## File Ownership\n| Path | Owner |\n|---|---|\n" + "| `src/a/**` | Instance 1 |\n".repeat(100_000);
        assertThat(PlanReader.read(Plans.small(table)).plan().ownership()).hasSize(100_000);
    }

    @Test
    void ten_megabytes_are_read() {
        PlanReading reading = PlanReader.read(LargePlan.of(10_000_000));
        assertThat(reading.ok()).isTrue();
        assertThat(reading.plan().instances()).hasSizeGreaterThan(20_000);
        assertThat(reading.plan().phases()).hasSizeGreaterThan(2_000);
    }

    @Test
    void a_few_words_that_stand_for_very_much_are_refused_instead_of_filling_the_memory() {
        StringBuilder plan = new StringBuilder("# P\n");
        for (int i = 1; i <= 3_000; i++) {
            plan.append("### Instance ").append(i).append(": A\n**Blocks:** All\n");
        }
        PlanReading reading = PlanReader.read(plan.toString());
        assertThat(reading.problems()).extracting("code").contains("too-many-relations");
    }
}
