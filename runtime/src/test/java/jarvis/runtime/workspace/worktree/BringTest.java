package jarvis.runtime.workspace.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.workspace.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Merged work of others comes into a worktree before its next attempt. */
class BringTest {
    @TempDir
    Path temp = Path.of("");

    private Workplace place = new Workplace(new Scratch(Path.of("")), Path.of(""));
    private Scratch worktree = new Scratch(Path.of(""));
    private Scratch other = new Scratch(Path.of(""));

    @BeforeEach
    void prepare() throws IOException {
        place = Workplace.in(temp);
        worktree = place.make();
        other = new Scratch(place.make("instance-2").folder());
    }

    private String merged() {
        return place.worktrees().commit("instance-2", "merged").tip();
    }

    @Test
    void withoutWorkOfItsOwnItsBranchGoesForward() throws IOException {
        other.write("a.txt", "other\n").write("sub/new", "new");
        other.git("rm", "-q", "b.txt");
        String merged = merged();

        Brought brought = place.worktrees().bring(Workplace.INSTANCE, merged);

        assertThat(brought.tip()).isEqualTo(merged).isEqualTo(place.tip());
        assertThat(brought.conflicts()).isEmpty();
        assertThat(worktree.read("a.txt") + worktree.read("sub/new")).isEqualTo("other\nnew");
        assertThat(worktree.has("b.txt")).isFalse();
        place.assertClean(worktree);
    }

    @Test
    void whatIsThereAlreadyChangesNothing() throws IOException {
        String tip = place.tip();

        assertThat(place.worktrees().bring(Workplace.INSTANCE, place.base()).tip())
                .isEqualTo(tip);
    }

    @Test
    void uncommittedWorkIsCommittedAndMergedWhereNothingContradicts() throws IOException {
        worktree.write("b.txt", "mine\n").write("x.ignored", "stays");
        other.write("a.txt", "other\n");
        String merged = merged();

        Brought brought = place.worktrees().bring(Workplace.INSTANCE, merged);

        assertThat(brought.tip()).isEqualTo(place.tip());
        assertThat(place.repo().git("log", "-1", "--format=%an|%cn", Workplace.BRANCH))
                .isEqualTo("jarvis|jarvis");
        place.repo().git("merge-base", "--is-ancestor", merged, Workplace.BRANCH);
        assertThat(worktree.read("a.txt") + worktree.read("b.txt") + worktree.read("x.ignored"))
                .isEqualTo("other\nmine\nstays");
        place.assertClean(worktree);
    }

    @Test
    void aConflictChangesNothingAndNamesThePaths() throws IOException {
        worktree.write("a.txt", "mine\n").write("b.txt", "mine\n");
        other.write("a.txt", "other\n").write("sub/c.txt", "other\n");

        Brought brought = place.worktrees().bring(Workplace.INSTANCE, merged());

        assertThat(brought.conflicts()).containsExactly("a.txt");
        assertThat(brought.tip()).isEqualTo(place.tip());
        assertThat(worktree.read("a.txt") + worktree.read("sub/c.txt")).isEqualTo("mine\nc\n");
        assertThat(place.atTip("b.txt")).isEqualTo("mine");
        place.assertClean(worktree);
    }

    @Test
    void ignoredFilesAreNeverWrittenOver() throws IOException {
        worktree.write("key.ignored", "secret")
                .write("out", "a file, and ignored it is not")
                .write("out.d/x.ignored", "x");
        other.write("key.ignored", "other").git("add", "-f", "key.ignored");
        String merged = merged();

        Brought brought = place.worktrees().bring(Workplace.INSTANCE, merged);

        assertThat(brought.conflicts()).containsExactly("key.ignored");
        assertThat(worktree.read("key.ignored")).isEqualTo("secret");
    }

    @Test
    void anIgnoredFileWhereAFolderMustBeIsInTheWayToo() throws IOException {
        worktree.write("dir.ignored", "secret");
        other.write("dir.ignored/x", "other").git("add", "-f", "dir.ignored/x");
        String merged = merged();

        assertThat(place.worktrees().bring(Workplace.INSTANCE, merged).conflicts())
                .containsExactly("dir.ignored");
        assertThat(worktree.read("dir.ignored")).isEqualTo("secret");
    }

    @Test
    void aBranchThatWasBegunAnewIsJoinedToWhatItWas() throws IOException {
        worktree.write("a.txt", "mine\n").git("commit", "-q", "-a", "--amend", "-m", "a root of its own");
        other.write("b.txt", "other\n");
        String merged = merged();

        Brought brought = place.worktrees().bring(Workplace.INSTANCE, merged);
        assertThat(brought.conflicts()).isEmpty();
        assertThat(brought.problems()).anyMatch(problem -> problem.contains("began its history anew"));
        assertThat(worktree.read("a.txt")).isEqualTo("mine\n");
        assertThat(worktree.read("b.txt")).isEqualTo("other\n");
    }
}
