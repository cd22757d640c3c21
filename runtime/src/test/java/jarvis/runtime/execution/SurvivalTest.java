package jarvis.runtime.execution;

import static jarvis.runtime.execution.World.eventually;
import static jarvis.runtime.execution.World.spec;
import static jarvis.runtime.execution.World.text;
import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Ending;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Executions whose Jarvis was killed, together with its whole process group. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
final class SurvivalTest {
    private final LocalExecutor executor = new LocalExecutor();
    private final List<Process> starters = new ArrayList<>();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @AfterEach
    void stopWhatIsLeft() {
        starters.forEach(Process::destroyForcibly);
        executor.stop(folder, Duration.ZERO);
    }

    @Test
    void anAgentOutlivesTheKillOfJarvisAndIsAdoptedWithItsOutputAndExitCode() throws Exception {
        String command = "echo before; until [ -e goon ]; do sleep 0.02; done; echo after; exit 7";
        RunSpec spec = spec(folder, "1", command);
        Process jarvis = starter("1", "1", command);
        go();
        eventually(
                "the command runs", () -> text(spec.files().resolve("output")).equals("before\n"));
        World.killGroup(jarvis);

        Execution adopted = executor.ensure(spec);
        assertThat(adopted.alive()).isTrue();
        assertThat(adopted.ending()).isNotDone();
        Files.writeString(folder.resolve("goon"), "");

        assertThat(adopted.ending().get(30, TimeUnit.SECONDS)).isEqualTo(new Ending.Exited(7));
        assertThat(adopted.output()).hasContent("before\nafter\n");
    }

    @Test
    void anExitCodeThatNobodyWaitedForIsFoundLater() throws Exception {
        RunSpec spec = spec(folder, "1", "sleep 0.3; exit 9");
        Process jarvis = starter("1", "1", spec.command());
        go();
        eventually("the command runs", () -> Files.exists(spec.files().resolve("process")));
        World.killGroup(jarvis);
        eventually("nothing of it is left", () -> World.tagged(folder).isEmpty());

        Execution found = executor.find(spec.files()).orElseThrow();
        assertThat(found.ending().get(30, TimeUnit.SECONDS)).isEqualTo(new Ending.Exited(9));
    }

    @Test
    void twoJarvisesThatStartTheSameExecutionsStartEachOnce() throws Exception {
        String command = "echo started";
        starter("1", "40", command);
        starter("1", "40", command);
        go();

        for (int i = 1; i <= 40; i++) {
            startedOnce(spec(folder, Integer.toString(i), command));
        }
    }

    /** Between any two steps of a start: the kill hits one of many starts somewhere. */
    @Test
    void aKillInTheMiddleOfStartsStartsNothingTwiceAndLosesNothing() throws Exception {
        String command = "echo started";
        Process jarvis = starter("1", "2000", command);
        go();
        eventually("some are started", () -> Files.exists(folder.resolve("runs/30/started")));
        World.killGroup(jarvis);

        int last = 1;
        while (Files.exists(folder.resolve("runs").resolve(Integer.toString(last + 1)))) {
            last++;
        }
        for (int i = Math.max(1, last - 15); i <= last; i++) {
            startedOnce(spec(folder, Integer.toString(i), command));
        }
    }

    private void startedOnce(RunSpec spec) throws Exception {
        Execution execution = executor.ensure(spec);
        assertThat(execution.ending().get(30, TimeUnit.SECONDS)).isEqualTo(new Ending.Exited(0));
        assertThat(execution.output()).hasContent("started\n");
    }

    private Process starter(String first, String last, String command) throws Exception {
        String name = Integer.toString(starters.size());
        Process process = World.java(
                Starter.class, folder.resolve("starter-" + name), folder.toString(), first, last, command, name);
        starters.add(process);
        eventually("the starter is ready", () -> Files.exists(folder.resolve("ready-" + name)));
        return process;
    }

    private void go() throws Exception {
        Files.writeString(folder.resolve("go"), "");
    }
}
