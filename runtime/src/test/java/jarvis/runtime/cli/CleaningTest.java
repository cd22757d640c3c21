package jarvis.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.view.Scenes;
import jarvis.runtime.workspace.Scratch;
import jarvis.runtime.workspace.worktree.Worktrees;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jarvis clean} and {@code jarvis salvage}, where no Jarvis runs. */
class CleaningTest {
    @TempDir
    Path temp = Path.of("");

    private Scratch repo = new Scratch(Path.of(""));
    private Scratch idle = new Scratch(Path.of(""));
    private Scratch busy = new Scratch(Path.of(""));

    @BeforeEach
    void prepare() throws IOException {
        repo = Scratch.repository(temp.resolve("repo"));
        repo.write("a.txt", "a\n").commit("one");
        Worktrees worktrees = new Worktrees(repo.folder().resolve(".jarvis/runs/run-1/worktrees"), "run-1");
        String base = repo.git("rev-parse", "HEAD");
        idle = new Scratch(worktrees.make(repo.folder(), base, "idle").folder());
        busy = new Scratch(worktrees.make(repo.folder(), base, "busy").folder());
        idle.write("a.txt", "thrown away\n").commit("thrown away");
        idle.git("reset", "-q", "--hard", base);
        busy.write("a.txt", "work\n");
    }

    private Shell.Result jarvis(String... arguments) {
        return new Shell(repo.folder()).run(arguments);
    }

    @Test
    void aDryRunNamesEachWorktreeAndRemovesNone() {
        Shell.Result result = jarvis("clean", "--dry-run");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(result.out().lines())
                .containsExactly(
                        "run-1 busy  0.0 MiB  stays: it holds files that are not committed",
                        "run-1 idle  0.0 MiB  would be removed: all its work is merged, and nobody works there");
        assertThat(idle.folder()).exists();
    }

    @Test
    void whatWasRemovedIsListedAndGivenBack() throws IOException {
        assertThat(jarvis("clean", "--run", "run-1").out()).contains("run-1 idle  0.0 MiB  removed");
        assertThat(idle.folder()).doesNotExist();
        assertThat(busy.read("a.txt")).isEqualTo("work\n");

        assertThat(jarvis("salvage", "list").out())
                .startsWith("run-1/idle/1-reflog  ")
                .contains("thrown away");
        assertThat(jarvis("salvage", "list", "--json", "--run", "run-1").out())
                .contains("\"refs/jarvis/salvage/run-1/idle/1-reflog\"");
        assertThat(jarvis("salvage", "list", "--run", "run-2").out()).startsWith("Nothing is kept");
        assertThat(jarvis("salvage", "restore", "run-1/idle/1-reflog", "--branch", "rescued")
                        .code())
                .isEqualTo(ExitCode.OK);
        assertThat(jarvis("salvage", "restore", "run-1/idle/1-reflog", "--into", "rescued")
                        .code())
                .isEqualTo(ExitCode.OK);

        assertThat(repo.git("show", "rescued:a.txt")).isEqualTo("thrown away");
        assertThat(repo.read("rescued/a.txt")).isEqualTo("thrown away\n");
    }

    @Test
    void aRunThatGoesOnIsNotTouched() throws IOException {
        try (RunningJarvis running = new RunningJarvis(repo.folder(), Scenes.asking())) {
            assertThat(running.state().defined().run()).isEqualTo("run-1");
            assertThat(jarvis("clean").out()).startsWith("run-1 goes on, so its worktrees stay.");
        }
        assertThat(idle.folder()).exists();
    }

    @Test
    void mistakesAreNamed() {
        says("No run run-9 has worktrees here. These have: run-1.", "clean", "--run", "run-9");
        says("Nothing is kept as run-1/idle/9-x.", "salvage", "restore", "run-1/idle/9-x", "--branch", "b");
        says("Say how: --branch NAME, or --into FOLDER.", "salvage", "restore", "run-1/idle/1-reflog");
        jarvis("clean");
        says("There is a branch main already", "salvage", "restore", "run-1/idle/1-reflog", "--branch", "main");
        Shell worker = new Shell(repo.folder()).with("JARVIS_TOKEN", "t").with("JARVIS_INSTANCE", "idle");
        assertThat(worker.run("clean").err()).contains("a person does");
    }

    private void says(String sentence, String... arguments) {
        Shell.Result result = jarvis(arguments);
        assertThat(result.err()).contains(sentence);
        assertThat(result.code()).isEqualTo(ExitCode.MISTAKE);
    }
}
