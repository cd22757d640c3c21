package jarvis.runtime.sharedfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jarvis.core.coordination.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ten real processes read, change and write status.json at once, each its own entry.
 *
 * <p>What two of them write over each other before anybody could read it is gone, whoever reads. So nothing is lost when
 * they lock, or look whether they were heard; without either, what is heard is at least true.
 */
@Tag("slow")
class TenAgentsTest {
    private static final int AGENTS = 10;
    private static final int STEPS = 10;

    @TempDir
    private Path folder = Path.of("");

    private final Team team = new Team(AGENTS).launched();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatWasStarted() {
        started.forEach(process -> process.toHandle().destroyForcibly());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock", "again"})
    void nothingIsLostBetweenAgentsThatLockOrLookAgain(String how) throws Exception {
        letTheAgentsWork(how);
        assertThat(heardLast()).isEqualTo(AGENTS);
        whatWasHeardIsTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"place", "rename"})
    void betweenAgentsThatDoNeitherWhatIsHeardIsTrue(String how) throws Exception {
        letTheAgentsWork(how);
        whatWasHeardIsTrue();
        assertThat(team.events(Event.ProgressClaimed.class)).hasSizeGreaterThan(AGENTS);
    }

    @Test
    void eachAgentInItsOwnCopyIsHeardWhole() throws Exception {
        List<OwnCopy> copies = IntStream.rangeClosed(1, AGENTS)
                .mapToObj(i -> new OwnCopy("instance-" + i, folder.resolve("tree-" + i + "/.coordination")))
                .toList();
        try (SharedFiles files = new SharedFiles(folder.resolve(".coordination"), team.run, copies)) {
            for (OwnCopy copy : copies) {
                Files.createDirectories(copy.folder());
                Files.createFile(copy.folder().resolve(".lock"));
                Files.copy(
                        folder.resolve(".coordination/status.json"),
                        copy.folder().resolve("status.json"));
                start(copy.folder(), copy.instance(), "rename");
            }
            waitForTheAgents();
            waitUntilHeard();
            assertThat(files).isNotNull();
        }
        assertThat(heardLast()).isEqualTo(AGENTS);
        whatWasHeardIsTrue();
    }

    private void letTheAgentsWork(String how) throws Exception {
        try (SharedFiles files = new SharedFiles(folder, team.run, List.of())) {
            assertThat(files).isNotNull();
            for (int i = 1; i <= AGENTS; i++) {
                start(folder, "instance-" + i, how);
            }
            waitForTheAgents();
            waitUntilHeard();
        }
        System.getLogger(TenAgentsTest.class.getName()).log(System.Logger.Level.INFO, how + ": " + figures());
    }

    /** No entry is another agent's, none came twice, nothing was refused, nothing was malformed. */
    private void whatWasHeardIsTrue() throws IOException {
        for (int i = 1; i <= AGENTS; i++) {
            String instance = "instance-" + i;
            List<Integer> steps = team.events(Event.ProgressClaimed.class).stream()
                    .filter(claim -> claim.assignment().instance().equals(instance))
                    .map(claim -> {
                        assertThat(claim.label()).startsWith(instance + " step ");
                        return Integer.parseInt(claim.label().substring(instance.length() + 6));
                    })
                    .toList();
            assertThat(steps).doesNotHaveDuplicates();
        }
        assertThat(team.events(Event.DoneClaimed.class)).isEmpty();
        assertThat(team.events(Event.BlockerRaised.class)).isEmpty();
        try (var names = Files.walk(folder)) {
            assertThat(names.map(Path::toString)).noneMatch(name -> name.contains("before"));
        }
    }

    private String figures() {
        int heard = team.events(Event.ProgressClaimed.class).size();
        return heard + " of " + AGENTS * STEPS + " labels heard, the last one of " + heardLast() + " of " + AGENTS
                + " agents, " + team.notes().size() + " problems";
    }

    private long heardLast() {
        return team.events(Event.ProgressClaimed.class).stream()
                .filter(claim -> claim.label().endsWith(" step " + STEPS))
                .count();
    }

    /** Claims are read within a second; a busy machine gets more. */
    private void waitUntilHeard() {
        Instant end = Instant.now().plus(Duration.ofSeconds(5));
        while (heardLast() < AGENTS && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    private void waitForTheAgents() throws InterruptedException {
        for (Process process : started) {
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
    }

    private void start(Path where, String instance, String how) throws IOException {
        Path script = folder.resolve("agent.py");
        if (!Files.exists(script)) {
            try (InputStream in = Objects.requireNonNull(TenAgentsTest.class.getResourceAsStream("agent.py"))) {
                Files.copy(in, script);
            }
        }
        assumeThat(Files.isExecutable(Path.of("/usr/bin/python3")))
                .as("python3")
                .isTrue();
        started.add(new ProcessBuilder(
                        "/usr/bin/python3", script.toString(), where.toString(), instance, "" + STEPS, how, "7")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(instance + ".log").toFile())
                .start());
    }
}
