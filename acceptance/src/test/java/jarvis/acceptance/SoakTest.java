package jarvis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A thousand clients at a time come and go for as long as it is asked for, {@code -Djarvis.soak=PT10M}: what a leak adds each time it adds often. */
@Tag("slow")
class SoakTest {
    @TempDir
    Path project;

    @Test
    @EnabledIfSystemProperty(named = "jarvis.soak", matches = "PT.+", disabledReason = "only with -Djarvis.soak=PT10M")
    void what_is_held_does_not_grow() {
        assumeTrue(Innards.countable(), "without /proc nobody counts descriptors");
        long end = System.nanoTime()
                + Duration.parse(System.getProperty("jarvis.soak", "PT10M")).toNanos();
        List<Long> descriptors = new ArrayList<>();
        List<Long> heaps = new ArrayList<>();
        try (Tracked jarvis = new Tracked(project, "parallel: 1\n")) {
            Crowd crowd = new Crowd(jarvis.port());
            Innards innards = new Innards(jarvis.process());
            assertThat(crowd.comeAndGo(10, 10, 1)).isZero();
            long idle = innards.descriptors();
            for (int wave = 1; System.nanoTime() < end || wave < 4; wave++) {
                jarvis.done(wave);
                assertThat(crowd.comeAndGo(800, 200, 1))
                        .as("clients in trouble")
                        .isZero();
                jarvis.done(-wave); // Who has gone without a word is noticed when something is sent.
                Api.until("all have gone", Duration.ofSeconds(60), () -> jarvis.watchers() == 0, () -> "");
                Api.until(
                        "no more than " + idle + " open descriptors",
                        Duration.ofSeconds(60),
                        () -> innards.descriptors() <= idle,
                        () -> innards.descriptors() + " are open");
                descriptors.add(innards.descriptors());
                heaps.add(innards.heap());
            }
            System.out.println("waves: " + heaps.size() + "\ndescriptors: " + descriptors + "\nheap: " + heaps);
        }
        assertThat(heaps.getLast())
                .as("bytes after a collection: " + heaps)
                .isLessThan(heaps.get(1) + heaps.get(1) / 10);
    }
}
