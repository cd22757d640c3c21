package jarvis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The demo from its start to its sign-off, and the same with Jarvis killed at any moment on the way. */
@Tag("slow")
class DemoTest {
    /** The moments at which Jarvis is killed are drawn from this seed, or from {@code -Djarvis.seed}. */
    private static final long SEED = Long.getLong("jarvis.seed", 20261122L);

    /** The demo has a few more; a line each in the terminal. */
    private static final int EVENTS = 58;

    private static final Pattern EVENT = Pattern.compile("(?m)^\\d\\d:\\d\\d:\\d\\d ");
    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    Path temp;

    @Test
    void the_demo_ends_signed_off_after_a_false_done_and_a_blocker() {
        try (Product.Running demo = start()) {
            assertThat(demo.end(LONG)).as(demo.said()).isZero();
        }
        List<String> types = new ArrayList<>();
        for (String line : jarvis().run("events", "--json").out().lines().toList()) {
            types.add(Api.json(line).get("type").asString());
        }
        assertThat(types).anyMatch(type -> type.startsWith("checkpoint-failed"));
        assertThat(types).anyMatch(type -> type.startsWith("blocker-raised"));
        assertThat(types).anyMatch(type -> type.startsWith("blocker-resolved"));
        assertThat(types.subList(types.size() - 2, types.size())).containsExactly("signed-off", "result-delivered");
        assertThat(end()).isEqualTo(EXPECTED);
        assertThat(leftBehind()).isEmpty();
    }

    /** The same scripts, done by agents that are talked with, all in one protocol. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"claude", "codex", "acp"})
    @Execution(ExecutionMode.CONCURRENT)
    void with_agents_of_any_protocol_it_ends_as_the_plain_one_does(String protocol) {
        try (Product.Running demo = start("--agents=" + protocol)) {
            assertThat(demo.end(LONG)).as(demo.said()).isZero();
        }
        assertThat(end()).isEqualTo(EXPECTED);
        assertThat(ledger()).hasSize(6).doesNotHaveDuplicates();
        Path heard = temp.resolve(".jarvis/runs/run-1/instances/instance-1/2/transcript");
        assertThat(Api.read(heard)).contains("I computed the total from the readings");
        assertThat(leftBehind()).isEmpty();
    }

    /** After how many events, and how many milliseconds later. */
    static Stream<Arguments> moments() {
        Random random = new Random(SEED);
        return IntStream.range(0, 20).mapToObj(i -> Arguments.of(1 + random.nextInt(EVENTS), random.nextInt(400)));
    }

    @ParameterizedTest(name = "killed {1} ms after event {0}")
    @MethodSource("moments")
    @Execution(ExecutionMode.CONCURRENT)
    void killed_at_any_moment_and_resumed_it_ends_as_if_nothing_had_happened(int events, int millis)
            throws InterruptedException {
        try (Product.Running demo = start()) {
            Api.until(
                    events + " events",
                    LONG,
                    () -> EVENT.matcher(demo.said()).results().count() >= events,
                    demo::said);
            demo.process().waitFor(millis, TimeUnit.MILLISECONDS);
            demo.killHard();
        }
        if (!end().getFirst().equals("signed off")) {
            try (Product.Running resumed = jarvis().start("resume", "resume", "--yes", "--no-open")) {
                assertThat(resumed.end(LONG)).as(resumed.said()).isZero();
            }
        }
        assertThat(end()).isEqualTo(EXPECTED);
        assertThat(jarvis().run("journal", "check").exit()).isZero();
        assertThat(ledger()).hasSize(6).doesNotHaveDuplicates();
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void killed_and_then_stopped_nothing_is_left_behind() throws InterruptedException {
        try (Product.Running demo = start()) {
            Api.until("two instances work", LONG, () -> ledger().size() >= 4, demo::said);
            demo.killHard();
        }
        assertThat(jarvis().run("stop", "--reason", "enough").exit()).isZero();
        assertThat(leftBehind()).isEmpty();
        assertThat(jarvis().run("status").out()).contains("stopped");
    }

    private static final List<String> EXPECTED = List.of(
            "signed off",
            "phase-1/instance-1 done verified attempt 2",
            "phase-2/instance-2 done verified attempt 1",
            "phase-2/instance-3 done verified attempt 1",
            "phase-2/instance-4 done unverified attempt 1",
            "phase-3/instance-4 done verified attempt 2",
            "checkpoint-1 passed round 2",
            "checkpoint-2 passed round 1",
            "checkpoint-3 passed round 1",
            "final passed");

    private Product.Running start(String... more) {
        List<String> words = new ArrayList<>(List.of("demo", "--yes", "--no-open", "--in", temp.toString()));
        words.addAll(List.of(more));
        return jarvis().start("demo", words.toArray(String[]::new));
    }

    private Product jarvis() {
        return new Product(temp);
    }

    /** What a run came to: its status, each assignment, each checkpoint. */
    private List<String> end() {
        JsonNode run = Api.json(jarvis().run("status", "--json").out());
        List<String> lines = new ArrayList<>();
        lines.add(run.get("status").asString());
        for (JsonNode a : run.get("assignments")) {
            String verified = a.get("verified").asBoolean() ? "verified" : "unverified";
            lines.add(String.join(
                    " ",
                    a.get("id").asString(),
                    a.get("status").asString(),
                    verified,
                    "attempt",
                    a.get("attempt").asString()));
        }
        for (JsonNode c : run.get("checkpoints")) {
            boolean last = c.get("id").asString().equals("final");
            String round = last ? "" : " round " + c.get("round").asString();
            lines.add(c.get("id").asString() + " " + c.get("status").asString() + round);
        }
        return lines;
    }

    /** One line an attempt that ran, written by the agents themselves. */
    private List<String> ledger() {
        Path file = temp.resolve("work.log");
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processes that carry this run's mark in their environment. */
    private Set<String> leftBehind() {
        Set<String> found = new TreeSet<>();
        Path proc = Path.of("/proc");
        if (!Files.isDirectory(proc)) {
            return found;
        }
        ProcessHandle.allProcesses().forEach(process -> {
            try {
                String environment = Files.readString(
                        proc.resolve(process.pid() + "/environ"), java.nio.charset.StandardCharsets.ISO_8859_1);
                if (environment.contains("JARVIS_BRIEF=" + temp.toAbsolutePath())) {
                    found.add(process.pid() + " " + process.info().command().orElse("?"));
                }
            } catch (IOException | UncheckedIOException e) {
                // it ended meanwhile, or it is somebody else's
            }
        });
        return found;
    }
}
