package jarvis.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.cli.Engine.DemoRequest;
import jarvis.runtime.cli.Engine.ResumeRequest;
import jarvis.runtime.cli.Engine.RunRequest;
import jarvis.runtime.cli.Engine.ServeRequest;
import jarvis.runtime.cli.terminal.StageView.Consent;
import jarvis.runtime.project.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands that start something hand the engine what was said; help and completion need nothing at all. */
class StartingTest {
    @TempDir
    Path folder;

    @Test
    void run_hands_over_the_plan_as_it_would_run_here() throws IOException {
        Files.writeString(
                folder.resolve("PLAN.md"), "# Plan\n\n### Instance 1: One\n**Location:** `/Users/ada/shop`\n");
        Files.createDirectory(folder.resolve("shop"));
        Shell shell = new Shell(folder);
        shell.engine.code = ExitCode.NOT_SIGNED_OFF;
        Shell.Result result =
                shell.run("run", "PLAN.md", "--root", "/Users/ada/shop=shop", "--trust", "--no-open", "--port", "0");
        assertThat(result.code()).isEqualTo(ExitCode.NOT_SIGNED_OFF);
        RunRequest request = (RunRequest) shell.engine.asked.getFirst();
        assertThat(request.consent()).isEqualTo(new Consent(false, true));
        assertThat(request.open()).isFalse();
        assertThat(request.patient()).isTrue();
        assertThat(request.staging().project().plan()).isEqualTo(folder.resolve("PLAN.md"));
        assertThat(request.staging().project().settings().port()).isZero();
        assertThat(request.staging()
                        .project()
                        .location(request.staging().plan().instances().getFirst()))
                .isEqualTo(folder.resolve("shop"));
    }

    @Test
    void run_takes_warnings_as_accepted_and_may_refuse_to_wait() throws IOException {
        Files.writeString(folder.resolve("PLAN.md"), "# Plan\n");
        Shell shell = new Shell(folder);
        shell.run("run", "PLAN.md", "--accept-warnings", "--no-wait");
        RunRequest request = (RunRequest) shell.engine.asked.getFirst();
        assertThat(request.consent()).isEqualTo(new Consent(true, false));
        assertThat(request.patient()).isFalse();
        assertThat(request.open()).isTrue();
    }

    @Test
    void resume_serve_and_demo_hand_over_what_was_said() throws IOException {
        Files.createDirectory(folder.resolve(".jarvis"));
        Shell shell = new Shell(folder);
        shell.run("resume", "--yes", "--no-open");
        shell.run("serve", "--port", "4000");
        shell.run("demo", "--yes", "--no-open", "--in", "scratch");
        ProjectFolder project = new ProjectFolder(folder);
        assertThat(shell.engine.asked)
                .containsExactly(
                        new ResumeRequest(project, true, false, false, true, null),
                        new ServeRequest(project, false, 4000),
                        new DemoRequest(true, false, null, folder.resolve("scratch"), DemoRequest.Agents.NONE));
    }

    @Test
    void plan_check_says_every_problem_and_the_verdict() throws IOException {
        Files.writeString(folder.resolve("PLAN.md"), "# Plan\n\n### Instance 1: One\n\n**Tasks:**\n1. Work\n");
        Files.writeString(folder.resolve("jarvis.yaml"), "parralel: 3\n");
        Shell.Result result = new Shell(folder).run("plan", "check", "PLAN.md");
        assertThat(result.code()).isEqualTo(ExitCode.MISTAKE);
        assertThat(result.out())
                .contains("jarvis.yaml:1:1: error: there is no key `parralel`; did you mean `parallel`?");
        JsonNode json = new JsonMapper()
                .readTree(new Shell(folder)
                        .run("plan", "check", "PLAN.md", "--json")
                        .out());
        assertThat(json.path("ok").asBoolean()).isFalse();
        assertThat(json.path("problems").values())
                .anyMatch(problem -> problem.path("file").asString().equals("jarvis.yaml"));
    }

    @Test
    void plan_show_in_json_is_the_plan() throws IOException {
        Files.writeString(folder.resolve("PLAN.md"), "# Title of it\n\n### Instance 1: One\n\n**Tasks:**\n1. Work\n");
        JsonNode json = new JsonMapper()
                .readTree(new Shell(folder)
                        .run("plan", "show", "PLAN.md", "--json")
                        .out());
        assertThat(json.path("title").asString()).isEqualTo("Title of it");
        assertThat(json.path("instances").get(0).path("tasks").size()).isEqualTo(1);
    }

    @Test
    void help_is_a_result_and_lists_the_exit_codes() {
        Shell.Result help = new Shell(folder).run("--help");
        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains("Exit codes:")
                .contains("the run waits for a person")
                .contains("doctor");
        assertThat(new Shell(folder).run("help", "run").out())
                .contains("--trust")
                .isEqualTo(new Shell(folder).run("run", "--help").out());
        assertThat(new Shell(folder).run("--version").out()).isEqualTo("jarvis 1.2.3\n");
    }

    @Test
    void every_command_and_option_says_what_it_is() {
        described(JarvisCommand.create(new FakeEngine(), jarvis.runtime.cli.terminal.Terminal.system(), "0"));
    }

    private static void described(CommandLine command) {
        assertThat(command.getCommandSpec().usageMessage().description())
                .as(command.getCommandName())
                .isNotEmpty();
        command.getCommandSpec()
                .options()
                .forEach(option -> assertThat(option.description())
                        .as(command.getCommandName() + " " + option.longestName())
                        .isNotEmpty());
        command.getSubcommands().values().forEach(StartingTest::described);
    }

    @Test
    void completion_is_a_script_for_the_shell() throws Exception {
        String script = new Shell(folder).run("completion", "bash").out();
        assertThat(script).contains("function _complete_jarvis()").contains("accept-warnings");
        Path file = folder.resolve("completion");
        Files.writeString(file, script);
        Process bash = new ProcessBuilder("bash", "-n", file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(bash.waitFor()).isZero();
        assertThat(new Shell(folder).run("completion", "zsh").out()).contains("bashcompinit");
        assertThat(new Shell(folder).run("completion", "fish").code()).isEqualTo(ExitCode.MISTAKE);
    }

    @Test
    void doctor_names_each_tool_and_what_to_do_about_a_missing_one() throws IOException {
        assertThat(new Shell(folder).run("doctor").out()).containsPattern("well +git +git version 2");
        Shell.Result bare = new Shell(folder).with("PATH", folder.toString()).run("doctor");
        assertThat(bare.code()).isEqualTo(ExitCode.WORLD);
        assertThat(bare.out()).contains("git is not on PATH. Every gate reads the tree by it. Install git.");
        JsonNode json = new JsonMapper()
                .readTree(new Shell(folder).run("doctor", "--json").out());
        assertThat(json.path("diagnoses").values())
                .anyMatch(one -> one.path("name").asString().equals("bash"));
    }
}
