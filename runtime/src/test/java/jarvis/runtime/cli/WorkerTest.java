package jarvis.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.AssignmentStatus;
import jarvis.core.coordination.Blocker;
import jarvis.runtime.client.Outbox;
import jarvis.runtime.view.Scenario;
import jarvis.runtime.view.Scenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker speaks for itself alone, from wherever it works, without saying who it is. */
class WorkerTest {
    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private RunningJarvis jarvis;
    private Shell worker;

    @BeforeEach
    void start() throws IOException {
        jarvis = new RunningJarvis(folder, Scenes.secondPhase());
        worker = worker("http://127.0.0.1:1", 1);
    }

    @AfterEach
    void stop() {
        jarvis.close();
    }

    /** The address is an old one: Jarvis was started again elsewhere, and is found by the brief's folder. */
    private Shell worker(String url, int attempt) {
        Path brief = jarvis.folder.attempt("run-1", "instance-3", attempt).resolve("brief.md");
        return new Shell(elsewhere)
                .with("JARVIS_URL", url)
                .with("JARVIS_RUN", "run-1")
                .with("JARVIS_INSTANCE", "instance-3")
                .with("JARVIS_ATTEMPT", Integer.toString(attempt))
                .with("JARVIS_BRIEF", brief.toString())
                .with("JARVIS_TOKEN", jarvis.tokens.mintWorker("run-1", "instance-3", attempt));
    }

    @Test
    void it_claims_progress_and_done() {
        assertThat(worker.run("claim", "progress", "measuring").code()).isZero();
        assertThat(jarvis.state().current("instance-3").orElseThrow().progress())
                .isEqualTo("measuring");
        assertThat(worker.run("claim", "done", "cache and retries").code()).isZero();
        assertThat(jarvis.state().current("instance-3").orElseThrow().status()).isEqualTo(AssignmentStatus.CLAIMED);
    }

    @Test
    void it_raises_and_resolves_its_blocker() {
        assertThat(worker.run("block", "Redis refuses").code()).isZero();
        assertThat(jarvis.state().openBlockers().map(Blocker::instance)).containsExactly("instance-3");
        assertThat(worker.run("unblock", "--how", "started it").code()).isZero();
        assertThat(jarvis.state().openBlockers()).isEmpty();
    }

    @Test
    void a_warning_is_a_warning() {
        assertThat(worker.run("block", "slow", "--severity", "warning").code()).isZero();
        assertThat(jarvis.state()
                        .openBlockers()
                        .map(blocker -> blocker.severity().name()))
                .containsExactly("WARNING");
    }

    @Test
    void it_records_an_integration_point_as_json_or_text() {
        assertThat(worker.run("claim", "integration", "cache_port", "6379").code())
                .isZero();
        assertThat(worker.run("claim", "integration", "board", "https://board.invalid/x")
                        .code())
                .isZero();
        assertThat(jarvis.state().integration())
                .containsEntry("cache_port", "6379")
                .containsEntry("board", "\"https://board.invalid/x\"");
    }

    @Test
    void it_cannot_answer_what_only_a_person_may() {
        Shell.Result result = worker.run("stop");
        assertThat(result.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(result.err()).contains("Only a person can send \"stop\"");
    }

    @Test
    void it_reads_its_own_brief_without_naming_itself() {
        assertThat(worker.run("brief").out()).isEqualTo("# Brief of instance-3\n");
    }

    @Test
    void an_older_attempt_is_told_that_nobody_listens_to_it_any_more() {
        Scenario scenario = jarvis.scenario;
        scenario.exits("instance-3", 1);
        scenario.must(new jarvis.core.coordination.Command.Retry("ada", "instance-3", ""))
                .start();
        Shell.Result result = worker.run("claim", "done");
        assertThat(result.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(result.err()).contains("not obeyed");
    }

    @Test
    void a_report_is_sent_again_until_jarvis_is_back() throws Exception {
        Path server = jarvis.folder.server();
        String address = Files.readString(server);
        Files.delete(server);
        Thread back = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(1_500);
                Files.writeString(server, address);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Shell.Result result = worker.run("claim", "progress", "still here");
        back.join();
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(jarvis.state().current("instance-3").orElseThrow().progress())
                .isEqualTo("still here");
    }

    @Test
    void what_nobody_hears_is_kept_in_the_attempts_folder_in_its_order() throws IOException {
        Files.delete(jarvis.folder.server());
        worker.with("JARVIS_PATIENCE", "0");
        assertThat(worker.run("claim", "progress", "half way").err()).contains("read when the run is resumed");
        assertThat(worker.run("claim", "done").code()).isZero();
        Outbox outbox = Outbox.of(jarvis.folder.attempt("run-1", "instance-3", 1));
        assertThat(outbox.unread()).hasSize(2);
        Outbox.Report first = outbox.unread().getFirst();
        assertThat(first.json()).contains("progress", "half way");
        outbox.read(first);
        assertThat(outbox.unread()).hasSize(1);
        assertThat(outbox.folder()).isDirectoryContaining("glob:**.read").isDirectoryContaining("glob:**.json");
    }

    @Test
    void what_a_jarvis_that_executes_nothing_does_not_take_is_kept() throws IOException {
        jarvis.executeNoMore();
        worker.with("JARVIS_PATIENCE", "0");
        assertThat(worker.run("claim", "done").code()).isZero();
        assertThat(Outbox.of(jarvis.folder.attempt("run-1", "instance-3", 1)).unread())
                .hasSize(1);
    }
}
