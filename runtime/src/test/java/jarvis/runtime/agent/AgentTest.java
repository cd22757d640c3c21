package jarvis.runtime.agent;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.Ending;
import jarvis.core.plan.Part;
import jarvis.runtime.agent.dialogue.Ownership;
import jarvis.runtime.agent.talk.Talks;
import jarvis.runtime.execution.LocalExecutor;
import jarvis.runtime.project.Settings.InstanceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AgentTest {
    private final LocalExecutor executor = new LocalExecutor();
    private final Talks talks = new Talks(InstantSource.system(), (_, _, _) -> {});
    private final Agents agents = new Agents(executor, talks);

    @TempDir
    Path folder;

    @AfterEach
    void stopWhatIsLeft() {
        executor.stop(folder, Duration.ZERO);
    }

    private AttemptSpec attempt(Part part, Path location) {
        return new AttemptSpec(
                "run-1",
                new AssignmentId("phase-2", "instance-4"),
                part,
                3,
                location,
                "# the brief\n",
                folder.resolve("files"),
                new Contact(folder.resolve(".coordination"), "http://127.0.0.1:3003", "token-of-3"),
                Map.of("OWN", "word", "JARVIS_INSTANCE", "somebody-else"),
                new AttemptSpec.Session(folder.resolve("own"), "", Ownership.ANY));
    }

    private static InstanceSettings settings(
            @Nullable String agent, @Nullable String command, @Nullable String prepCommand) {
        return new InstanceSettings(agent, command, prepCommand, null, null, Map.of(), null, null);
    }

    private static Ending ended(Agent agent, AttemptSpec attempt) throws Exception {
        return agent.ensure(attempt).get(30, TimeUnit.SECONDS);
    }

    @Test
    void aCommandIsToldByItsEnvironmentWhoItIs() throws Exception {
        String command =
                "pwd; echo $JARVIS_RUN $JARVIS_INSTANCE $JARVIS_ATTEMPT $JARVIS_PHASE $JARVIS_PART; cat $JARVIS_BRIEF;"
                        + " echo $JARVIS_COORDINATION $JARVIS_URL $JARVIS_TOKEN $OWN";

        assertThat(ended(agents.of(settings(null, command, null)), attempt(Part.FULL, folder)))
                .isEqualTo(new Ending.Exited(0));
        assertThat(folder.resolve("files/output"))
                .hasContent(folder.toRealPath() + "\nrun-1 instance-4 3 phase-2 full\n# the brief\n"
                        + folder.resolve(".coordination") + " http://127.0.0.1:3003 token-of-3 word\n");
    }

    @Test
    void aPrepRunsItsOwnCommandWhereThereIsOne() throws Exception {
        Agent agent = agents.of(settings("command", "exit 1", "exit 2"));
        assertThat(ended(agent, attempt(Part.PREP, folder))).isEqualTo(new Ending.Exited(2));
    }

    @Test
    void aPrepRunsTheCommandWhereItHasNone() throws Exception {
        Agent agent = agents.of(settings(null, "[ $JARVIS_PART = prep ] && exit 7", null));
        assertThat(ended(agent, attempt(Part.PREP, folder))).isEqualTo(new Ending.Exited(7));
    }

    @Test
    void aCommandAgentWithoutACommandSaysWhatToDo() throws Exception {
        Agent agent = agents.of(settings("command", null, null));
        assertThat(ended(agent, attempt(Part.FULL, folder)))
                .isInstanceOfSatisfying(
                        Ending.NotStarted.class,
                        not -> assertThat(not.reason())
                                .contains("run-1/phase-2/instance-4/3 cannot start", "jarvis.yaml"));
    }

    @Test
    void aLocationThatIsNotThereIsRefusedAndNotMade() throws Exception {
        Path missing = folder.resolve("missing");
        assertThat(ended(agents.of(settings(null, "exit 0", null)), attempt(Part.FULL, missing)))
                .isInstanceOfSatisfying(
                        Ending.NotStarted.class,
                        not -> assertThat(not.reason()).contains("instance-4", missing.toString(), "roots"));
        assertThat(missing).doesNotExist();
    }

    @Test
    void theTokenIsInNoFileAndNobodyElseMayReadTheBrief() throws Exception {
        ended(agents.of(settings(null, "exit 0", null)), attempt(Part.FULL, folder));

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().noneMatch(AgentTest::holdsTheToken);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("files/brief.md"))))
                .isEqualTo("rw-------");
        assertThat(attempt(Part.FULL, folder).toString()).doesNotContain("token-of-3");
    }

    private static boolean holdsTheToken(Path file) {
        try {
            return Files.readString(file).contains("token-of-3");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAttemptIsBegunOnceHoweverOftenItIsAsked() throws Exception {
        Agent agent = agents.of(settings(null, "echo begun", null));
        ended(agent, attempt(Part.FULL, folder));
        ended(
                new Agents(new LocalExecutor(), talks).of(settings(null, "echo begun", null)),
                attempt(Part.FULL, folder));

        assertThat(folder.resolve("files/output")).hasContent("begun\n");
    }

    @Test
    void aPersonIsWaitedForAndFindsTheBrief() {
        Agent agent = agents.of(settings(null, null, null));

        assertThat(agent.ensure(attempt(Part.FULL, folder))).isNotDone();
        assertThat(agent.endsOnClaim()).isTrue();
        assertThat(folder.resolve("files/brief.md")).hasContent("# the brief\n");
        assertThat(folder.resolve("files/output"))
                .content()
                .contains("Waiting for a person to join as instance-4", "jarvis claim done --instance instance-4");
    }

    @Test
    void whoIsSaidToBeAPersonRunsNoCommand() throws Exception {
        Agent agent = agents.of(settings("person", "touch ran", null));
        assertThat(agent.ensure(attempt(Part.FULL, folder))).isNotDone();

        executor.stop(folder, Duration.ZERO);
        assertThat(folder.resolve("ran")).doesNotExist();
        assertThat(executor.find(folder.resolve("files"))).isEmpty();
    }
}
