package jarvis.runtime.execution;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Ending;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a real process adds to the contract. */
class LocalExecutorTest extends ExecutorContract {
    private final LocalExecutor executor = new LocalExecutor();

    @Override
    Executor executor() {
        return executor;
    }

    private Ending ended(String name, String command) throws Exception {
        return ending(executor().ensure(spec(name, command)));
    }

    @Test
    void aSignalIsToldAs128AndItsNumber() throws Exception {
        assertThat(ended("term", "kill -TERM $$")).isEqualTo(new Ending.Exited(143));
        assertThat(ended("kill", "kill -KILL $$")).isEqualTo(new Ending.Exited(137));
    }

    @Test
    void theExitCodeIsRecordedThoughTheWholeGroupIsKilled() throws Exception {
        assertThat(ended("group-term", "sleep 1000 & kill -TERM 0; sleep 1000")).isEqualTo(new Ending.Exited(143));
        assertThat(ended("group-kill", "sleep 1000 & kill -KILL 0; sleep 1000")).isEqualTo(new Ending.Exited(137));
    }

    @Test
    void theCommandMayHandleItsSignalsItself() throws Exception {
        assertThat(ended("int", "trap 'exit 9' INT; kill -INT $$; exit 1")).isEqualTo(new Ending.Exited(9));
        assertThat(ended("own-term", "trap 'exit 8' TERM; kill -TERM $$; exit 1"))
                .isEqualTo(new Ending.Exited(8));
    }

    @Test
    void aCommandHasNoInput() throws Exception {
        assertThat(ended("read", "read -r line")).isEqualTo(new Ending.Exited(1));
    }

    @Test
    void aCommandMayBeLongerThanAnArgumentCan() throws Exception {
        assertThat(ended("long", "x='" + "y".repeat(3_000_000) + "'\nexit $((${#x} / 1000000))"))
                .isEqualTo(new Ending.Exited(3));
    }

    @Test
    void itsEnvironmentIsAddedAndItsOutputIsOne() throws Exception {
        RunSpec spec = new RunSpec(
                "run-1/e",
                "echo \"$WORD $HOME\"; echo two >&2; echo three",
                folder,
                Map.of("WORD", "a  b"),
                folder.resolve("e"));
        Execution execution = executor().ensure(spec);

        ending(execution);
        assertThat(execution.output()).hasContent("a  b " + System.getenv("HOME") + "\ntwo\nthree\n");
    }

    @Test
    void aPathOfItsOwnDoesNotKeepItFromStarting() throws Exception {
        RunSpec spec = new RunSpec("run-1/p", "exit 6", folder, Map.of("PATH", "/nowhere"), folder.resolve("p"));
        assertThat(ending(executor().ensure(spec))).isInstanceOf(Ending.Exited.class);
    }

    @Test
    void anEnvironmentThatIsTooLargeIsAnEndingWithASentence() throws Exception {
        RunSpec spec =
                new RunSpec("run-1/big", "exit 0", folder, Map.of("BIG", "x".repeat(5_000_000)), folder.resolve("big"));
        assertThat(ending(executor().ensure(spec)))
                .isInstanceOfSatisfying(
                        Ending.NotStarted.class,
                        not -> assertThat(not.reason()).contains("run-1/big cannot start", "too long"));
    }

    @Test
    void filesThatCannotBeWrittenAreAnEndingWithASentence() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        RunSpec spec = new RunSpec("run-1/f", "exit 0", folder, Map.of(), file.resolve("under"));
        assertThat(ending(executor().ensure(spec)))
                .isInstanceOfSatisfying(
                        Ending.NotStarted.class,
                        not -> assertThat(not.reason())
                                .contains("run-1/f cannot start", "cannot be written", "Free space"));
    }

    @Test
    void aMachineWithoutAShellIsAnEndingWithASentence() throws Exception {
        Launcher none = new Launcher(null, "/bin/sh", null, new PortableProcesses());
        Execution execution = new LocalExecutor(none).ensure(spec("none", "exit 0"));
        assertThat(ending(execution))
                .isInstanceOfSatisfying(
                        Ending.NotStarted.class,
                        not -> assertThat(not.reason()).contains("neither bash nor sh", "install bash"));
    }

    /** A stale DONE killed a new worker of the same name. */
    @Test
    void filesOfAnotherExecutionAreNotTakenForItsOwn() throws Exception {
        RunSpec spec = spec("stale", "exit 0");
        ending(executor().ensure(spec));
        RunSpec other = new RunSpec("run-2/stale", "exit 0", folder, Map.of(), spec.files());

        assertThat(ending(executor().ensure(other)))
                .isInstanceOfSatisfying(
                        Ending.NotStarted.class,
                        not -> assertThat(not.reason()).contains("belongs to run-1/stale", "Move that folder away"));
    }

    @Test
    void onlyTheUserMayReadWhatItKeeps() throws Exception {
        RunSpec spec = spec("private", "exit 0");
        Execution execution = executor().ensure(spec);
        ending(execution);

        assertThat(mode(spec.files())).isEqualTo("rwx------");
        assertThat(mode(spec.files().resolve("command"))).isEqualTo("rw-------");
        assertThat(mode(execution.output())).isEqualTo("rw-------");
    }

    private static String mode(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
