package jarvis.runtime.workspace.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a location is, before a run. */
class SurveyTest {
    @TempDir
    Path temp = Path.of("");

    private Scratch repo = new Scratch(Path.of(""));

    @BeforeEach
    void prepare() throws IOException {
        repo = Scratch.repository(temp.resolve("repo"));
        repo.write("a.txt", "a").write("sub/b.txt", "b").commit("one");
    }

    private Survey survey() {
        return Survey.of(repo.folder());
    }

    @Test
    void aCleanRepositoryHasABranchABaseAndNothingToSay() throws IOException {
        Survey survey = Survey.of(repo.folder().resolve("sub"));

        assertThat(survey.isRepository()).isTrue();
        assertThat(survey.top()).isEqualTo(repo.folder());
        assertThat(survey.within()).isEqualTo(Path.of("sub"));
        assertThat(survey.branch()).isEqualTo("main");
        assertThat(survey.base()).isEqualTo(repo.git("rev-parse", "HEAD"));
        assertThat(survey.refusals()).isEmpty();
        assertThat(survey.notes()).isEmpty();
    }

    @Test
    void aFolderInNoRepositoryOrIgnoredByOneIsNone() throws IOException {
        Path plain = Files.createDirectories(temp.resolve("plain"));
        repo.write(".gitignore", "out/\n").write("out/x", "x");

        assertThat(Survey.of(plain)).isEqualTo(Survey.noRepository(plain));
        assertThat(Survey.of(repo.folder().resolve("out")).isRepository()).isFalse();
    }

    @Test
    void aRepositoryWithoutACommitIsRefusedWithTheWayOut() throws IOException {
        Scratch fresh = Scratch.repository(temp.resolve("fresh"));

        assertThat(Survey.of(fresh.folder()).refusals())
                .singleElement()
                .asString()
                .contains("no commit yet", "git commit --allow-empty", "workspaces: in-place");
    }

    @Test
    void aBareRepositoryAndTheInsideOfAGitFolderAreRefused() throws IOException {
        repo.git("clone", "-q", "--bare", ".", temp.resolve("bare").toString());

        assertThat(Survey.of(temp.resolve("bare")).refusals())
                .singleElement()
                .asString()
                .contains("bare repository", "workspaces: in-place");
        assertThat(Survey.of(repo.folder().resolve(".git")).refusals())
                .singleElement()
                .asString()
                .contains("inside a .git folder");
    }

    @Test
    void submodulesAreRefusedByName() throws IOException {
        Scratch inner = Scratch.repository(temp.resolve("inner")).commit("inner");
        repo.git("submodule", "add", "-q", inner.folder().toString(), "libs/inner");
        repo.commit("with a submodule");

        assertThat(survey().refusals()).singleElement().asString().contains("submodules", "libs/inner", "in-place");
    }

    @Test
    void filesOfLfsAreRefusedOnlyWhereTheyAreInEffectAndLfsIsMissing() throws IOException {
        assumeThat(new Git(repo.folder()).ask("lfs", "version").exit()).isNotZero();
        repo.write("docs/.gitattributes", "*.bin filter=lfs\n").commit("of nothing");
        assertThat(survey().refusals()).isEmpty();

        repo.write("docs/big.bin", "big").commit("big");

        assertThat(survey().refusals()).singleElement().asString().contains("docs/big.bin", "git-lfs");
    }

    @Test
    void anUnfinishedMergeOrRebaseOfThePersonIsRefused() throws IOException {
        repo.git("checkout", "-q", "-b", "other");
        repo.write("a.txt", "other").commit("other");
        repo.git("checkout", "-q", "main");
        repo.write("a.txt", "main").commit("main");
        new Git(repo.folder()).ask("-c", "user.name=t", "-c", "user.email=t@t", "merge", "other");
        assertThat(survey().refusals()).singleElement().asString().contains("merge is unfinished", "in-place");
        repo.git("merge", "--abort");

        new Git(repo.folder()).ask("-c", "user.name=t", "-c", "user.email=t@t", "rebase", "other");

        assertThat(survey().refusals()).singleElement().asString().contains("rebase is unfinished");
        repo.git("rebase", "--abort");
        repo.git("bisect", "start");
        assertThat(survey().refusals()).singleElement().asString().contains("bisect is unfinished");
    }

