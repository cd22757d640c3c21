package jarvis.core.plan.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twice the text costs at most about twice as much; counted in bytes allocated, which does not depend on the machine. */
class LinearReadingTest {
    private static final String HEAD = "# P\n### Instance 1: A\n**Tasks:**\n- x\n";

    private static long allocated(String text) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(PlanReader.read(text).plan().instances()).isNotEmpty();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static void assertLinear(String small, String large) {
        allocated(small);
        double growth = (double) allocated(large) / allocated(small);
        assertThat(growth).isLessThan(1.4 * large.length() / small.length());
    }

    @Test
    void a_long_plan_costs_as_much_more_as_it_is_longer() {
        assertLinear(LargePlan.of(200_000), LargePlan.of(800_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Problem:** x\ny\n",
                "### Checkpoint 1: X\n```bash\n# a\nmake a > b | grep c && d\n```\n",
                "Instance 1 must complete before Instance 1-999\n\n",
                "- [ ] **a** `b` Instance 1 (c)\n",
                "> > - x\n",
                "a as fallback, b is not allowed\n\n",
                "## Shared State\n`status.json`\n```json\n{}\n```\n",
                "### Instance 1: A\n**Depends on:** 1, 2, Instance 3\n",
                "## Success Criteria\n### Instance 1\n- x\n"
            })
    void a_part_repeated_costs_its_share(String part) {
        assertLinear(HEAD + part.repeat(2_000), HEAD + part.repeat(8_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"()", "a ", "*a **b ", "|", "> ", "&& ", "`x` ", "Instance 1, ", "# "})
    void one_long_line_costs_its_share(String part) {
        String shell = HEAD + "### Checkpoint 1: X\n```bash\nx " + part.repeat(5_000) + "\n```\n";
        String largeShell = HEAD + "### Checkpoint 1: X\n```bash\nx " + part.repeat(20_000) + "\n```\n";
        assertLinear(HEAD + "- " + part.repeat(5_000), HEAD + "- " + part.repeat(20_000));
        assertLinear(shell, largeShell);
    }
}
