package jarvis.runtime.workspace.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.workspace.Repository;
import jarvis.runtime.workspace.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agent did to the configuration that all share is said in sentences. */
class ConfigWatchTest {
    @TempDir
    Path temp = Path.of("");

    private Workplace place = new Workplace(new Scratch(Path.of("")), Path.of(""));

    @BeforeEach
    void prepare() throws IOException {
        place = Workplace.in(temp);
        place.repo().git("config", "remote.origin.url", "https://me:hunter2@example.org/x");
        watch().remember();
    }

    /** As a new Jarvis would have it. */
    private ConfigWatch watch() {
        return new ConfigWatch(place.repo().folder(), temp.resolve("memory/config.json"));
    }

    @Test
    void ordinaryWorkAndOurOwnChangesAreNone() throws IOException {
        Scratch worktree = place.make();
        worktree.write("a.txt", "work\n").commit("work");
        worktree.git("checkout", "-q", "-b", "x", "--track", "main");
        place.commit();
        new Repository(place.repo().folder()).ignoreLocally("/other/");

        assertThat(watch().changes()).isEmpty();
    }

    @Test
    void aRedirectedHooksPathIsNamedWithItsValue() throws IOException {
        place.make().git("config", "core.hooksPath", "/tmp/hooks");

        assertThat(watch().changes())
                .containsExactly(
                        "core.hookspath in config was added to \"/tmp/hooks\". It steers every git command in this repository; take it back unless you meant it.");
        watch().remember();
        assertThat(watch().changes()).isEmpty();
    }

    @Test
    void secretsAreNotShown() throws IOException {
        place.repo().git("config", "http.extraHeader", "Authorization: Bearer abc");
        place.repo().git("config", "remote.origin.url", "https://me:swordfish@example.org/y");
        place.repo().git("config", "url.https://you:sesame@example.org/.insteadOf", "gh:");
        place.repo().git("config", "my.apiToken", "t0k3n");

        assertThat(watch().changes())
                .hasSize(4)
                .anyMatch(change ->
                        change.startsWith("remote.origin.url in config was changed to \"https://...@example.org/y\""))
                .noneMatch(change -> change.matches("(?s).*(abc|swordfish|sesame|t0k3n).*"));
    }

    @Test
    void removedKeysChangedHooksAttributesAndBorrowedObjectsAreNamed() throws IOException {
        place.repo().write(".git/hooks/pre-push", "#!/bin/sh\n");
        watch().remember();
        place.repo().git("config", "--unset", "remote.origin.url");
        place.repo()
                .write(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n")
                .write(".git/info/attributes", "* filter=x\n")
                .write(".git/objects/info/alternates", "/elsewhere\n");
        assertThat(place.repo().folder().resolve(".git/hooks/pre-push").toFile().setExecutable(true))
                .isTrue();

        assertThat(watch().changes())
                .map(change -> change.substring(0, change.indexOf('.', change.indexOf(" was "))))
                .containsExactly(
                        "hooks/pre-commit was added",
                        "hooks/pre-push was changed",
                        "info/attributes was added",
                        "objects/info/alternates was added",
                        "remote.origin.url in config was removed");
    }

    @Test
    void aConfigurationThatGitCannotReadIsSaidAndAWorktreesOwnIsSeen() throws IOException {
        place.make();
        Files.writeString(place.admin().resolve("config.worktree"), "[core]\n\tsshCommand = evil\n");
        assertThat(watch().changes()).singleElement().asString().startsWith("core.sshcommand in worktrees/instance-1/");

        place.repo().write(".git/config", "[core\n");

        assertThat(watch().changes()).anyMatch(change -> change.startsWith("config, which git cannot read, was added"));
    }

    @Test
    void nothingRememberedIsNoChange() {
        assertThat(new ConfigWatch(place.repo().folder(), temp.resolve("none")).changes())
                .isEmpty();
    }
}