    @Test
    void whatThePersonDidNotCommitIsCountedAndNamed() throws IOException {
        repo.write("a.txt", "A")
                .write("new 1", "1")
                .write("new\n2", "2")
                .write("z", "z")
                .write(".jarvis/journal.db", "")
                .write(".coordination/status.json", "{}");

        assertThat(survey().notes())
                .containsExactly(
                        "4 uncommitted or untracked files of yours are not in the worktrees: a.txt, new\\u{a}2, new 1 and 1 more. Commit what the instances need.");
    }

    @Test
    void aDetachedHeadAndAShallowCloneAreNoted() throws IOException {
        repo.commit("two");
        repo.git(
                "clone",
                "-q",
                "--depth",
                "1",
                repo.folder().toUri().toString(),
                temp.resolve("shallow").toString());
        Scratch shallow = new Scratch(temp.resolve("shallow").toRealPath());
        shallow.git("checkout", "-q", "--detach");

        Survey survey = Survey.of(shallow.folder());

        assertThat(survey.branch()).isEmpty();
        assertThat(survey.refusals()).isEmpty();
        assertThat(survey.notes())
                .hasSize(2)
                .anyMatch(n -> n.contains("on no branch"))
                .anyMatch(n -> n.contains("shallow"));
    }

    @Test
    void aSparseCheckoutIsNotedAndItsWorktreesHoldAllFiles() throws IOException {
        repo.git("sparse-checkout", "set", "--no-cone", "/a.txt");
        assertThat(repo.has("sub/b.txt")).isFalse();

        Survey survey = survey();
        Worktrees worktrees = new Worktrees(temp.resolve("worktrees"), "run-1");
        Scratch made = new Scratch(
                worktrees.make(survey.top(), survey.base(), "instance-1").folder());

        assertThat(survey.notes()).singleElement().asString().contains("sparse");
        assertThat(made.has("sub/b.txt")).isTrue();
        made.git("checkout", "-q", "HEAD", "--", ".");
        made.git("reset", "-q", "--hard");
        assertThat(made.has("sub/b.txt")).isTrue();
        assertThat(made.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void aLinkedWorktreeIsALocationLikeAnyOther() throws IOException {
        repo.git("worktree", "add", "-q", "-b", "side", temp.resolve("side").toString());

        Survey survey = Survey.of(temp.resolve("side/sub"));

        assertThat(survey.top()).isEqualTo(temp.toRealPath().resolve("side"));
        assertThat(survey.branch()).isEqualTo("side");
        assertThat(survey.refusals()).isEmpty();
    }

    @Test
    void aBranchCalledJarvisIsInTheWay() throws IOException {
        repo.git("branch", "jarvis");

        assertThat(survey().refusals()).singleElement().asString().contains("git branch -m jarvis");
    }

    @Test
    void aBrokenConfigurationIsRefusedWithTheWordsOfGit() throws IOException {
        repo.write(".git/config", "[core\n");

        assertThat(survey().refusals()).singleElement().asString().contains("bad config line 1");
    }

    @Test
    void aGitThatCannotMergeTreesIsTooOld() {
        assertThat(Surveying.tooOld("git version 2.37.9")).isTrue();
        assertThat(Surveying.tooOld("git version 1.99.0")).isTrue();
        assertThat(Surveying.tooOld("what?")).isTrue();
        assertThat(Surveying.tooOld("git version 2.38.0")).isFalse();
        assertThat(Surveying.tooOld("git version 2.39.5 (Apple Git-154)")).isFalse();
        assertThat(Surveying.tooOld("git version 3.0.0")).isFalse();
    }
}
