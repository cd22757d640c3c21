package jarvis.runtime.workspace.merge;

import jarvis.runtime.workspace.Git;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A branch that shows what the journal says. Who moves it otherwise loses nothing and changes nothing. Calls block. */
public final class IntegrationBranch {
    private static final int ATTEMPTS = 3;

    private final Path top;
    private final Git git;

    public IntegrationBranch(Path top) {
        this.top = top;
        git = new Git(top);
    }

    /**
     * Puts a branch to the commit that the journal names; makes it where it is not there.
     *
     * @param branch such as {@code jarvis/run-1/integration}
     * @param recorded where the journal has had it so far
     * @return what is to be raised, where somebody else had moved it or made it point to another branch
     */
    public Optional<String> move(String branch, Collection<String> recorded, String commit) {
        recorded.forEach(Commits::checkName);
        Commits.checkName(commit);
        String reference = "refs/heads/" + branch;
        for (int attempt = 1; ; attempt++) {
            String found = found(reference);
            Optional<String> foreign =
                    foreign(branch, found, commit.equals(found) || (found != null && recorded.contains(found)));
            if (commit.equals(found) && foreign.isEmpty()) {
                return Optional.empty();
            }
            Git.Answer moved = put(reference, found, commit);
            if (moved.exit() == 0) {
                return foreign;
            }
            if (attempt == ATTEMPTS) {
                throw git.failed(moved, "update-ref");
            }
        }
    }

    /** Only from where it was found, and never what it points to: that may be the person's branch. */
    private Git.Answer put(String reference, @Nullable String found, String commit) {
        String old = found == null ? "0".repeat(commit.length()) : found;
        return git.ask("update-ref", "--no-deref", "-m", "jarvis: as the journal says", reference, commit, old);
    }

    private @Nullable String found(String reference) {
        Git.Answer answer = git.ask("rev-parse", "-q", "--verify", reference);
        return answer.exit() == 0 ? answer.text() : null;
    }

    private Optional<String> foreign(String branch, @Nullable String found, boolean known) {
        Git.Answer symbolic = git.ask("symbolic-ref", "-q", "refs/heads/" + branch);
        if (symbolic.exit() == 0) {
            return Optional.of("The branch %s pointed to %s; somebody had changed it. It is a branch of its own again."
                    .formatted(branch, symbolic.text()));
        }
        return found == null || known ? Optional.empty() : Optional.of(salvaged(branch, found));
    }

    private String salvaged(String branch, String found) {
        String kept =
                "refs/jarvis/salvage/%s/%s".formatted(branch.replaceFirst("^jarvis/", ""), Keeping.shortened(found));
        try (Borrowed objects = Borrowed.of(top)) {
            new Keeping(top, objects).keep(kept, found, List.of());
        }
        return "The branch %s was at %s; somebody had moved it. What was there is kept as %s, and the branch is where the journal has it. To look: git log %s"
                .formatted(branch, Keeping.shortened(found), kept, kept);
    }
}
