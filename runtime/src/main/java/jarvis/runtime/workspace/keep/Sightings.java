package jarvis.runtime.workspace.keep;

import jarvis.runtime.workspace.Git;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What was seen in a worktree while its agent worked, on its way out. Only the looks themselves may be forgotten: content and
 * commits of the agent's that no branch and no salvage ref holds are kept first.
 */
public final class Sightings {
    /** What the message of a commit of ours begins with that is a look at an instance's files, and ends with its name. */
    public static final String SEEN = "Seen in ";

    /** The same, of files that were not committed then. */
    public static final String LYING = "What lies in ";

    private final Place place;
    private final Git git;

    Sightings(Place place, Git git) {
        this.place = place;
        this.git = git;
    }

    /** What becomes of it with the worktree, as the end of a sentence; empty where nothing was seen. */
    String fate() {
        if (tip().isEmpty()) {
            return "";
        }
        return alone()
                ? "; what was seen there meanwhile and is nowhere else goes to jarvis salvage"
                : "; what was seen there meanwhile is elsewhere too, and its ref goes";
    }

    /** Lets it go. To be called when all else of the worktree is gone. */
    void go(Keep keep) {
        String tip = tip();
        if (tip.isEmpty()) {
            return;
        }
        if (alone()) {
            keep.commit(place.instance(), tip, "seen");
        }
        git.run("update-ref", "--no-deref", "-d", place.liveRef(), tip);
    }

    private String tip() {
        return git.ask("rev-parse", "-q", "--verify", place.liveRef()).text();
    }

    /** Whether it holds what nothing that stays does; an arrangement of files that are all elsewhere is no work. */
    private boolean alone() {
        List<String> commits = beyond("--no-commit-header", "--format=%ce%x00%s");
        return commits.stream().anyMatch(commit -> !look(commit)) || files(beyond("--objects", "--no-object-names"));
    }

    private boolean look(String commit) {
        String[] fields = commit.split("\0", 2);
        return fields[0].equals(Author.JARVIS.address())
                && Set.of(SEEN + place.instance(), LYING + place.instance()).contains(fields[1]);
    }

    private boolean files(List<String> objects) {
        byte[] question = (String.join("\n", objects) + "\n").getBytes(StandardCharsets.UTF_8);
        return !objects.isEmpty()
                && git.run(question, "cat-file", "--batch-check=%(objecttype)")
                        .out()
                        .lines()
                        .anyMatch(type -> !type.equals("commit") && !type.equals("tree"));
    }

    private List<String> beyond(String... how) {
        List<String> command = new ArrayList<>(List.of("rev-list"));
        command.addAll(List.of(how));
        command.addAll(List.of(tip(), "--not"));
        Keep.PASSING.forEach(refs -> command.add("--exclude=" + refs));
        command.add("--all");
        return git.run(command.toArray(String[]::new)).out().lines().toList();
    }
}
