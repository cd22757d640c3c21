package jarvis.runtime.execution;

import static jarvis.runtime.execution.World.eventually;
import static jarvis.runtime.execution.World.pid;
import static jarvis.runtime.execution.World.spec;
import static jarvis.runtime.execution.World.tagged;
import static jarvis.runtime.execution.World.there;
import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Ending;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Who is alive, who is not, and what a stop leaves: nothing. The cases are from the field. */
@EnabledOnOs(OS.LINUX)
final class LivenessTest {
    private static final Duration GRACE = Duration.ofMillis(300);

    private final LinuxProcesses table = new LinuxProcesses();
    private final LocalExecutor executor = new LocalExecutor();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @AfterEach
    void stopWhatIsLeft() {
        executor.stop(folder, Duration.ZERO);
    }

    private Ending ending(Execution execution) throws Exception {
        return execution.ending().get(30, TimeUnit.SECONDS);
    }

    @Test
    void aZombiePassesKillZeroAndIsDead() throws Exception {
        Process parent =
                new ProcessBuilder("bash", "-c", "sleep 0 & echo $! > " + folder + "/zombie; exec sleep 1000").start();
        try {
            long zombie = pid(folder.resolve("zombie"));
            eventually(
                    "it is a zombie",
                    () -> World.text(Path.of("/proc/" + zombie + "/stat")).contains(") Z "));
            ProcessIdentity identity = table.parse(World.text(Path.of("/proc/" + zombie + "/stat")))
                    .orElseThrow();

            assertThat(new ProcessBuilder("kill", "-0", Long.toString(zombie))
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(table.alive(identity)).isFalse();
            assertThat(there(zombie)).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void stoppingATaskLeavesNoneOfItsChildren() throws Exception {
        String command = """
                trap '' TERM
                sleep 1000 &
                setsid sleep 1000 &
                ( setsid bash -c 'trap "" TERM; sleep 1000 & echo $! > daemon; wait' & )
                env -u JARVIS_EXECUTION sleep 1000 &
                while :; do sleep 1; done
                """;
        RunSpec spec = spec(folder, "1", command);
        Execution execution = executor.ensure(spec);
        long daemon = pid(folder.resolve("daemon"));

        executor.stop(spec.files(), GRACE);

        assertThat(tagged(folder)).isEmpty();
        assertThat(there(daemon)).isFalse();
        assertThat(execution.ending()).isCompletedWithValue(new Ending.Exited(137));
    }

    /** What a task that cleared its environment and changed its session leaves is found by who started it. */
    @Test
    void aChildWithoutTheTagIsStoppedWithItsParent() throws Exception {
        RunSpec spec = spec(folder, "1", "env -i setsid bash -c 'echo $$ > untagged; exec sleep 1000' & sleep 1000");
        executor.ensure(spec);
        long untagged = pid(folder.resolve("untagged"));

        executor.stop(spec.files(), GRACE);

        assertThat(there(untagged)).isFalse();
    }

    @Test
    void aDevServerLeftUnderAFinishedTaskGoesOnUntilTheTaskIsStopped() throws Exception {
        RunSpec spec = spec(folder, "1", "setsid sleep 1000 > /dev/null & echo $! > server; exit 0");
        assertThat(ending(executor.ensure(spec))).isEqualTo(new Ending.Exited(0));
        long server = pid(folder.resolve("server"));
        assertThat(there(server)).isTrue();

        executor.stop(folder.resolve("runs"), GRACE);

        assertThat(there(server)).isFalse();
    }

    @Test
    void anotherJarvisStopsWhatThisOneStarted() throws Exception {
        RunSpec spec = spec(folder, "1", "setsid sleep 1000 & sleep 1000");
        Execution execution = executor.ensure(spec);
        eventually("it runs", () -> tagged(folder).size() >= 3);

        new LocalExecutor().stop(spec.files(), GRACE);

        assertThat(tagged(folder)).isEmpty();
        assertThat(ending(execution)).isEqualTo(new Ending.Exited(143));
    }

    @Test
    void aStopThatTheCommandObeysKeepsItsOwnExitCode() throws Exception {
        RunSpec spec = spec(folder, "1", "trap 'exit 5' TERM; echo > ready; while :; do sleep 0.05; done");
        Execution execution = executor.ensure(spec);
        eventually("it is ready", () -> Files.exists(folder.resolve("ready")));

        executor.stop(spec.files(), Duration.ofSeconds(20));

        assertThat(execution.ending()).isCompletedWithValue(new Ending.Exited(5));
    }

    @Test
    void aCommandIsInASessionOfItsOwnAwayFromItsWrapper() throws Exception {
        RunSpec spec = spec(folder, "1", "sleep 1000");
        executor.ensure(spec);
        eventually("it runs", () -> tagged(folder).size() == 3);

        List<Long> sessions = table.all().stream()
                .filter(entry -> tagged(folder).contains(entry.identity().pid()))
                .map(ProcessTable.Entry::session)
                .distinct()
                .toList();
        assertThat(sessions)
                .hasSize(2)
                .doesNotContain(session(ProcessHandle.current().pid()));
    }

    private long session(long pid) {
        return table.all().stream()
                .filter(entry -> entry.identity().pid() == pid)
                .mapToLong(ProcessTable.Entry::session)
                .sum();
    }

    @Test
    void aCommandWhoseWrapperWasKilledIsAliveAndThenLost() throws Exception {
        RunSpec spec = spec(folder, "1", "until [ -e goon ]; do sleep 0.02; done");
        Execution execution = executor.ensure(spec);
        eventually("it runs", () -> Files.exists(spec.files().resolve("process")));
        ProcessIdentity wrapper = identity(spec, "started", 1);
        kill(wrapper);

        eventually("its wrapper is gone", () -> !there(wrapper.pid()));
        assertThat(execution.alive()).isTrue();
        assertThat(execution.ending()).isNotDone();
        Files.writeString(folder.resolve("goon"), "");

        assertThat(ending(execution)).isEqualTo(new Ending.Lost("the shell that waits for its exit code was killed"));
    }

    @Test
    void aProcessThatWasGivenItsNumberIsNeitherTakenForItNorStopped() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            String stat =
                    World.text(Path.of("/proc/" + stranger.pid() + "/stat")).strip();
            String older = stat.replaceFirst(" \\d+((?: \\S+){30})$", " 1$1");
            assertThat(table.parse(older)).contains(new ProcessIdentity(stranger.pid(), 1));
            RunSpec spec = spec(folder, "1", "exit 0");
            claimed(spec, table.boot() + "\n" + older + "\nrun-1/1\n");
            Files.writeString(spec.files().resolve("process"), older + "\n");

            assertThat(ending(executor.ensure(spec))).isInstanceOf(Ending.Lost.class);
            executor.stop(spec.files(), Duration.ZERO);
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void whatRanWhenTheMachineWasRestartedIsLost() throws Exception {
        RunSpec spec = spec(folder, "1", "exit 0");
        claimed(spec, "another-boot\n" + World.text(Path.of("/proc/self/stat")).strip() + "\nrun-1/1\n");

        assertThat(ending(executor.ensure(spec))).isEqualTo(new Ending.Lost("the machine was restarted while it ran"));
    }

    @Test
    void aClaimThatNobodyWroteIntoIsWaitedForAndThenLost() throws Exception {
        RunSpec spec = spec(folder, "1", "exit 0");
        claimed(spec, "half a li");
        Execution execution = executor.ensure(spec);
        assertThat(execution.alive()).isTrue();

        Files.setLastModifiedTime(
                spec.files().resolve("started"), FileTime.from(Instant.now().minusSeconds(60)));

        assertThat(ending(execution)).isInstanceOf(Ending.Lost.class);
    }

    @Test
    void anExitCodeCountsOnceItsLineIsWhole() throws Exception {
        RunSpec spec = spec(folder, "1", "exit 0");
        claimed(
                spec,
                table.boot() + "\n" + World.text(Path.of("/proc/self/stat")).strip() + "\nrun-1/1\n");
        Files.writeString(spec.files().resolve("exit"), "13");
        assertThat(new ExecutionFiles(spec.files()).exitCode()).isEmpty();

        Files.writeString(spec.files().resolve("exit"), "13\n     ");
        assertThat(new ExecutionFiles(spec.files()).exitCode()).contains(13);
    }

    private static void claimed(RunSpec spec, String started) throws Exception {
        Files.createDirectories(spec.files());
        Files.writeString(spec.files().resolve("started"), started);
    }

    private ProcessIdentity identity(RunSpec spec, String file, int line) {
        return table.parse(
                        World.text(spec.files().resolve(file)).lines().toList().get(line))
                .orElseThrow();
    }

    private static void kill(ProcessIdentity process) {
        ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();
    }
}
