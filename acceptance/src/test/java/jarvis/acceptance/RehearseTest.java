package jarvis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A plan rehearsed: its mechanics to the end, in a clone, and nothing of it in the person's repository. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class RehearseTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Pattern SCRATCH = Pattern.compile("A rehearsal in (\\S+):");

    @TempDir
    Path temp;

    private Path project;
    private @Nullable Path left;

    @BeforeEach
    void aRepositoryWithAPlan() throws IOException, InterruptedException {
        project = Files.createDirectory(temp.resolve("project"));
        Files.writeString(
                project.resolve("PLAN.md"), OneGate.plan("test -e done.txt && ! test -e " + temp + "/touched"));
        Files.writeString(
                project.resolve("jarvis.yaml"), "defaults: {command: touch " + temp + "/touched; jarvis claim done}\n");
        git("init", "--quiet");
        git("add", "--all");
        git("-c", "user.name=a", "-c", "user.email=a@localhost", "commit", "--quiet", "--message", "a plan");
    }

    @AfterEach
    void theScratchFolderGoes() throws IOException {
        Path scratch = left;
        if (scratch != null) {
            try (Stream<Path> files = Files.walk(scratch)) {
                files.sorted((one, other) -> other.compareTo(one)).forEach(RehearseTest::delete);
            }
        }
    }

    @Test
    void it_goes_to_its_end_in_a_clone_and_says_that_nothing_was_verified() throws Exception {
        String said = rehearse();
        assertThat(said).contains("checkpoint-1", "the rehearsal goes on without it", "never verified");
        assertThat(Files.exists(temp.resolve("touched"))).isFalse();
        assertThat(Files.exists(project.resolve(".jarvis"))).isFalse();
        assertThat(git("status", "--porcelain", "--ignored")).isEmpty();
        assertThat(git("log", "--oneline").lines()).hasSize(1);
    }

    @Test
    void scripts_do_what_the_gate_wants() throws Exception {
        Path scripts = Files.createDirectory(temp.resolve("scripts"));
        Files.writeString(
                scripts.resolve("instance-1.script"),
                "@1 say I forget it.\n@2 write done.txt done\nrun jarvis claim done\n");
        String said = rehearse("--scripts", scripts.toString());
        assertThat(said).contains("attempt 2 (phase-1) started", "every phase of it was verified");
        assertThat(Files.exists(project.resolve("done.txt"))).isFalse();
    }

    @Test
    void without_consent_nothing_runs() {
        Product.Result result = new Product(project).run("rehearse", "PLAN.md", "--no-open", "--port", "0", "--yes");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("nobody has trusted the commands above yet");
        Matcher found = SCRATCH.matcher(result.err());
        assertThat(found.find()).isTrue();
        assertThat(Path.of(found.group(1))).doesNotExist();
    }

    @Test
    void a_plan_in_no_repository_and_a_script_for_nobody_are_refused() throws IOException {
        Path bare = Files.createDirectory(temp.resolve("bare"));
        Files.copy(project.resolve("PLAN.md"), bare.resolve("PLAN.md"));
        Product.Result none = new Product(bare).run("rehearse", "PLAN.md", "--trust", "--yes", "--no-open");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("is in no git repository", "git init");
        Path scripts = Files.createDirectory(temp.resolve("strangers"));
        Files.writeString(scripts.resolve("instance-7.script"), "say Hello.\n");
        Product.Result stranger =
                new Product(project).run("rehearse", "PLAN.md", "--trust", "--yes", "--scripts", scripts.toString());
        assertThat(stranger.exit()).isEqualTo(2);
        assertThat(stranger.err()).contains("the plan has no such instance. It has: instance-1");
    }

    private String rehearse(String... more) {
        List<String> words =
                new ArrayList<>(List.of("rehearse", "PLAN.md", "--trust", "--yes", "--no-open", "--port", "0"));
        words.addAll(List.of(more));
        try (Product.Running run = new Product(project).start("rehearse", words.toArray(String[]::new))) {
            assertThat(run.end(LONG)).as(run.said()).isZero();
            Matcher found = SCRATCH.matcher(run.said());
            assertThat(found.find()).as(run.said()).isTrue();
            left = Path.of(found.group(1));
            return run.said();
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String git(String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("git"));
        line.addAll(List.of(words));
        Process git = new ProcessBuilder(line)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
        return said;
    }
}
