package jarvis.runtime.workspace.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jarvis.core.merge.MergeOutcome;
import jarvis.core.merge.RefusedChange;
import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways around ownership that people met or that git offers. None gets a foreign change past the gate. */
class EscapesTest {
    @TempDir
    Path temp;

    private Gated world;

    @BeforeEach
    void prepare() throws IOException {
        world = Gated.in(temp.resolve("repo"));
        world.branch("one");
    }

    private void run(String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(world.repo.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(temp.resolve("out").toFile())
                    .start();
            assertThat(process.waitFor())
                    .as(Files.readString(temp.resolve("out")))
                    .isZero();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private Path own(String name) throws IOException {
        Path file = world.repo.folder().resolve(".git").resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    private void refusedIsTheForeignFile(String tip) {
        assertThat(world.refused("one", world.base, tip))
                .extracting(RefusedChange::path)
                .containsExactly("two/b.txt");
    }

    /** Something that leaves a trace where git starts it. */
    private Path trap(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\ntouch \"" + temp.resolve("ran") + "\"\nexit 0\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private void nothingRan() {
        assertThat(temp.resolve("ran")).doesNotExist();
    }

    @Test
    void teeThroughTheShellIsRefused() throws IOException {
        run("bash", "-c", "echo mine | tee two/b.txt");
        refusedIsTheForeignFile(world.commit());
    }

    @Test
    void pythonThatWritesAForeignFileIsRefused() throws IOException {
        Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/python3")), "there is no python3");
        run("/usr/bin/python3", "-c", "open('two/b.txt', 'w').write('mine')");
        refusedIsTheForeignFile(world.commit());
    }

    @Test
    void aChangedHooksPathDoesNotRunAndDoesNotHelp() throws IOException {
        Path hooks = temp.resolve("hooks");
        String tip = world.write("two/b.txt", "mine").commit();
        String allowed = world.branch("one").write("one/a.txt", "mine").commit();
        for (String hook :
                List.of("reference-transaction", "pre-merge-commit", "post-merge", "pre-commit", "post-checkout")) {
            trap(hooks.resolve(hook));
            trap(own("hooks/" + hook));
        }
        world.repo.git("config", "core.hooksPath", hooks.toString());
        refusedIsTheForeignFile(tip);
        String after = world.merged("one", world.base, allowed).after();
        new IntegrationBranch(world.repo.folder()).move("jarvis/run-1/integration", List.of(world.base), after);
        nothingRan();
    }

    @Test
    void commitToHideFromGitDiffHeadIsRefused() throws IOException {
        String tip = world.write("two/b.txt", "mine").commit();
        assertThat(world.repo.git("diff", "HEAD")).isEmpty();
        refusedIsTheForeignFile(tip);
    }

    @Test
    void aForeignChangeInAnEarlierCommitIsRefusedAndOneThatIsUndoneIsNone() throws IOException {
        world.write("two/b.txt", "mine").commit();
        refusedIsTheForeignFile(world.write("one/a.txt", "1").commit());
        String undone = world.write("two/b.txt", Gated.lines("b")).commit();
        assertThat(world.merged("one", world.base, undone).files()).isEqualTo(1);
    }

    @Test
    void aMergeOfAForeignBranchIsJudgedByWhatItBrings() throws IOException {
        world.branch("two").write("two/b.txt", "not yet judged").commit();
        world.branch("one").write("one/a.txt", "1").commit();
        world.repo.git("merge", "-q", "--no-edit", "two");
        refusedIsTheForeignFile(world.head());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../outside", "/etc/passwd", "../.git/config", "x/../../../y"})
    void aLinkThatLeavesTheTreeIsRefused(String target) throws IOException {
        Files.createSymbolicLink(world.repo.folder().resolve("one/link"), Path.of(target));
        assertThat(world.refused("one", world.base, world.commit()))
                .extracting(RefusedChange::path, RefusedChange::grantable)
                .containsExactly(tuple("one/link", false));
    }

    @Test
    void aLinkWithinTheTreeMayBeMergedAndOneOfAnAbsurdLengthMayNot() throws IOException {
        Files.createSymbolicLink(world.repo.folder().resolve("one/link"), Path.of("../shared/c.txt"));
        String tip = world.commit();
        world.merged("one", world.base, tip);
        world.write("long", "x/".repeat(10_000));
        String blob = world.repo.git("hash-object", "-w", "long");
        world.repo.git("update-index", "--add", "--cacheinfo", "120000," + blob + ",one/long");
        world.repo.git("commit", "-q", "-m", "a link by plumbing");
        assertThat(world.refused("one", world.base, world.head()))
                .extracting(RefusedChange::path)
                .containsExactly("one/long");
    }

    @Test
    void aSecondSpellingOfAFileOrFolderIsRefused() throws IOException {
        world.write("one/A.TXT", "x").write("Two/c.txt", "x");
        assertThat(world.refused("one", world.base, world.commit()))
                .extracting(RefusedChange::path)
                .containsExactlyInAnyOrder("one/A.TXT", "Two/c.txt");
    }

    @Test
    void attributesThatHideAPathFromDiffHideNothing() throws IOException {
        String hidden = "two/** -diff linguist-generated export-ignore merge=ours -text binary\n";
        world.write(".gitattributes", hidden).write("two/b.txt", "mine");
        Files.writeString(own("info/attributes"), hidden);
        assertThat(world.refused("one", world.base, world.commit()))
                .extracting(RefusedChange::path)
                .containsExactlyInAnyOrder(".gitattributes", "two/b.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--assume-unchanged", "--skip-worktree"})
    void aFlagInTheIndexHidesNothingThatWasCommitted(String flag) throws IOException {
        String tip = world.write("two/b.txt", "mine").commit();
        world.repo.git("update-index", flag, "two/b.txt");
        world.write("two/b.txt", Gated.lines("b"));
        refusedIsTheForeignFile(tip);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "core.quotePath=true",
                "diff.renames=copies",
                "diff.renames=false",
                "diff.noprefix=true",
                "diff.relative=true",
                "diff.ignoreSubmodules=all",
                "diff.orderFile=/dev/null",
                "core.abbrev=4",
                "status.showUntrackedFiles=no",
                "core.ignoreCase=true",
                "core.worktree=/",
                "log.showSignature=true",
                "commit.gpgSign=true",
                "core.notesRef=refs/heads/main"
            })
    void aSettingOfTheRepositoryHidesNothing(String setting) throws IOException {
        String name = "two/ä \"quoted\"\n🦊";
        world.write(name, "mine");
        world.repo.git("mv", "two/b.txt", "one/b.txt");
        String tip = world.commit();
        String[] parts = setting.split("=", 2);
        world.repo.git("config", parts[0], parts[1]);
        assertThat(world.refused("one", world.base, tip))
                .extracting(RefusedChange::path)
                .containsExactlyInAnyOrder(name, "two/b.txt");
    }

    @Test
    void anExternalDiffIsNotStarted() throws IOException {
        Path program = trap(temp.resolve("program"));
        world.repo.git("config", "diff.external", program.toString());
        world.repo.git("config", "diff.x.textconv", program.toString());
        world.repo.git("config", "diff.x.command", program.toString());
        world.repo.git("config", "core.fsmonitor", program.toString());
        world.repo.git("config", "core.pager", program.toString());
        Files.writeString(own("info/attributes"), "* diff=x\n");
        String tip = world.write("two/b.txt", "mine").commit();
        Files.deleteIfExists(temp.resolve("ran"));
        refusedIsTheForeignFile(tip);
        nothingRan();
    }

    @Test
    void anObjectThatIsReplacedByAnotherHidesNothing() throws IOException {
        String tip = world.write("two/b.txt", "mine").commit();
        world.repo.git("replace", tip + "^{tree}", world.base + "^{tree}");
        world.repo.git("replace", world.repo.git("rev-parse", tip + ":two/b.txt"), world.base + ":two/b.txt");
        refusedIsTheForeignFile(tip);
        world.repo.git("replace", tip, world.base);
        refusedIsTheForeignFile(tip);
    }

    @Test
    void aGraftThatMakesTheTipALaterVersionOfOthersWorkWinsNothing() throws IOException {
        String before = world.branch("two").shared(0, "two").commit();
        String tip = world.branch("one").shared(0, "one").commit();
        Files.writeString(own("info/grafts"), tip + " " + before + "\n" + before + " " + tip + "\n");
        assertThat(world.conflicts("one", before, tip)).containsExactly("shared/c.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"union", "ours", "theirs", "mine", "text"})
    void noDriverOfTheRepositoryResolvesAConflict(String driver) throws IOException {
        world.branch("main").write(".gitattributes", "shared/** merge=" + driver + "\n");
        String base = world.commit();
        String before = world.branch("two", base).shared(0, "two").commit();
        String tip = world.branch("one", base).shared(0, "one").commit();
        String attributes = "* merge=" + driver + "\n";
        Files.writeString(own("info/attributes"), attributes);
        Files.writeString(temp.resolve("attributes"), attributes);
        Path program = trap(temp.resolve("program"));
        for (String name : List.of(driver, "text", "binary")) {
            world.repo.git("config", "merge." + name + ".driver", program + " %A %O %B");
        }
        world.repo.git(
                "config", "core.attributesFile", temp.resolve("attributes").toString());
        world.repo.git("config", "merge.default", driver);
        assertThat(world.conflicts("one", before, tip)).containsExactly("shared/c.txt");
        nothingRan();
    }

    @Test
    void whereGitReadsTheAttributesOfABranchItsUnionIsNoResolutionEither() throws IOException {
        String before = world.branch("two").shared(0, "two").commit();
        String tip = world.branch("one").shared(0, "one").commit();
        String apart = world.branch("one").shared(8, "one").commit();
        Path attributes = Files.writeString(temp.resolve("attributes"), "* merge=union\n");
        try (Borrowed objects = Borrowed.of(world.repo.folder())) {
            assertThat(exit(objects, attributes, before, tip)).isEqualTo(1);
            assertThat(exit(objects, attributes, before, apart)).isZero();
        }
    }

    private static int exit(Borrowed objects, Path attributes, String before, String tip) {
        return objects.ask(
                        new byte[0],
                        "-c",
                        "core.attributesFile=" + attributes,
                        "merge-tree",
                        "--write-tree",
                        before,
                        tip)
                .exit();
    }

    @Test
    void aFolderThatIsRenamedDoesNotMoveTheFilesOfOthersWithIt() throws IOException {
        world.repo.git("config", "merge.directoryRenames", "true");
        String before = world.branch("two").write("shared/new.txt", "two").commit();
        world.branch("one");
        world.repo.git("mv", "shared", "one/shared");
        MergeOutcome.Merged merged = world.merged("one", before, world.commit());
        assertThat(world.paths(merged.after())).contains("shared/new.txt", "one/shared/c.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[broken", "[extensions]\n\tunheardOf = true\n[core]\n\trepositoryformatversion = 1\n"})
    void aConfigurationThatGitCannotReadIsNoPass(String config) throws IOException {
        String tip = world.write("two/b.txt", "mine").commit();
        Files.writeString(own("config"), config);
        assertThatThrownBy(() -> world.merge("one", world.base, tip))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("git status");
    }

    @Test
    void anObjectThatIsGoneIsNoPass() throws IOException {
        String tip = world.write("one/a.txt", "mine").commit();
        String blob = world.repo.git("rev-parse", tip + ":one/a.txt");
        Files.delete(own("objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));
        assertThatThrownBy(() -> world.merge("one", world.base, tip))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void aNestedRepositoryAndItsAnnouncementNeedGrants() throws IOException {
        world.repo.git("update-index", "--add", "--cacheinfo", "160000," + "1".repeat(40) + ",vendor");
        world.write(".gitmodules", "[submodule \"v\"]\n\tpath = vendor\n\turl = ./v\n\tignore = all\n");
        world.repo.git("add", ".gitmodules");
        world.repo.git("commit", "-q", "-m", "tip");
        assertThat(world.refused("one", world.base, world.head()))
                .extracting(RefusedChange::path)
                .containsExactlyInAnyOrder(".gitmodules", "vendor");
    }
}
