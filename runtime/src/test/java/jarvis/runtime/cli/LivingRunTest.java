package jarvis.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.AssignmentStatus;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.RunStatus;
import jarvis.runtime.journal.Journals;
import jarvis.runtime.view.BranchScenes;
import jarvis.runtime.view.Scenario;
import jarvis.runtime.view.Scenes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands that look at a run and answer it, while a Jarvis runs. */
class LivingRunTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private @Nullable RunningJarvis jarvis;

    @AfterEach
    void stop() {
        if (jarvis != null) {
            jarvis.close();
        }
    }

    @Test
    void status_says_where_each_instance_and_checkpoint_stands_and_what_waits_for_a_person() throws IOException {
        started(Scenes.asking());
        Shell.Result status = shell().run("status");
        assertThat(status.code()).isZero();
        assertThat(status.err()).isEmpty();
        assertThat(status.out())
                .startsWith("Order service with a live dashboard · run-1 · running for ")
                .contains("! checkpoint-2/1/q1: Do the figures on the page match the API?")
                .contains("    jarvis approve checkpoint-2/1/q1 | jarvis reject checkpoint-2/1/q1 --reason ...")
                .contains("phase-1  Foundation (sequential): done")
                .contains("instance-1     Order API                              done, verified (57s of 1h to 2h)\n")
                .contains("\nworked ", " of work; instance-4 (always) in phase-3")
                .contains("checkpoint-1   Order API answers                      passed, round 1")
                .contains("as of ");
    }

    @Test
    void status_shows_open_blockers_with_the_way_out() throws IOException {
        started(Scenes.blocked());
        assertThat(shell().run("status").out())
                .contains("jarvis unblock blocker-1 --how ...")
                .contains("blocking: Redis refuses the connection");
    }

    @Test
    void status_in_json_is_the_api_s_document() throws IOException {
        started(Scenes.asking());
        JsonNode run = JSON.readTree(shell().run("status", "--json").out());
        assertThat(run.path("id").asString()).isEqualTo("run-1");
        assertThat(run.path("needsYou").size()).isEqualTo(2);
    }

    @Test
    void the_fast_path_says_what_status_says() throws IOException {
        started(Scenes.asking());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(StatusFastPath.run(new String[] {"status"}, folder, new PrintStream(out), System.err))
                .hasValue(0);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(shell().run("status").out());
    }

    @Test
    void the_fast_path_says_so_where_nothing_was_run() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(StatusFastPath.run(new String[] {"status"}, folder, System.out, new PrintStream(err)))
                .hasValue(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(shell().run("status").err());
    }

    @Test
    void the_fast_path_leaves_everything_else_to_the_command() throws IOException {
        started(Scenes.asking());
        assertThat(StatusFastPath.run(new String[] {"status", "--json"}, folder, System.out, System.err))
                .isEmpty();
        running().close();
        assertThat(StatusFastPath.run(new String[] {"status"}, folder, System.out, System.err))
                .isEmpty();
    }

    @Test
    void a_run_that_is_not_there_is_the_user_s_mistake() throws IOException {
        started(Scenes.asking());
        Shell.Result result = shell().run("status", "run-9");
        assertThat(result.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(result.err()).contains("There is no run \"run-9\" here.");
    }

    @Test
    void events_come_in_order_one_a_line() throws IOException {
        started(Scenes.signedOff());
        assertThat(shell().run("events").out().lines().toList())
                .hasSize((int) running().state().version())
                .first()
                .asString()
                .startsWith("1 ")
                .contains("Staged \"Order service with a live dashboard\" as run-1");
        assertThat(shell().run("events", "--after", "3").out()).startsWith("4 ");
        assertThat(JSON.readTree(shell().run("events", "--json")
                                .out()
                                .lines()
                                .findFirst()
                                .orElseThrow())
                        .path("type")
                        .asString())
                .isEqualTo("run-staged");
    }

    @Test
    void events_followed_go_on_until_the_run_is_over() throws Exception {
        started(Scenes.awaitingSignOff());
        CompletableFuture<Shell.Result> following = meanwhile(() -> shell().run("events", "-f"));
        awaitWatcher();
        running().scenario.signOff();
        Shell.Result result = following.get(30, TimeUnit.SECONDS);
        assertThat(result.out().lines().toList())
                .hasSize((int) running().state().version());
        assertThat(result.out()).contains("Signed off by ada");
    }

    @Test
    void watch_without_a_terminal_tells_lines_and_ends_with_the_run_s_code() throws Exception {
        started(Scenes.awaitingSignOff());
        CompletableFuture<Shell.Result> watching = meanwhile(() -> shell().run("watch"));
        awaitWatcher();
        running().scenario.must(new Command.StopRun("ada", "enough"));
        Shell.Result result = watching.get(30, TimeUnit.SECONDS);
        assertThat(result.code()).isEqualTo(ExitCode.NOT_SIGNED_OFF);
        assertThat(result.out()).contains("awaiting sign-off").contains("Stopped by ada: enough");
    }

    @Test
    void what_jarvis_said_last_is_read_from_the_journal_when_it_ends_with_its_run() throws Exception {
        started(Scenes.awaitingSignOff());
        CompletableFuture<Shell.Result> watching = meanwhile(() -> shell().run("watch"));
        CompletableFuture<Shell.Result> following = meanwhile(() -> shell().run("events", "-f"));
        awaitWatchers(2);
        Scenario over = Scenes.signedOff();
        List<Event> events =
                over.run.events(0, 10_000).stream().map(Recorded::event).toList();
        try (Journals.Opened opened = Journals.open(running().folder.journal())) {
            opened.journal().append("run-1", 0, events);
        }
        running().close();
        assertThat(watching.get(60, TimeUnit.SECONDS).code()).isZero();
        assertThat(following.get(60, TimeUnit.SECONDS).out().lines().toList()).hasSameSizeAs(events);
    }

    @Test
    void evidence_lists_checkpoints_and_shows_one_round_whole() throws IOException {
        started(Scenes.falseDone());
        assertThat(shell().run("evidence").out()).contains("checkpoint-1").contains("check 2 ended with exit 22");
        assertThat(shell().run("evidence", "checkpoint-1").out())
                .startsWith("checkpoint-1, round 1: failed: check 2 ended with exit 22")
                .contains("ran in a fresh checkout, tree " + Scenario.TREE)
                .contains("  1  check  curl -sf localhost:8080/health | grep up")
                .contains("exit 22, 1s, output 20480 bytes, sha256 abab");
        assertThat(JSON.readTree(shell().run("evidence", "checkpoint-1", "--json")
                                .out())
                        .path("verdict")
                        .asString())
                .isEqualTo("failed");
    }

    @Test
    void evidence_that_is_not_there_is_said() throws IOException {
        started(Scenes.firstPhase());
        assertThat(shell().run("evidence", "checkpoint-9").err())
                .contains("There is no checkpoint checkpoint-9 in this run. There are: ");
        Shell.Result early = shell().run("evidence", "checkpoint-1");
        assertThat(early.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(early.err()).contains("checkpoint-1 has not run yet");
        assertThat(shell().run("evidence", "checkpoint-1", "--round", "7").code())
                .isEqualTo(ExitCode.MISTAKE);
    }

    @Test
    void the_whole_output_of_a_step_and_of_an_attempt_comes_byte_by_byte() throws IOException {
        started(Scenes.falseDone());
        String large = "line of output\n".repeat(40_000);
        write(running().folder.round("run-1", "checkpoint-1", 1).resolve("step-2.out"), large);
        write(running().folder.attempt("run-1", "instance-1", 1).resolve("output"), large + "end");
        assertThat(shell().run("evidence", "checkpoint-1", "--output", "2").out())
                .isEqualTo(large);
        assertThat(shell().run("logs", "instance-1", "--attempt", "1").out()).isEqualTo(large + "end");
    }

    @Test
    void logs_followed_end_with_the_attempt() throws Exception {
        started(Scenes.firstPhase());
        Path output = running().folder.attempt("run-1", "instance-1", 1).resolve("output");
        write(output, "one\n");
        CompletableFuture<Shell.Result> following = meanwhile(() -> shell().run("logs", "instance-1", "-f"));
        write(output, "one\ntwo\n");
        running().scenario.exits("instance-1", 0);
        Shell.Result result = following.get(30, TimeUnit.SECONDS);
        assertThat(result.out()).isEqualTo("one\ntwo\n");
    }

    @Test
    void logs_of_an_unknown_or_waiting_instance_are_said() throws IOException {
        started(Scenes.firstPhase());
        assertThat(shell().run("logs", "instance-9").err()).contains("There are: instance-1, instance-2");
        assertThat(shell().run("logs", "instance-2").err()).contains("instance-2 has not been started yet");
    }

    @Test
    void a_brief_is_printed_as_it_is() throws IOException {
        started(Scenes.firstPhase());
        assertThat(shell().run("brief", "instance-1").out()).isEqualTo("# Brief of instance-1\n");
    }

    @Test
    void approve_lists_what_waits_when_it_is_not_one_thing() throws IOException {
        started(Scenes.asking());
        Shell.Result result = shell().run("approve");
        assertThat(result.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(result.err())
                .contains("checkpoint-2/1/q1: Do the figures")
                .contains("checkpoint-2/1/q2")
                .contains("Name one");
    }

    @Test
    void approve_answers_one_question_and_then_needs_no_name() throws IOException {
        started(Scenes.asking());
        assertThat(shell().run("approve", "checkpoint-2/1/q1").code()).isZero();
        assertThat(shell().run("approve", "--reason", "seen").code()).isZero();
        assertThat(running().state().checkpoint("checkpoint-2").answers()).hasSize(2);
        assertThat(shell().run("approve").err()).contains("Nothing waits for an answer");
    }

    @Test
    void reject_needs_a_reason_and_hands_it_on() throws IOException {
        started(Scenes.asking());
        assertThat(shell().run("reject", "checkpoint-2/1/q1").code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(shell().run("reject", "checkpoint-2/1/q1", "--reason", "the total is wrong")
                        .code())
                .isZero();
        assertThat(running().state().checkpoint("checkpoint-2").reason()).contains("the total is wrong");
    }

    @Test
    void hand_over_gives_what_was_refused_to_its_owner() throws IOException {
        started(BranchScenes.refused());
        assertThat(shell().run("hand-over", "instance-2/1/merge").code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(shell().run("hand-over", "instance-2/1/merge", "--reason", "take the new field")
                        .code())
                .isZero();
        assertThat(running().state().openBlockers())
                .anySatisfy(task -> assertThat(task.instance() + " " + task.text())
                        .contains("instance-3", "src/api/orders.ts", "take the new field"));
        assertThat(shell().run("status").out())
                .contains("jarvis/run-1/instance-3  0 ahead, 1 file, will conflict with instance-2 in");
    }

    @Test
    void what_jarvis_refuses_is_said_in_its_own_words() throws IOException {
        started(Scenes.asking());
        Shell.Result result = shell().run("retry", "instance-1");
        assertThat(result.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(result.err())
                .isEqualTo("jarvis: instance-1 has no failed or lost attempt, and no checkpoint of that name"
                        + " failed or could not run.\n");
    }

    @Test
    void a_stuck_checkpoint_is_accepted_only_with_a_reason() throws IOException {
        started(Scenes.stuck());
        assertThat(shell().run("approve").code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(shell().typing("the runner is broken, I looked myself\n")
                        .run("approve")
                        .code())
                .isZero();
        assertThat(running().state().checkpoint("checkpoint-2").reason()).contains("I looked myself");
    }

    @Test
    void a_failed_attempt_is_tried_again() throws IOException {
        started(Scenes.attemptDied());
        assertThat(shell().run("retry", "instance-3", "--reason", "again").code())
                .isZero();
        assertThat(running().state().current("instance-3").orElseThrow().status())
                .isEqualTo(AssignmentStatus.READY);
    }

    @Test
    void a_sign_off_shows_the_unverified_first_and_the_evidence_and_asks() throws IOException {
        started(Scenes.awaitingSignOff());
        String evidence = running().state().evidence();
        Shell.Result alone = shell().run("approve");
        assertThat(alone.code()).isEqualTo(ExitCode.NEEDS_PERSON);
        assertThat(alone.err()).contains("Evidence " + evidence).contains("jarvis approve --yes");
        assertThat(alone.err().indexOf("unverified")).isLessThan(alone.err().indexOf("verified  "));
        assertThat(shell().typing("n\n").run("approve").code()).isEqualTo(ExitCode.NEEDS_PERSON);
        assertThat(running().state().status()).isEqualTo(RunStatus.AWAITING_SIGN_OFF);

        assertThat(shell().typing("y\n").run("approve").code()).isZero();
        assertThat(running().state().status()).isEqualTo(RunStatus.SIGNED_OFF);
    }

    @Test
    void a_sign_off_may_be_given_by_a_script() throws IOException {
        started(Scenes.awaitingSignOff());
        assertThat(shell().run("approve", "--yes").code()).isZero();
        assertThat(running().state().status()).isEqualTo(RunStatus.SIGNED_OFF);
    }

    @Test
    void stop_stops_and_a_second_one_finds_nothing_to_do() throws IOException {
        started(Scenes.secondPhase());
        assertThat(shell().run("stop", "--reason", "lunch").code()).isZero();
        assertThat(running().state().reason()).contains("lunch");
        assertThat(shell().run("stop").code()).isZero();
    }

    @Test
    void a_person_reports_for_an_instance_that_it_names() throws IOException {
        started(Scenes.secondPhase());
        assertThat(shell().run("claim", "progress", "halfway", "--instance", "instance-2")
                        .code())
                .isZero();
        assertThat(running().state().current("instance-2").orElseThrow().progress())
                .isEqualTo("halfway");
        Shell.Result unnamed = shell().run("claim", "done");
        assertThat(unnamed.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(unnamed.err()).contains("Name the instance");
    }

    private static CompletableFuture<Shell.Result> meanwhile(Supplier<Shell.Result> command) {
        return CompletableFuture.supplyAsync(command, task -> Thread.ofVirtual().start(task));
    }

    private void awaitWatcher() throws InterruptedException {
        awaitWatchers(1);
    }

    private void awaitWatchers(int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (running().scenario.run.listeners() < count) {
            assertThat(System.nanoTime()).as("somebody watches").isLessThan(end);
            Thread.sleep(20);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Shell shell() {
        return new Shell(folder);
    }

    private void started(Scenario scenario) throws IOException {
        jarvis = new RunningJarvis(folder, scenario);
    }

    private RunningJarvis running() {
        if (jarvis == null) {
            throw new IllegalStateException("nothing was started");
        }
        return jarvis;
    }
}
