package jarvis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person finds who was away, or who begins again. */
@Tag("slow")
class ComingBackTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final List<String> RUN =
            List.of("run", "PLAN.md", "--trust", "--accept-warnings", "--no-open", "--port", "0");

    @TempDir
    Path temp;

    @Test
    void what_an_agent_reports_while_no_jarvis_is_there_is_heard_when_one_is_back() throws IOException {
        plan("""
                jarvis claim progress at_the_gate
                until [ -e ../go ]; do sleep 0.1; done
                jarvis claim progress alone
                jarvis block "nobody is there"
                jarvis unblock --how "went on"
                jarvis claim done "did it alone"
                """);
        Path go = Files.createTempFile("jarvis", "go");
        Files.delete(go);
        Files.writeString(
                temp.resolve("agent.sh"),
                Files.readString(temp.resolve("agent.sh")).replace("../go", go.toString()));
        try (Product.Running run = start()) {
            Api.until("the claim", LONG, () -> run.said().contains("at_the_gate"), run::said);
            run.killHard();
        }
        Files.createFile(go);
        Path attempt = temp.resolve(".jarvis/runs/run-1/instances/instance-1/1");
        Path outbox = attempt.resolve("outbox"); // the report that the kill cut off may be in it too
        Api.until("the claim", LONG, () -> said(outbox).contains("did it alone"), () -> said(outbox));
        Product.Result resumed = jarvis().run("resume", "--yes", "--no-open");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(jarvis().run("events").out())
                .contains("instance-1: alone", "nobody is there", "claims to be done: did it alone", "Signed off");
        assertThat(files(outbox))
                .hasSizeBetween(4, 5)
                .allMatch(file -> file.toString().endsWith(".read"));
        assertThat(jarvis().run("journal", "check").exit()).isZero();
        Files.delete(go);
    }

    @Test
    void after_a_stopped_run_another_may_be_begun_and_an_old_folder_is_left_alone() throws IOException {
        plan("until false; do sleep 1; done");
        Path stale = temp.resolve(".jarvis/runs/run-2/instances/instance-1/1");
        Files.createDirectories(stale);
        Files.writeString(stale.resolve("exit"), "0");
        try (Product.Running run = start()) {
            Api.until("the agent", LONG, () -> run.said().contains("attempt 1 (phase-1) started"), run::said);
            Product.Result second = jarvis().run(RUN.toArray(String[]::new));
            assertThat(second.exit()).isEqualTo(2);
            assertThat(second.err()).contains("A Jarvis already works on", "jarvis stop");
            run.killHard();
        }
        Product.Result unfinished = jarvis().run(RUN.toArray(String[]::new));
        assertThat(unfinished.exit()).isEqualTo(2);
        assertThat(unfinished.err()).contains("run-1", "is not finished (running)", "jarvis resume");
        assertThat(jarvis().run("stop").exit()).isZero();
        plan("jarvis claim done");
        try (Product.Running run = start()) {
            Api.until("the sign-off", LONG, () -> run.said().contains("sign"), run::said);
            assertThat(jarvis().run("status").out()).contains("run-3");
        }
        assertThat(stale.resolve("exit")).hasContent("0");
    }

    @Test
    void what_a_gate_changed_is_put_back_by_a_stop_after_a_crash() throws IOException {
        plan("jarvis claim done", "echo changed > tracker.txt\nsleep 30\ngrep -q changed tracker.txt");
        Path tracker = Files.writeString(temp.resolve("tracker.txt"), "mine\n");
        try (Product.Running run = start()) {
            Api.until("the change", LONG, () -> Api.read(tracker).equals("changed\n"), run::said);
            run.killHard();
        }
        assertThat(jarvis().run("stop").exit()).isZero();
        assertThat(tracker).hasContent("mine");
    }

    private void plan(String agent) throws IOException {
        plan(agent, "true");
    }

    private void plan(String agent, String check) throws IOException {
        Files.writeString(temp.resolve("PLAN.md"), OneGate.plan(check));
        Files.writeString(temp.resolve("agent.sh"), "set -eu\nexport JARVIS_PATIENCE=0\n" + agent);
        Files.writeString(temp.resolve("jarvis.yaml"), """
                defaults:
                  command: bash agent.sh
                """);
    }

    private Product.Running start() {
        return jarvis().start("run", RUN.toArray(String[]::new));
    }

    private Product jarvis() {
        return new Product(temp);
    }

    private static String said(Path outbox) {
        return files(outbox).stream().map(Api::read).collect(Collectors.joining());
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(".new"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
