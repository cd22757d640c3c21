package jarvis.runtime.agent;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.agent.AgentLife;
import jarvis.core.agent.Ask;
import jarvis.core.agent.TurnEnd;
import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.Ending;
import jarvis.core.plan.Part;
import jarvis.runtime.agent.dialogue.Answer;
import jarvis.runtime.agent.dialogue.Ownership;
import jarvis.runtime.agent.talk.TalkFiles;
import jarvis.runtime.agent.talk.Talks;
import jarvis.runtime.execution.LocalExecutor;
import jarvis.runtime.project.Settings.AgentSettings;
import jarvis.runtime.project.Settings.InstanceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents that speak a protocol, as real processes: the scripted one in place of a real one's program. */
class TalkingAgentTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path temp;

    private final LocalExecutor executor = new LocalExecutor();
    private Talks talks = new Talks(InstantSource.system(), (_, _, _) -> {});

    @BeforeEach
    void begin() throws IOException {
        talks.start();
        Files.createDirectories(temp.resolve("work"));
    }

    @AfterEach
    void stopWhatIsLeft() {
        executor.stop(temp, Duration.ZERO);
        talks.close();
    }

    private CompletableFuture<Ending> begin(String protocol, String script) throws IOException {
        Path file = Files.writeString(temp.resolve("script"), script);
        String vm = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String program = "%s -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s fake-agent %s '%s'"
                .formatted(vm, classPath(), "jarvis.runtime.app.Main", protocol, file);
        AgentSettings talk = new AgentSettings("m-1", null, null, null, List.of());
        InstanceSettings settings = new InstanceSettings(protocol, program, null, null, null, Map.of(), talk, null);
        return new Agents(executor, talks).of(settings).ensure(attempt());
    }

    /** A test runner may have one of its own. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private AttemptSpec attempt() {
        Ownership ownership = path -> path.contains("theirs") ? Optional.of(path + " is of another") : Optional.empty();
        return new AttemptSpec(
                "run-1",
                new AssignmentId("phase-1", "instance-1"),
                Part.FULL,
                1,
                temp.resolve("work"),
                "# the brief\n",
                temp.resolve("files"),
                new Contact(temp.resolve(".coordination"), "http://127.0.0.1:1", "a-token"),
                Map.of(),
                new AttemptSpec.Session(temp.resolve("own"), "", ownership));
    }

    private static Ending ended(CompletableFuture<Ending> ending) throws Exception {
        return ending.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    private AgentLife life() {
        return talks.of("instance-1").orElseThrow().talk().life();
    }

    private AgentLife awaited(Predicate<AgentLife> wanted) throws InterruptedException {
        long limit = System.nanoTime() + LONG.toNanos();
        while (!wanted.test(life())) {
            assertThat(System.nanoTime() - limit).as("%s", life()).isNegative();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return life();
    }

    private String transcript() throws IOException {
        return Files.readString(temp.resolve("files/transcript"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude", "codex", "acp"})
    void aTurnIsFollowedToItsEndInEachProtocol(String protocol) throws Exception {
        Ending ending = ended(begin(protocol, """
                say I begin.
                run echo ran > ran.txt
                write written.txt hello
                use m-1 input=10 cache-read=100 output=5
                say All of it is there.
                """));
        assertThat(ending).isEqualTo(new Ending.Exited(0));
        assertThat(life().end()).contains(TurnEnd.COMPLETED);
        assertThat(life().usage().total().total()).isEqualTo(115);
        assertThat(life().session().id()).isNotEmpty();
        assertThat(new TalkFiles(temp.resolve("files")).knownSession())
                .contains(life().session().id());
        assertThat(temp.resolve("work/ran.txt")).hasContent("ran");
        assertThat(temp.resolve("work/written.txt")).hasContent("hello");
        assertThat(transcript()).contains("I begin.", "All of it is there.", "[turn completed]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude", "codex", "acp"})
    void whoEndsWithExitZeroAndNeverSaidSoIsNotDone(String protocol) throws Exception {
        assertThat(ended(begin(protocol, "say I think that is all\nexit 0\n")))
                .isInstanceOf(Ending.Failed.class)
                .extracting(ending -> ((Ending.Failed) ending).reason())
                .asString()
                .contains("never said that its turn was over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude", "codex", "acp"})
    void aFailedTurnIsTold(String protocol) throws Exception {
        assertThat(ended(begin(protocol, "fail the model is overloaded\n"))).isInstanceOf(Ending.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude", "acp"})
    void aForeignWriteIsHeldBackBeforeItIsMade(String protocol) throws Exception {
        assertThat(ended(begin(protocol, "write theirs.txt x\nwrite mine.txt x\nsay over\n")))
                .isEqualTo(new Ending.Exited(0));
        assertThat(temp.resolve("work/theirs.txt")).doesNotExist();
        assertThat(temp.resolve("work/mine.txt")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude", "acp"})
    void aQuestionWaitsForItsAnswer(String protocol) throws Exception {
        CompletableFuture<Ending> ending = begin(protocol, "ask May I deploy?\n");
        Ask ask = awaited(life -> !life.asks().isEmpty()).asks().getFirst();
        assertThat(ask.text()).isEqualTo("May I deploy?");
        talks.of("instance-1").orElseThrow().talk().answer(ask.id(), new Answer(true, ""));
        assertThat(ended(ending)).isEqualTo(new Ending.Exited(0));
        assertThat(life().doing().said()).contains("I may.");
    }

    @Test
    void junkAndLinesWithoutEndAreCountedAndHarmNothing() throws Exception {
        Ending ending = ended(begin("claude", """
                junk {"type":"assist
                junk not json at all
                long 3000000
                say still here
                """));
        assertThat(ending).isEqualTo(new Ending.Exited(0));
        assertThat(life().counts().junk()).isEqualTo(3);
        assertThat(life().doing().said()).isEqualTo("still here");
    }

    @Test
    void aFloodIsHeardToItsEnd() throws Exception {
        assertThat(ended(begin("claude", "flood 50000 x\nsay over\n"))).isEqualTo(new Ending.Exited(0));
        assertThat(life().counts().events()).isGreaterThan(50_000);
    }

    @Test
    void aJarvisThatComesLaterHearsAllOfItAndSaysNothingTwice() throws Exception {
        String script = "say one\nask May I?\nsay two\n";
        CompletableFuture<Ending> first = begin("claude", script);
        Ask ask = awaited(life -> !life.asks().isEmpty()).asks().getFirst();
        talks.close();
        talks = new Talks(InstantSource.system(), (_, _, _) -> {});
        talks.start();
        CompletableFuture<Ending> adopted = begin("claude", script);
        awaited(life -> life.asks().contains(ask));
        talks.of("instance-1").orElseThrow().talk().answer(ask.id(), new Answer(true, ""));
        assertThat(ended(first)).isEqualTo(new Ending.Exited(0));
        assertThat(ended(adopted)).isEqualTo(new Ending.Exited(0));
        awaited(life -> life.end().isPresent());
        assertThat(transcript()).containsOnlyOnce("one").containsOnlyOnce("two");
        assertThat(Files.readAllLines(temp.resolve("files/spoken"))).doesNotHaveDuplicates();
    }

    @Test
    void whoIsToldMoreInTheMiddleDoesItBeforeItEnds() throws Exception {
        CompletableFuture<Ending> ending = begin("claude", "ask May I?\n");
        Ask ask = awaited(life -> !life.asks().isEmpty()).asks().getFirst();
        assertThat(talks.of("instance-1").orElseThrow().talk().tell("m1", "and tidy up"))
                .isTrue();
        talks.of("instance-1").orElseThrow().talk().answer(ask.id(), new Answer(false, "no"));
        assertThat(ended(ending)).isEqualTo(new Ending.Exited(0));
        assertThat(life().turns().ended()).isEqualTo(2);
        assertThat(talks.of("instance-1").orElseThrow().talk().tell("m2", "too late"))
                .isFalse();
    }

    @Test
    void anAgentThatIgnoresTheSignalAndLeavesAChildIsStoppedWithAllOfIt() throws Exception {
        CompletableFuture<Ending> ending =
                begin("claude", "leave echo $$ > child; exec sleep 600\ndeaf\nsay deaf\nhang\n");
        awaited(life -> life.doing().said().equals("deaf"));
        executor.stop(temp.resolve("files"), Duration.ofMillis(200));
        assertThat(ended(ending)).isNotEqualTo(new Ending.Exited(0));
        long child = Long.parseLong(Files.readString(temp.resolve("work/child")).strip());
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void anAgentThatClosesItsOutputAndWorksOnIsNotTakenForEnded() throws Exception {
        CompletableFuture<Ending> ending =
                begin("claude", "say last word\nclose\nrun sleep 1; echo worked > worked.txt\nexit 0\n");
        awaited(life -> life.doing().said().equals("last word"));
        assertThat(ended(ending)).isInstanceOf(Ending.Failed.class);
        assertThat(temp.resolve("work/worked.txt")).exists();
    }
}
