package jarvis.runtime.run.chaos;

import jarvis.core.coordination.Ending;
import jarvis.core.merge.Workspace;
import jarvis.runtime.workspace.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One attempt's process: does a step of its script at a time with the real git, and does not care whether git refuses. */
final class Agent {
    private static final String INTEGRATION = "jarvis/" + Scene.RUN + "/integration";

    private final Workspace workspace;
    private final Scratch top;
    private final Scratch here;
    private final List<String> all;
    private final Dice dice;
    private final List<Deed> script = new ArrayList<>();
    private final Ending last;
    private final boolean claims;
    private final int attempt;
    private @Nullable Ending ending;
    private boolean claimed;

    /** @param all the instances of the run */
    Agent(Workspace workspace, int attempt, List<String> all, Dice dice) {
        this.workspace = workspace;
        this.attempt = attempt;
        this.top = new Scratch(Path.of(workspace.repository()));
        this.here = new Scratch(Path.of(workspace.folder()));
        this.all = all;
        this.dice = dice;
        this.claims = dice.percent(60);
        this.last = new Ending.Exited(dice.percent(85) ? 0 : 1);
    }

    /** Draws its script: one that was told of conflicts resolves them first, as a rule. */
    Agent drawing(boolean kind, boolean conflicts) {
        if (conflicts && (kind || dice.percent(80))) {
            script.add(Deed.MERGE_INTEGRATION);
        }
        for (int step = dice.between(2, kind ? 3 : 7); step > 0; step--) {
            script.add(kind ? dice.of(Deed.KIND) : Deed.any(dice));
        }
        return this;
    }

    String instance() {
        return workspace.instance();
    }

    int attempt() {
        return attempt;
    }

    Workspace workspace() {
        return workspace;
    }

    boolean alive() {
        return ending == null;
    }

    @Nullable
    Ending ending() {
        return ending;
    }

    /** A signal in the middle of whatever it does leaves all as it is. */
    void kill() {
        if (alive()) {
            ending = new Ending.Exited(137);
        }
    }

    /** Whether it wants to say now that it is done. */
    boolean wantsToClaim() {
        return alive() && claims && !claimed && script.isEmpty();
    }

    void heard() {
        claimed = true;
    }

    /** Its next step; what it did, in words. */
    String act() {
        if (script.isEmpty()) {
            if (wantsToClaim()) {
                return "";
            }
            if (claimed && dice.percent(50)) {
                return did(Deed.any(dice)) + " after its claim";
            }
            ending = last;
            return "ends with " + last;
        }
        return did(script.removeFirst());
    }

    private String did(Deed deed) {
        try {
            perform(deed);
            return deed.name();
        } catch (IOException e) {
            return deed.name() + ", refused: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
    }

    private void perform(Deed deed) throws IOException {
        switch (deed) {
            case WRITE_OWN, WRITE_OWN_ANEW, WRITE_SHARED, WRITE_LOOSE, WRITE_FOREIGN, WRITE_LOCKED -> write(deed);
            case WRITE_FOR_GIT, WRITE_IGNORED, WRITE_OTHER_CASE -> write(deed);
            case DELETE_OWN, DELETE_FOREIGN, RENAME_ACROSS, LINK_OUT, LINK_INSIDE -> change(deed);
            case COMMIT, AMEND, STAGE_AND_CHANGE, RESET_ONE, RESET_TO_BEGINNING, STASH -> commit(deed);
            case OTHER_BRANCH, DETACH, CHECK_OUT_MAIN, CHECK_OUT_OWN -> checkOut(deed);
            case MERGE_INTEGRATION, MERGE_OTHER, MERGE_HALF -> merge(deed);
            case HOOKS, LOCK_INDEX, LOCK_BRANCH, COLLECT_GARBAGE, UNLOCK -> hinder(deed);
            case DELETE_WORKTREE, REMOVE_WORKTREE, REPOSITORY_OF_ITS_OWN -> destroy(deed);
            case MOVE_INTEGRATION, DELETE_INTEGRATION, POINT_INTEGRATION -> move(deed);
            case DELETE_OWN_BRANCH, MOVE_OWN_BRANCH, MOVE_MAIN -> move(deed);
        }
    }

    /** In the environment that Jarvis gives to agents: git looks for no repository above a worktree. */
    private String git(String... arguments) throws IOException {
        return here.git(
                Map.of(
                        "GIT_CEILING_DIRECTORIES",
                        here.folder().resolveSibling("").toString()),
                arguments);
    }

    private void commitAll(String message) throws IOException {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
    }

    private String own() {
        return "own" + number(workspace.instance());
    }

    private String foreign() {
        return "own" + number(dice.of(all));
    }

    private static String number(String instance) {
        return instance.substring(instance.indexOf('-') + 1);
    }

    private void write(Deed deed) throws IOException {
        String path = switch (deed) {
            case WRITE_OWN -> own() + "/a.txt";
            case WRITE_OWN_ANEW -> own() + "/new/" + dice.between(1, 9) + ".txt";
            case WRITE_SHARED -> dice.of(List.of("shared/c.txt", "shared/n.txt", "shared/only1/f.txt"));
            case WRITE_LOOSE -> dice.of(List.of("loose/d.txt", "loose/n.txt", "top.txt"));
            case WRITE_FOREIGN -> foreign() + "/b.txt";
            case WRITE_LOCKED -> "locked/e.txt";
            case WRITE_FOR_GIT -> own() + dice.of(List.of("/.gitattributes", "/.gitmodules", "/.gitkeep"));
            case WRITE_IGNORED -> dice.of(List.of(own() + "/z.ignored", "shared/n.txt/z.ignored"));
            default -> own() + "/A.txt";
        };
        here.write(path, "# " + workspace.instance() + " " + dice.word() + "\n");
    }

    private void change(Deed deed) throws IOException {
        switch (deed) {
            case DELETE_OWN -> Files.deleteIfExists(here.folder().resolve(own() + "/b.txt"));
            case DELETE_FOREIGN -> Files.deleteIfExists(here.folder().resolve(foreign() + "/b.txt"));
            case RENAME_ACROSS -> git("mv", "-f", foreign() + "/a.txt", own() + "/taken.txt");
            case LINK_OUT -> link(own() + "/out", "../../" + dice.word());
            default -> link(own() + "/in", "a.txt");
        }
    }

    private void link(String path, String target) throws IOException {
        Path link = here.folder().resolve(path);
        Files.createDirectories(link.resolveSibling(""));
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(target));
    }

