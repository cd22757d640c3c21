package jarvis.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Outcome;
import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import jarvis.runtime.execution.LocalExecutor;
import jarvis.runtime.workspace.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Jarvis of its own process is killed in the middle of a round, and the next one finishes it. */
@Tag("slow")
class KilledJarvisTest {
    @TempDir
    Path temp = Path.of("");

    /** A Jarvis that knows one round. */
    static final class OneRound {
        private OneRound() {}

        public static void main(String[] arguments) {
            Path root = Path.of(arguments[0]);
            runner(root).ensure(job(root)).join();
        }
    }

    private static CheckpointRunner runner(Path root) {
        return new CheckpointRunner(
                new LocalExecutor(), new Trees(root.resolve(".jarvis/trees")), InstantSource.system());
    }

    private static CheckpointJob job(Path root) {
        List<Step> steps = List.of(
                new Step(StepKind.SETUP, "echo run >> ../count", 1),
                new Step(StepKind.CHANGE, "echo 20 > data", 2),
                new Step(StepKind.WAIT, "sleep 0.4", 3),
                new Step(StepKind.CHECK, "grep 20 data", 4));
        return new CheckpointJob(
                "run-1", "c1", 1, steps, root, List.of(root), Duration.ofSeconds(60), null, Map.of(), files(root));
    }

    private static Path files(Path root) {
        return root.resolve(".jarvis/runs/run-1/checkpoints/c1/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "salvage",
                "salvage/manifest.json",
                "round.sh",
                "prepared.json",
                "run/started",
                "marks",
                "step-2.out",
                "step-4.out",
                "salvage/left.json",
                "evidence.json"
            })
    void aRoundIsFinishedByTheNextJarvisWhereverTheFirstWasKilled(String moment) throws Exception {
        Path root = Files.createDirectories(temp.resolve("root")).toRealPath();
        Files.writeString(root.resolve("data"), "10");
        Process first = start(root);
        await(first, files(root).resolve(moment));
        first.destroyForcibly().waitFor();

        Finding found =
                runner(root).ensure(job(root)).orTimeout(60, TimeUnit.SECONDS).join();

        assertThat(found.evidence().outcome()).as(found.evidence().reason()).isEqualTo(Outcome.PASSED);
        assertThat(found.evidence().steps()).hasSize(4);
        assertThat(found.problems()).isEmpty();
        assertThat(Files.readString(temp.resolve("count")))
                .as("never run twice")
                .isEqualTo("run\n");
        assertThat(Files.readString(root.resolve("data"))).isEqualTo("20\n");
        assertThat(runner(root).release(files(root))).isEmpty();
        assertThat(Files.readString(root.resolve("data"))).isEqualTo("10");
    }

    private Process start(Path root) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneRound.class.getName(),
                        root.toString())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("jarvis.log").toFile())
                .start();
    }

    private static void await(Process jarvis, Path file) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(file) && jarvis.isAlive() && System.nanoTime() < end) {
            LockSupport.parkNanos(200_000);
        }
        assertThat(file).exists();
    }
}
