package jarvis.runtime.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies before a gate that changes files, and putting them back. */
class SalvageTest {
    @TempDir
    Path temp = Path.of("");

    private Scratch repo = new Scratch(Path.of(""));
    private Path kept = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        repo = Scratch.repository(temp.resolve("repo"));
        repo.write(".gitignore", "*.ignored\nout/\n")
                .write("a.txt", "a")
                .write("b.txt", "b")
                .commit("one");
        kept = repo.folder().resolve(".jarvis/runs/r/salvage");
    }

    /** As a new Jarvis would find it: nothing but the files. */
    private Salvage salvage() {
        return new Salvage(kept);
    }

    @Test
    void whatTheGateChangedCreatedAndDeletedIsPutBackWithItsMode() throws IOException {
        repo.write("a.txt", "uncommitted work").write("new 🦊\n.txt", "untracked");
        Files.setPosixFilePermissions(repo.folder().resolve("a.txt"), PosixFilePermissions.fromString("rwxr-x---"));
        Files.createSymbolicLink(repo.folder().resolve("link"), Path.of("a.txt"));
        salvage().take(repo.folder(), List.of());

        repo.write("new 🦊\n.txt", "by the gate").write("created/by/gate.txt", "g");
        Files.delete(repo.folder().resolve("a.txt"));
        Files.delete(repo.folder().resolve("link"));
        salvage().close();
        assertThat(salvage().changed())
                .containsExactlyInAnyOrder("a.txt", "link", "new 🦊\n.txt", "created/by/gate.txt");
        assertThat(salvage().putBack()).isEmpty();

        assertThat(repo.read("a.txt")).isEqualTo("uncommitted work");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(repo.folder().resolve("a.txt"))))
                .isEqualTo("rwxr-x---");
        assertThat(repo.read("new 🦊\n.txt")).isEqualTo("untracked");
        assertThat(Files.readSymbolicLink(repo.folder().resolve("link"))).isEqualTo(Path.of("a.txt"));
        assertThat(repo.has("created/by/gate.txt")).isFalse();
        assertThat(kept.resolve("replaced/created/by/gate.txt")).hasContent("g");
        assertThat(kept.resolve("replaced/new 🦊\n.txt")).hasContent("by the gate");
    }

    @Test
    void whatSomebodyWroteMeanwhileInAFileThatNoStepNamesIsLeftAndSaid() throws IOException {
        salvage().take(repo.folder(), List.of("echo changed > created.txt", "rm -f a.txt"));
        repo.write("a.txt", "by the gate").write("created.txt", "by the gate").write("doc.md", "by a person");

        assertThat(salvage().putBack()).hasSize(1).first().asString().contains("doc.md", "no step names it", "left");
        assertThat(repo.read("doc.md")).isEqualTo("by a person");
        assertThat(repo.read("a.txt")).isEqualTo("a");
        assertThat(repo.has("created.txt")).isFalse();
    }

    @Test
    void whereAStepMayChangeAnyFileAllIsPutBackAndWhatNoStepNamesIsSaid() throws IOException {
        salvage().take(repo.folder(), List.of("prettier --write ."));
        repo.write("a.txt", "by the gate");

        assertThat(salvage().putBack()).hasSize(1).first().asString().contains("a.txt", "is put back", "replaced");
        assertThat(repo.read("a.txt")).isEqualTo("a");
        assertThat(kept.resolve("replaced/a.txt")).hasContent("by the gate");
    }

    @Test
    void whatSomebodyWroteAfterTheGateIsNeverOverwritten() throws IOException {
        salvage().take(repo.folder(), List.of());
        repo.write("a.txt", "by the gate").write("created.txt", "by the gate");
        salvage().close();
        repo.write("a.txt", "by a person").write("created.txt", "by a person");

        List<String> problems = salvage().putBack();

        assertThat(problems).hasSize(2).first().asString().contains("a.txt", "left as it is", "copy");
        assertThat(repo.read("a.txt")).isEqualTo("by a person");
        assertThat(repo.read("created.txt")).isEqualTo("by a person");
        assertThat(kept.resolve("copy/a.txt")).hasContent("a");
    }

    @Test
    void puttingBackIsDoneOnceAndSaysTheSameAgain() throws IOException {
        salvage().take(repo.folder(), List.of());
        repo.write("a.txt", "by the gate").write("b.txt", "by the gate");
        salvage().close();
        repo.write("b.txt", "by a person");
        List<String> problems = salvage().putBack();
        repo.write("a.txt", "by the gate");

        assertThat(salvage().putBack()).isEqualTo(problems).hasSize(1);
        assertThat(repo.read("a.txt")).as("a later change is not ours to undo").isEqualTo("by the gate");
    }

    @Test
    void aKillInTheMiddleOfPuttingBackIsFinishedByTheNextCall() throws IOException {
        salvage().take(repo.folder(), List.of());
        repo.write("a.txt", "by the gate").write("b.txt", "by the gate").write("c.txt", "by the gate");
        salvage().close();
        salvage().putBack();
        // As if it had been killed after the first file: no mark, the others as the gate left them.
        Files.delete(kept.resolve("restored.json"));
        repo.write("b.txt", "by the gate").write("c.txt", "by the gate");

        assertThat(salvage().putBack()).isEmpty();
        assertThat(repo.read("a.txt") + repo.read("b.txt")).isEqualTo("ab");
        assertThat(repo.has("c.txt")).isFalse();
    }

    @Test
    void puttingBackWithoutCloseComparesFirstAndWithoutACopyDoesNothing() throws IOException {
        assertThat(salvage().putBack()).isEmpty();
        salvage().take(repo.folder(), List.of());
        repo.write("a.txt", "by the gate");

        assertThat(salvage().putBack()).isEmpty();
        assertThat(repo.read("a.txt")).isEqualTo("a");
    }

    @Test
    void aCopyThatIsTakenAgainBeforeTheGateHoldsTheNewestWork() throws IOException {
        salvage().take(repo.folder(), List.of());
        repo.write("a.txt", "work of an agent while Jarvis was down");
        salvage().take(repo.folder(), List.of());
        repo.write("a.txt", "by the gate");

        salvage().putBack();
        assertThat(repo.read("a.txt")).isEqualTo("work of an agent while Jarvis was down");
    }

    @Test
    void anIgnoredFileThatTheCommandsNameIsPutBackAndOthersAreLeft() throws IOException {
        repo.write("tracker.ignored", "1")
                .write("sub/data.ignored", "1")
                .write("out/x", "1")
                .write("out/deep/y", "1");
        salvage()
                .take(
                        repo.folder(),
                        List.of(
                                "echo 2 > tracker.ignored",
                                "cd sub && tee 'data.ignored' < /dev/null",
                                "rm -rf out/deep fresh.ignored"));
        repo.write("tracker.ignored", "2")
                .write("sub/data.ignored", "2")
                .write("out/x", "2")
                .write("fresh.ignored", "new");
        Files.delete(repo.folder().resolve("out/deep/y"));

        assertThat(salvage().putBack()).isEmpty();
        assertThat(repo.read("tracker.ignored")).isEqualTo("1");
        assertThat(repo.read("sub/data.ignored")).isEqualTo("1");
        assertThat(repo.read("out/deep/y")).isEqualTo("1");
        assertThat(repo.has("fresh.ignored")).isFalse();
        assertThat(repo.read("out/x")).as("ignored and not named").isEqualTo("2");
    }

    @Test
    void theFoldersOfJarvisGitAndTheRunAreNeitherCopiedNorPutBack() throws IOException {
        repo.write(".coordination/status.json", "{}").write(".jarvis/x", "x");
        salvage()
                .take(
                        repo.folder(),
                        List.of("echo 1 > .coordination/status.json", "echo > .jarvis/x; echo > .git/config"));
        repo.write(".coordination/status.json", "claimed");

        assertThat(salvage().putBack()).isEmpty();
        assertThat(repo.read(".coordination/status.json")).isEqualTo("claimed");
        assertThat(kept.resolve("copy/.git")).doesNotExist();
    }

    @Test
    void aFolderOutsideGitIsPutBackWithoutWhatToolsBuild() throws IOException {
        Scratch plain =
                new Scratch(Files.createDirectories(temp.resolve("plain")).toRealPath());
        plain.write("a.txt", "a").write("node_modules/m", "m").write(".monitoring/tracker.json", "1");
        salvage().take(plain.folder(), List.of("echo 2 > .monitoring/tracker.json; rm a.txt; touch new"));
        plain.write("a.txt", "A")
                .write("node_modules/m", "M")
                .write(".monitoring/tracker.json", "2")
                .write("new", "n");

        assertThat(salvage().putBack()).isEmpty();
        assertThat(plain.read("a.txt") + plain.read(".monitoring/tracker.json")).isEqualTo("a1");
        assertThat(plain.read("node_modules/m")).isEqualTo("M");
        assertThat(plain.has("new")).isFalse();
    }

    @Test
    void moreThanTheBoundIsRefusedBeforeAnythingIsCopiedAndTheSettingIsNamed() throws IOException {
        Salvage small = new Salvage(kept, 2, 1 << 20);

        assertThatThrownBy(() -> small.take(repo.folder(), List.of()))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("validate-in: checkout");
        assertThat(kept.resolve("copy")).doesNotExist();
    }

    @Test
    void aGateThatMovedTheBranchIsReported() throws IOException {
        salvage().take(repo.folder(), List.of());
        repo.write("a.txt", "A").commit("by the gate");

        assertThat(salvage().putBack()).singleElement().asString().contains("HEAD");
        assertThat(repo.read("a.txt")).isEqualTo("a");
    }
}
