package jarvis.runtime.workspace.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.workspace.Scratch;
import java.io.IOException;
import java.nio.file.Path;

/** A person's repository and one instance's worktree of it, as a new Jarvis would find them. */
record Workplace(Scratch repo, Path folder) {
    static final String RUN = "run-1";
    static final String INSTANCE = "instance-1";
    static final String BRANCH = "jarvis/run-1/instance-1";

    static Workplace in(Path temp) throws IOException {
        return at(temp.resolve("repo"));
    }

    static Workplace at(Path top) throws IOException {
        Scratch repo = Scratch.repository(top);
        repo.write(".gitignore", "*.ignored\nout/\n")
                .write("a.txt", "a\n")
                .write("b.txt", "b\n")
                .write("sub/c.txt", "c\n")
                .commit("one");
        repo.write(".git/info/exclude", "/.jarvis/\n");
        return new Workplace(repo, repo.folder().resolve(".jarvis/runs/run-1/worktrees"));
    }

    Worktrees worktrees() {
        return new Worktrees(folder, RUN);
    }

    String base() throws IOException {
        return repo.git("rev-parse", "main");
    }

    Scratch make() throws IOException {
        return new Scratch(make(INSTANCE).folder());
    }

    Made make(String instance) throws IOException {
        return worktrees().make(repo.folder(), base(), instance);
    }

    Committed commit() {
        return worktrees().commit(INSTANCE, "Work of instance-1");
    }

    Path admin() {
        return repo.folder().resolve(".git/worktrees/instance-1");
    }

    String tip() throws IOException {
        return repo.git("rev-parse", BRANCH);
    }

    String atTip(String path) throws IOException {
        return repo.git("show", BRANCH + ":" + path);
    }

    /** That refs alone, without any reflog, reach a commit with all that it needs. */
    void assertReachable(String commit) throws IOException {
        assertThat(repo.git("rev-list", "--all").lines()).contains(commit);
        repo.git("rev-list", "--objects", "--quiet", commit);
    }

    /** That refs alone reach a file with this content. */
    void assertKept(String content) throws IOException {
        Path file = repo.folder().resolve(".git/wanted");
        java.nio.file.Files.writeString(file, content);
        String hash = repo.git("hash-object", "--no-filters", file.toString());
        assertThat(repo.git("rev-list", "--all", "--objects").lines().map(line -> line.split(" ")[0]))
                .contains(hash);
        assertThat(repo.git("cat-file", "-t", hash)).isEqualTo("blob");
    }

    void assertClean(Scratch worktree) throws IOException {
        assertThat(worktree.git("symbolic-ref", "--short", "HEAD")).isEqualTo(BRANCH);
        assertThat(worktree.git("status", "--porcelain")).isEmpty();
    }

    void assertPersonUntouched(String main) throws IOException {
        assertThat(repo.git("rev-parse", "main")).isEqualTo(main);
        assertThat(repo.git("symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
    }
}
