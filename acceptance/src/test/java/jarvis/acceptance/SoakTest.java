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

/** The same for as long as it is asked for, {@code -Djarvis.soak=PT10M}: what a leak adds each time it adds often. */
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
            for (int wave = 1; System.nanoTime() < end || wave < 4; wave++) {
                jarvis.done(wave);
                assertThat(crowd.comeAndGo(CrowdTest.STREAMS / 4, CrowdTest.SOCKETS / 4, 4))
                        .as("clients in trouble")
                        .isZero();
                Api.until("all have gone", Duration.ofSeconds(60), () -> jarvis.watchers() == 0, () -> "");
                descriptors.add(innards.descriptors());
                heaps.add(innards.heap());
            }
        }
        assertThat(descriptors.getLast()).as("descriptors: " + descriptors).isLessThanOrEqualTo(descriptors.get(1) + 2);
        assertThat(heaps.getLast())
                .as("bytes after a collection: " + heaps)
                .isLessThan(heaps.get(1) + heaps.get(1) / 10);
    }
}
