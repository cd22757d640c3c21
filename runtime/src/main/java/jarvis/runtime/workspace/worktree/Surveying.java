package jarvis.runtime.workspace.worktree;

import jarvis.core.ownership.pattern.Shown;
import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.Repository;
import jarvis.runtime.workspace.keep.OwnNames;
import jarvis.runtime.workspace.keep.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One look at a location. */
final class Surveying {
    static final String WAY_OUT = ", or set `workspaces: in-place` in jarvis.yaml.";
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");
    /** The first with {@code git merge-tree --write-tree}. */
    private static final int OLDEST_MINOR = 38;

    private static final int SHOWN = 3;

    /** A file or folder of git's that is there meanwhile, and what is. */
    private static final Map<String, String> UNFINISHED = Map.of(
            "MERGE_HEAD", "merge",
            "rebase-merge", "rebase",
            "rebase-apply", "rebase",
            "CHERRY_PICK_HEAD", "cherry-pick",
            "REVERT_HEAD", "revert",
            "BISECT_LOG", "bisect");

    private final Path location;
    private final Git git;
    private final List<String> refusals = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Surveying(Path location) {
        this.location = location.toAbsolutePath();
        this.git = new Git(this.location);
    }

    Survey survey() {
        String version = git.run("--version").text();
        if (tooOld(version)) {
            return Survey.refused(
                    location,
                    "Worktrees need git 2." + OLDEST_MINOR + " or newer, and here is " + version + ". Update git"
                            + WAY_OUT);
        }
        Git.Answer kind = git.ask("rev-parse", "--is-bare-repository", "--is-inside-work-tree");
        if (kind.exit() != 0) {
            return kind.errors().contains("not a git repository")
                    ? Survey.noRepository(location)
                    : Survey.refused(
                            location,
                            "git does not work in " + location + ": "
                                    + kind.errors().strip().replaceFirst("^fatal: ", "")
                                    + ". Make `git status` work there"
                                    + WAY_OUT);
        }
        if (!kind.text().endsWith("true")) {
            return Survey.refused(
                    location,
                    location + (kind.text().startsWith("true") ? " is a bare repository" : " is inside a .git folder")
                            + ", where no files are to work on. Name a checkout of it in the plan" + WAY_OUT);
        }
        Repository repository = Repository.holding(location);
        return repository == null ? Survey.noRepository(location) : survey(repository);
    }

    static boolean tooOld(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.find()) {
            return true;
        }
        int major = Integer.parseInt(matcher.group(1));
        return major < 2 || (major == 2 && Integer.parseInt(matcher.group(2)) < OLDEST_MINOR);
    }

    private Survey survey(Repository repository) {
        Git here = repository.git();
        String branch = here.ask("symbolic-ref", "-q", "--short", "HEAD").text();
        String base = here.ask("rev-parse", "-q", "--verify", "HEAD^{commit}").text();
        refuseUnfinished(repository);
        refuseBranchInTheWay(here);
        if (base.isEmpty()) {
            refusals.add(repository.top()
                    + " has no commit yet, so there is nothing to begin at. Commit something there (`git commit --allow-empty -m start`)"
                    + WAY_OUT);
        } else {
            refuse(new BaseTree(here, base));
        }
        noteWhatIsNotInWorktrees(here);
        noteKind(here, branch);
        Path within = repository.top().relativize(Place.real(location));
        return new Survey(true, repository.top(), within, branch, base, refusals, notes);
    }

    private void refuseUnfinished(Repository repository) {
        UNFINISHED.forEach((mark, what) -> {
            if (Files.exists(repository.ownPath(mark))) {
                refusals.add("A " + what + " is unfinished in " + repository.top() + ". End it (`git status` says how)"
                        + WAY_OUT);
            }
        });
    }

    /** Names of branches are files and folders: one called jarvis leaves no room for jarvis/run-1/instance-1. */
    private void refuseBranchInTheWay(Git here) {
        if (here.ask("show-ref", "-q", "--verify", "refs/heads/jarvis").exit() == 0) {
            refusals.add("There is a branch jarvis, so git has no room for branches such as jarvis/run-1/instance-1."
                    + " Rename it (`git branch -m jarvis other-name`)" + WAY_OUT);
        }
    }

    private void refuse(BaseTree tree) {
        List<String> submodules = tree.submodules();
        if (!submodules.isEmpty()) {
            refusals.add("It has submodules, which worktrees do not hold: " + shown(submodules)
                    + ". Let the plan work inside them, each a location of its own" + WAY_OUT);
        }
        String large = tree.largeFile();
        if (large != null && git.ask("lfs", "version").exit() != 0) {
            refusals.add("Git LFS keeps files such as " + Shown.path(large)
                    + ", and `git lfs` is not installed, so a worktree would hold pointers in their place. Install git-lfs"
                    + WAY_OUT);
        }
    }

    private void noteWhatIsNotInWorktrees(Git here) {
        List<String> changed = here.run("status", "--porcelain", "-z", "--no-renames").pieces().stream()
                .map(entry -> entry.substring(Math.min(3, entry.length())))
                .filter(path -> !OwnNames.leadThrough(path))
                .toList();
        if (!changed.isEmpty()) {
            String what = changed.size() == 1
                    ? "1 uncommitted or untracked file of yours is"
                    : changed.size() + " uncommitted or untracked files of yours are";
            notes.add(what + " not in the worktrees: " + shown(changed) + ". Commit what the instances need.");
        }
    }

    private void noteKind(Git here, String branch) {
        if (branch.isEmpty()) {
            notes.add(
                    "HEAD is on no branch here, so none will be moved at the sign-off; the work is left on a branch of its own.");
        }
        if (here.run("rev-parse", "--is-shallow-repository").text().equals("true")) {
            notes.add(
                    "This is a shallow clone: older commits are missing in the worktrees too, and merges know only what is here.");
        }
        if (isSparse(here)) {
            notes.add("This is a sparse checkout; the worktrees hold all files.");
        }
    }

    /** Git is asked by scope, because we switch it off for every call of ours. */
    private static boolean isSparse(Git here) {
        List<String> pieces = here.ask(
                        "config", "--show-scope", "-z", "--type=bool", "--get-all", "core.sparseCheckout")
                .pieces();
        boolean sparse = false;
        for (int at = 0; at + 1 < pieces.size(); at += 2) {
            if (!pieces.get(at).equals("command")) {
                sparse = pieces.get(at + 1).equals("true");
            }
        }
        return sparse;
    }

    private static String shown(List<String> paths) {
        String first = paths.stream().limit(SHOWN).map(Shown::path).collect(Collectors.joining(", "));
        return paths.size() > SHOWN ? first + " and " + (paths.size() - SHOWN) + " more" : first;
    }
}
