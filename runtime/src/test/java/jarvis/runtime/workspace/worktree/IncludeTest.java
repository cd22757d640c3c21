package jarvis.runtime.workspace.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.workspace.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ignored files that work needs come along. */
class IncludeTest {
    @TempDir
    Path temp = Path.of("");

    private Workplace place = new Workplace(new Scratch(Path.of("")), Path.of(""));

    @BeforeEach
    void prepare() throws IOException {
        place = Workplace.in(temp);
        place.repo()
                .write(
                        ".worktreeinclude",
                        "# what work needs\n*.ignored\nout/**\n!out/big*\na.txt\nloose.txt\n.jarvis\n")
                .commit("include");
        place.repo()
                .write("key.ignored", "key")
                .write("sub/deep.ignored", "deep")
                .write("out/tool", "tool")
                .write("out/big.bin", "big")
                .write("a.txt", "uncommitted\n")
                .write("loose.txt", "untracked and not ignored")
                .write(".jarvis/secret.ignored", "ours");
    }

    @Test
    void onlyIgnoredFilesThatAPatternNamesAreCopied() throws IOException {
        assertThat(place.repo().folder().resolve("out/tool").toFile().setExecutable(true))
                .isTrue();

        Scratch worktree = place.make();

        assertThat(worktree.read("key.ignored") + worktree.read("sub/deep.ignored") + worktree.read("out/tool"))
                .isEqualTo("keydeeptool");
        assertThat(worktree.folder().resolve("out/tool")).isExecutable();
        assertThat(worktree.has("out/big.bin")).isFalse();
        assertThat(worktree.has("loose.txt")).isFalse();
        assertThat(worktree.has(".jarvis")).isFalse();
        assertThat(worktree.read("a.txt")).isEqualTo("a\n");
        place.assertClean(worktree);
    }

    @Test
    void whatTheInstanceHasIsNotReplacedWhenItsWorktreeIsAdopted() throws IOException {
        Scratch worktree = place.make().write("key.ignored", "its own");

        place.make();

        assertThat(worktree.read("key.ignored")).isEqualTo("its own");
    }

    @Test
    void nothingIsWrittenThroughALinkThatLeadsOut() throws IOException {
        Path outside = Files.createDirectories(temp.resolve("outside"));
        Files.createSymbolicLink(place.repo().folder().resolve("away"), outside);
        place.repo().commit("a link");
        Files.delete(place.repo().folder().resolve("away"));
        place.repo().write("away/x.ignored", "x");

        place.make();

        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void moreThanTheBoundIsNotCopiedAndSaid() throws IOException {
        Path to = Files.createDirectories(temp.resolve("to"));

        assertThat(new Include(place.repo().folder(), to, 5).copy())
                .singleElement()
                .asString()
                .contains("3 files", "none was");
        assertThat(to).isEmptyDirectory();
    }
}
