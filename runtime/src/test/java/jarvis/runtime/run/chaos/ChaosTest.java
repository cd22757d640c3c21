package jarvis.runtime.run.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.workspace.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole runs with a real git, four to eight hostile agents and a Jarvis that is killed before any git call, judged by git.
 *
 * <p>When all is over and cleaned up, every reflog is emptied and everything without a ref is pruned. Then a ref reaches
 *
 * <ul>
 *   <li>every commit that a reflog or a HEAD named after any step of an agent, and every stash that was there when a step of
 *       Jarvis for any instance ended;
 *   <li>the content of every file that git does not ignore and that lay in a worktree when a step of Jarvis for it began
 *       (an attempt begins or ends, its work is merged), where that step was done; where it failed or was killed, the file
 *       lies there still, or its content is reached.
 * </ul>
 *
 * <p>No ref of Jarvis moves the person's branch, and an integration branch holds only what the plan's rows, read as prefixes
 * here, or the person let pass. What cannot be promised: what an agent wrote over before any step of Jarvis began, what it
 * dropped from the stash itself, what it wrote while a step was going on, and what git ignores.
 */
@Tag("slow")
class ChaosTest {
    private static final int FIXED_SEEDS = 10;

    @TempDir
    Path temp;

    @Test
    void nothingIsLostAndNothingForeignIsMerged() throws IOException {
        Figures all = check(LongStream.rangeClosed(1, FIXED_SEEDS));
        assertThat(all.whole()).as("what happened: %s", all).isTrue();
    }

    @Test
    @EnabledIfSystemProperty(named = "jarvis.chaos", matches = "\\d+", disabledReason = "only with -Djarvis.chaos=500")
    void asManySeedsAsAreAskedFor() throws IOException {
        long first = Long.getLong("jarvis.chaos.from", 1);
        System.out.println("chaos: " + check(LongStream.range(first, first + Long.getLong("jarvis.chaos", 0))));
    }

    @Test
    @EnabledIfSystemProperty(named = "jarvis.seed", matches = "\\d+")
    void oneSeedWithItsTrace() throws IOException {
        World world = new World(temp, Long.getLong("jarvis.seed", 0));
        try {
            assertThat(world.run()).isEmpty();
        } finally {
            System.out.println(String.join("\n", world.trace()) + "\n" + world.figures());
        }
    }

    private Figures check(LongStream seeds) throws IOException {
        Figures all = Figures.NONE;
        List<String> broken = new ArrayList<>();
        for (long seed : seeds.toArray()) {
            World world = new World(temp.resolve("seed-" + seed), seed);
            List<String> found = outcome(world);
            all = all.plus(world.figures());
            if (!found.isEmpty()) {
                broken.add("seed " + seed + ": " + String.join("\n  ", found));
                if (broken.size() == 1) {
                    broken.add("its trace:\n" + String.join("\n", world.trace()));
                }
            }
            Scratch.delete(temp.resolve("seed-" + seed));
        }
        assertThat(broken).as("replay one with -Djarvis.seed=N").isEmpty();
        return all;
    }

    private static List<String> outcome(World world) throws IOException {
        try {
            return world.run();
        } catch (RuntimeException | AssertionError e) {
            List<String> found = new ArrayList<>(List.of(e.toString()));
            List.of(e.getStackTrace()).stream().limit(12).forEach(frame -> found.add("at " + frame));
            return found;
        }
    }
}
