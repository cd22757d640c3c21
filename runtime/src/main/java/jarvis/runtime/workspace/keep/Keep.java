package jarvis.runtime.workspace.keep;

import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Salvage refs of one run in one repository: what they point at stays, whatever becomes of branches and worktrees. Each is
 * proved when it is made, and the same content is kept once.
 */
public final class Keep {
    /** Refs that go by themselves one day, or with a worktree: what they hold is not kept by that. */
    static final List<String> PASSING = List.of("refs/jarvis/last/*", "refs/jarvis/live/*", "refs/stash");

    private final Git git;
    private final String run;

    /** @param git in the repository itself, not in a worktree that may go */
    public Keep(Git git, String run) {
        this.git = git;
        this.run = run;
    }

    /** All salvage refs of all runs in a repository, oldest first. */
    public static List<Kept> all(Git git) {
        return listed(git, Kept.ROOT);
    }

    public List<Kept> of(String instance) {
        return listed(git, folder(instance));
    }

    private static List<Kept> listed(Git git, String prefix) {
        String format = "%(refname)%00%(objectname)%00%(committerdate:unix)%00%(contents:subject)";
        return git.run("for-each-ref", "--sort=version:refname", "--format=" + format, prefix)
                .out()
                .lines()
                .map(line -> line.split("\0", 4))
                .filter(fields -> fields[0].substring(Kept.ROOT.length()).split("/", 3).length == 3)
                .map(fields -> new Kept(
                        fields[0],
                        fields[1],
                        Instant.ofEpochSecond(fields[2].isEmpty() ? 0 : Long.parseLong(fields[2])),
                        fields[3]))
                .toList();
    }

    /** Keeps a commit with all it stands on; the ref that does, a new one only where none of this run did. */
    public String commit(String instance, String commit, String why) {
        Optional<Kept> known = listed(git, Kept.ROOT + run + "/").stream()
                .filter(kept -> kept.commit().equals(commit))
                .findFirst();
        String ref = known.map(Kept::ref).orElseGet(() -> make(instance, commit, why));
        prove(ref, commit);
        return ref;
    }

    /** Keeps a tree as a commit; the ref that does, a new one only where the same tree on the same parents was not kept. */
    public String tree(String instance, String tree, List<String> parents, String why) {
        String wanted = tree + " " + String.join(" ", parents);
        String format = "%(refname) %(objectname) %(tree) %(parent)";
        Optional<String[]> known = git.run("for-each-ref", "--format=" + format, folder(instance))
                .out()
                .lines()
                .map(line -> line.split(" ", 3))
                .filter(fields -> fields[2].strip().equals(wanted.strip()))
                .findFirst();
        if (known.isPresent()) {
            prove(known.get()[0], known.get()[1]);
            return known.get()[0];
        }
        String message = "What " + instance + " left: " + why.replace('-', ' ');
        return commit(instance, Author.JARVIS.commit(git, tree, parents, message), why);
    }

    /** Whether a commit stays when its branch goes: another one holds it, or a salvage ref of this run. */
    boolean reaches(String commit, String known) {
        return git.ask("merge-base", "--is-ancestor", commit, known).exit() == 0
                || !git.run("for-each-ref", "--count=1", "--contains", commit, Kept.ROOT + run)
                        .text()
                        .isEmpty();
    }

    private String make(String instance, String commit, String why) {
        int number = of(instance).stream().mapToInt(Keep::number).max().orElse(0);
        for (int last = number + 100; number < last; ) {
            String ref = folder(instance) + ++number + "-" + why;
            Git.Answer answer = git.ask("update-ref", "--create-reflog", "-m", "jarvis: " + why, ref, commit, "");
            if (answer.exit() == 0) {
                return ref;
            }
            if (git.ask("show-ref", "-q", "--verify", ref).exit() != 0) {
                throw unkept(commit, answer.errors().strip());
            }
        }
        throw unkept(commit, "other refs take the numbers from " + number + " on");
    }

    private static int number(Kept kept) {
        String digits = kept.name().replaceFirst("-.*", "");
        return digits.matches("\\d{1,8}") ? Integer.parseInt(digits) : 0;
    }

    private String folder(String instance) {
        return Kept.ROOT + run + "/" + instance + "/";
    }

    /** That a ref holds a commit, and that all that the commit needs is there. */
    private void prove(String ref, String commit) {
        String found = git.ask("rev-parse", "-q", "--verify", ref).text();
        if (!found.equals(commit)) {
            throw unkept(commit, ref + " points at " + (found.isEmpty() ? "nothing" : found));
        }
        Git.Answer whole = git.ask("rev-list", "--objects", "--quiet", commit, "--not", "--exclude=" + ref, "--all");
        if (whole.exit() != 0) {
            throw unkept(commit, whole.errors().strip());
        }
    }

    private static WorkspaceException unkept(String commit, String why) {
        return new WorkspaceException(
                "not-kept",
                "No salvage ref could be made and proved for " + commit + ": " + why
                        + ". Nothing is removed. Make `git fsck` and `git update-ref` work there, then try again.");
    }
}