    private void commit(Deed deed) throws IOException {
        switch (deed) {
            case COMMIT -> commitAll("Step " + dice.word());
            case AMEND -> git("commit", "-q", "-a", "--amend", "--allow-empty", "-m", "Other " + dice.word());
            case STAGE_AND_CHANGE -> {
                here.write(own() + "/staged.txt", dice.word());
                git("add", "-A");
                here.write(own() + "/staged.txt", dice.word());
            }
            case RESET_ONE -> git("reset", "-q", "--hard", "HEAD~1");
            case STASH -> git("stash", "push", "-q", "-u");
            default -> git("reset", "-q", "--hard", "main");
        }
    }

    private void checkOut(Deed deed) throws IOException {
        switch (deed) {
            case OTHER_BRANCH -> git("checkout", "-q", "-B", "other-" + number(workspace.instance()));
            case DETACH -> git("checkout", "-q", "--detach", dice.percent(50) ? "HEAD" : "HEAD~1");
            case CHECK_OUT_MAIN -> git("checkout", "-q", "main");
            default -> git("checkout", "-q", "-f", workspace.branch());
        }
    }

    private void merge(Deed deed) throws IOException {
        String other = "jarvis/" + Scene.RUN + "/" + dice.of(all);
        switch (deed) {
            case MERGE_INTEGRATION -> {
                commitAll("Before the merge");
                git("merge", "-q", "-X", dice.of(List.of("ours", "theirs")), "-m", "Merge", INTEGRATION);
            }
            case MERGE_OTHER -> git("merge", "-q", "-m", "Merge", other);
            default -> git("merge", "-q", "--no-commit", "--no-ff", dice.percent(50) ? other : INTEGRATION);
        }
    }

    private void hinder(Deed deed) throws IOException {
        Path common = top.folder().resolve(".git");
        switch (deed) {
            case HOOKS -> {
                here.write("hooks/pre-commit", "#!/bin/sh\nexit 1\n");
                Path hooks = here.folder().resolve("hooks");
                Files.setPosixFilePermissions(
                        hooks.resolve("pre-commit"), PosixFilePermissions.fromString("rwxr-xr-x"));
                git("config", "core.hooksPath", hooks.toString());
                git("config", "commit.gpgSign", "true");
                git("config", "gpg.program", "false");
            }
            case LOCK_INDEX ->
                Locks.leave(Path.of(git("rev-parse", "--absolute-git-dir")).resolve("index.lock"), dice.percent(70));
            case LOCK_BRANCH ->
                Locks.leave(common.resolve("refs/heads/" + workspace.branch() + ".lock"), dice.percent(70));
            case COLLECT_GARBAGE -> git("gc", "-q");
            default -> git("worktree", "unlock", here.folder().toString());
        }
    }

    private void destroy(Deed deed) throws IOException {
        switch (deed) {
            case DELETE_WORKTREE -> deleteFiles();
            case REMOVE_WORKTREE ->
                top.git("worktree", "remove", "-f", "-f", here.folder().toString());
            default -> {
                Files.deleteIfExists(here.folder().resolve(".git"));
                git("init", "-q");
            }
        }
    }

    private void deleteFiles() throws IOException {
        if (Files.exists(here.folder(), LinkOption.NOFOLLOW_LINKS)) {
            Scratch.delete(here.folder());
        }
    }

    private void move(Deed deed) throws IOException {
        switch (deed) {
            case MOVE_INTEGRATION -> git("branch", "-f", INTEGRATION, "HEAD");
            case DELETE_INTEGRATION -> git("branch", "-D", INTEGRATION);
            case POINT_INTEGRATION -> git("symbolic-ref", "refs/heads/" + INTEGRATION, "refs/heads/main");
            case DELETE_OWN_BRANCH -> git("update-ref", "-d", "refs/heads/" + workspace.branch());
            case MOVE_OWN_BRANCH -> git("update-ref", "refs/heads/" + workspace.branch(), "main");
            default -> git("update-ref", "refs/heads/main", "HEAD");
        }
    }
}
