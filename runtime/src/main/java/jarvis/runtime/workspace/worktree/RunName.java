package jarvis.runtime.workspace.worktree;

import jarvis.runtime.workspace.Git;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run's name as its repositories know it: other plans may have runs in them too, and branches are called after runs. Who
 * takes a name has {@code refs/jarvis/runs/RUN} there, which only one can make.
 */
public final class RunName {
    private final Collection<Path> tops;

    /** @param tops of the repositories that a run works in */
    public RunName(Collection<Path> tops) {
        this.tops = tops;
    }

    /** Takes a name in all of the repositories; false where another run has it in one, or has left branches of that name. */
    public boolean take(String run) {
        Collection<Git> repositories = repositories();
        return repositories.stream().noneMatch(git -> used(git, run))
                && repositories.stream().allMatch(git -> made(git, run));
    }

    /** Two working trees may be of one repository. */
    private Collection<Git> repositories() {
        Map<String, Git> found = new LinkedHashMap<>();
        for (Path top : tops) {
            Git git = new Git(top);
            found.putIfAbsent(
                    git.run("rev-parse", "--path-format=absolute", "--git-common-dir")
                            .line(),
                    git);
        }
        return found.values();
    }

    private static boolean used(Git git, String run) {
        return !git.run("for-each-ref", "--count=1", "refs/heads/jarvis/" + run, "refs/jarvis/*/" + run + "/**")
                .text()
                .isEmpty();
    }

    private static boolean made(Git git, String run) {
        String reference = "refs/jarvis/runs/" + run;
        String base = git.run("rev-parse", "HEAD^{commit}").text();
        Git.Answer answer = git.ask("update-ref", reference, base, "0".repeat(base.length()));
        if (answer.exit() == 0) {
            return true;
        }
        if (git.ask("show-ref", "-q", "--verify", reference).exit() == 0) {
            return false;
        }
        throw git.failed(answer, "update-ref");
    }
}
