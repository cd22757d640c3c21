package jarvis.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.Outcome;
import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import jarvis.runtime.execution.LocalExecutor;
import jarvis.runtime.workspace.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A scratch root and a runner with the real bash, git and processes. */
abstract class Gate {
    @TempDir
    Path temp = Path.of("");

    Path root = Path.of("");
    Path files = Path.of("");
    LocalExecutor executor = new LocalExecutor();
    CheckpointRunner runner = runner();
    Duration limit = Duration.ofSeconds(30);

    @Nullable
    String validateIn;

    @BeforeEach
    void prepare() throws IOException {
        root = Files.createDirectories(temp.resolve("the root 🦊")).toRealPath();
        files = root.resolve(".jarvis/runs/run-1/checkpoints/c1/1");
        runner = runner();
    }

    @AfterEach
    void end() {
        executor.stop(temp, Duration.ZERO);
    }

    CheckpointRunner runner() {
        executor = new LocalExecutor();
        return new CheckpointRunner(executor, new Trees(root.resolve(".jarvis/trees")), InstantSource.system());
    }

    static Step check(String text) {
        return new Step(StepKind.CHECK, text, 1);
    }

    static Step step(StepKind kind, String text) {
        return new Step(kind, text, 1);
    }

    CheckpointJob job(Step... steps) {
        return new CheckpointJob(
                "run-1", "c1", 1, List.of(steps), root, List.of(root), limit, validateIn, Map.of(), files);
    }

    Finding find(Step... steps) {
        return runner.ensure(job(steps)).orTimeout(60, TimeUnit.SECONDS).join();
    }

    Evidence judge(Step... steps) {
        return find(steps).evidence();
    }

    Evidence judge(String... checks) {
        return judge(Arrays.stream(checks).map(Gate::check).toArray(Step[]::new));
    }

    String output(int step) throws IOException {
        return Files.readString(files.resolve("step-" + step + ".out"));
    }

    void git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.org"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor()).as(out).isZero();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    void repository() throws IOException {
        git("init", "-q", "-b", "main");
        Files.writeString(root.resolve("a.txt"), "committed");
        Files.writeString(root.resolve(".gitignore"), "*.ignored\n");
        git("add", "-A");
        git("commit", "-q", "-m", "one");
        Files.writeString(root.resolve(".git/info/exclude"), ".jarvis/\n");
    }

    static void assertUnable(Evidence evidence, String... words) {
        assertThat(evidence.outcome()).as(evidence.reason()).isEqualTo(Outcome.COULD_NOT_RUN);
        assertThat(evidence.reason()).contains(words);
    }

    static void assertFailed(Evidence evidence, String... words) {
        assertThat(evidence.outcome()).as(evidence.reason()).isEqualTo(Outcome.FAILED);
        assertThat(evidence.reason()).contains(words);
    }

    static void assertPassed(Evidence evidence) {
        assertThat(evidence.outcome()).as(evidence.reason()).isEqualTo(Outcome.PASSED);
        assertThat(evidence.reason()).isEmpty();
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A zombie that nobody has fetched yet is not alive. */
    static boolean alive(String pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "stat=", "-p", pid.strip()).start();
        String state = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return !state.isEmpty() && !state.startsWith("Z");
    }

    static void await(Path file) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Files.exists(file) && System.nanoTime() < end) {
            LockSupport.parkNanos(200_000);
        }
        assertThat(file).exists();
    }
}
