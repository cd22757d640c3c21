package jarvis.runtime.workspace.delivery;

import jarvis.core.merge.Pinned;
import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hands a signed-off result to the person: their branch moves to exactly what was verified, or the result is left on a branch
 * of its own. Never makes a tree that nobody verified. Each call may be repeated; calls block.
 */
public final class Delivery {
    private static final int MOST_NAMED = 3;
    private static final Map<String, String> JARVIS = Map.of(
            "GIT_AUTHOR_NAME", "jarvis",
            "GIT_AUTHOR_EMAIL", "jarvis@jarvis.invalid",
            "GIT_COMMITTER_NAME", "jarvis",
            "GIT_COMMITTER_EMAIL", "jarvis@jarvis.invalid");

    /** What becomes of the person's branch. */
    public enum How {
        MERGE,
        FAST_FORWARD,
        BRANCH
    }

    /**
     * A result.
     *
     * @param tip of the integration branch
     * @param own the branch that it is left on where the person's does not move
     * @param message of the merge commit, with its trailers
     */
    public record Result(Pinned pinned, String tip, How how, String own, String message) {}

    /** Where a result is, and how it came there, as the end of a sentence. */
    public record Delivered(String branch, String commit, String how) {}

    private final Result result;
    private final Git git;

    public Delivery(Result result) {
        this.result = result;
        git = new Git(Path.of(result.pinned().top())).with("GIT_NO_REPLACE_OBJECTS", "1");
    }

    /** Why the person's files would be in the way; empty when the result can be handed over now. */
    public Optional<String> hindrance() {
        Optional<Path> checkout = moves() ? checkout() : Optional.empty();
        if (checkout.isEmpty()) {
            return Optional.empty();
        }
        Set<String> touched = new HashSet<>(git.run(
                        "diff-tree",
                        "-r",
                        "-z",
                        "--name-only",
                        "--no-renames",
                        result.pinned().base(),
                        result.tip())
                .pieces());
        List<String> dirty = new ArrayList<>(uncommitted(checkout.get()));
        dirty.retainAll(touched);
        if (dirty.isEmpty()) {
            return Optional.empty();
        }
        String named = String.join(", ", dirty.subList(0, Math.min(MOST_NAMED, dirty.size())))
                + (dirty.size() > MOST_NAMED ? " and " + (dirty.size() - MOST_NAMED) + " more" : "");
        return Optional.of(checkout.get() + " has uncommitted changes in what the result changes too: " + named
                + ". Commit or stash them there, then sign off again.");
    }

    private static List<String> uncommitted(Path checkout) {
        return new Git(checkout)
                .run("status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all").pieces().stream()
                        .map(line -> line.substring(3))
                        .toList();
    }

    public Delivered deliver() {
        Optional<Delivered> before = delivered();
        if (before.isPresent()) {
            return before.get();
        }
        if (result.how() == How.BRANCH) {
            return left("as the settings say; merge it, or open a pull request from it");
        }
        if (result.pinned().branch().isEmpty()) {
            return left("as no branch was checked out when the run began");
        }
        if (!moves()) {
            return left(result.pinned().branch()
                    + " moved on while the run went on, so that a merge would be a tree that nobody verified;"
                    + " merge it, or open a pull request from it");
        }
        return moved(result.how() == How.FAST_FORWARD ? result.tip() : merged());
    }

    /** Whether the person's branch is where the run began, and is to be moved. */
    private boolean moves() {
        return result.how() != How.BRANCH
                && !result.pinned().branch().isEmpty()
                && at(reference()).equals(Optional.of(result.pinned().base()));
    }

    /** It was done, and Jarvis ended before that was recorded. */
    private Optional<Delivered> delivered() {
        String tree = git.run("rev-parse", result.tip() + "^{tree}").text();
        boolean there = !result.pinned().branch().isEmpty()
                && at(reference())
                        .filter(commit -> !commit.equals(result.pinned().base()))
                        .filter(commit -> git.ask("merge-base", "--is-ancestor", result.tip(), commit)
                                        .exit()
                                == 0)
                        .filter(commit ->
                                git.run("rev-parse", commit + "^{tree}").text().equals(tree))
                        .isPresent();
        return there
                ? Optional.of(
                        new Delivered(result.pinned().branch(), at(reference()).orElseThrow(), word()))
                : Optional.empty();
    }

    private String word() {
        return result.how() == How.FAST_FORWARD ? "fast-forwarded" : "by a merge commit";
    }

    private Delivered moved(String commit) {
        Optional<Path> checkout = checkout();
        Git.Answer answer = checkout.isPresent()
                ? new Git(checkout.get()).ask("merge", "--ff-only", "--no-stat", "--quiet", commit)
                : git.ask(
                        "update-ref",
                        "-m",
                        "jarvis: signed off",
                        reference(),
                        commit,
                        result.pinned().base());
        return answer.exit() == 0 && at(reference()).equals(Optional.of(commit))
                ? new Delivered(result.pinned().branch(), commit, word())
                : left("as git would not move " + result.pinned().branch() + ": "
                        + answer.errors().strip().replaceAll("\\s+", " "));
    }

    private Delivered left(String why) {
        String reference = "refs/heads/" + result.own();
        Optional<String> there = at(reference);
        if (there.isPresent() && !there.get().equals(result.tip())) {
            throw new WorkspaceException(
                    "branch-taken",
                    "The branch " + result.own() + " is there already, with something else. The result is "
                            + result.tip() + ": git branch NAME " + result.tip());
        }
        if (there.isEmpty()) {
            git.run(
                    "update-ref",
                    "-m",
                    "jarvis: signed off",
                    reference,
                    result.tip(),
                    "0".repeat(result.tip().length()));
        }
        return new Delivered(result.own(), result.tip(), why);
    }

    private String merged() {
        Git by = git.ask("var", "GIT_COMMITTER_IDENT").exit() == 0 ? git : git.with(JARVIS);
        String tree = git.run("rev-parse", result.tip() + "^{tree}").text();
        return by.run(
                        result.message().getBytes(StandardCharsets.UTF_8),
                        "commit-tree",
                        tree,
                        "-p",
                        result.pinned().base(),
                        "-p",
                        result.tip())
                .text();
    }

    private String reference() {
        return "refs/heads/" + result.pinned().branch();
    }

    private Optional<String> at(String reference) {
        Git.Answer answer = git.ask("rev-parse", "-q", "--verify", reference + "^{commit}");
        return answer.exit() == 0 ? Optional.of(answer.text()) : Optional.empty();
    }

    /** The working tree where the person's branch is checked out. */
    private Optional<Path> checkout() {
        Path folder = null;
        for (String line : git.run("worktree", "list", "--porcelain", "-z").pieces()) {
            if (line.startsWith("worktree ")) {
                folder = Path.of(line.substring("worktree ".length()));
            } else if (folder != null && line.equals("branch " + reference())) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
