package jarvis.runtime.workspace.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.Scratch;
import jarvis.runtime.workspace.WorkspaceException;
import jarvis.runtime.workspace.keep.Clean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An agent that does to git whatever comes to its mind, and a ledger, kept by the test, of every commit that it ever made and
 * every file that it had when Jarvis committed. Refs alone must reach all of it.
 */
class NothingLostTest {
    private static final int STEPS = 40;

    @TempDir
    Path temp = Path.of("");

    private final Set<String> commits = new HashSet<>();
    private final Set<String> blobs = new HashSet<>();
    private final List<String> story = new ArrayList<>();

    /** What one step of the agent is. */
    private interface Step {
        void take() throws IOException;
    }

    static List<Long> seeds() {
        Long wanted = Long.getLong("jarvis.seed");
        return wanted == null
                ? LongStream.rangeClosed(1, Long.getLong("jarvis.seeds", 4))
                        .boxed()
                        .toList()
                : List.of(wanted);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCommitAndEveryFileIsReachableFromRefs(long seed) throws IOException {
        Random random = new Random(seed);
        Workplace place = Workplace.in(temp);
        String main = place.base();
        place.make();
        Scratch other = new Scratch(place.make("instance-2").folder());
        for (int step = 0; step < STEPS; step++) {
            take(random, place, other);
            if (random.nextInt(5) == 0) {
                jarvis(random, place);
            }
        }
        jarvis(random, place);
        clean(place);
        assertThat(place.repo().git("rev-parse", "main")).as(story(seed)).isEqualTo(main);
    }

    private String story(long seed) {
        return "seed " + seed + ": " + String.join("; ", story);
    }

    private void take(Random random, Workplace place, Scratch other) throws IOException {
        Scratch worktree = new Scratch(place.worktrees().folder(Workplace.INSTANCE));
        String file = "f" + random.nextInt(4) + ".txt";
        String content = "content " + random.nextLong() + "\n";
        List<Step> steps = new ArrayList<>(withGit(worktree, file, content, "b" + random.nextInt(3)));
        steps.addAll(List.of(
                () -> write(worktree, file, content),
                () -> write(worktree, file, content),
                () -> write(worktree, "deep/" + file, content),
                () -> deleteWorktree(worktree),
                () -> write(worktree, ".git", "nonsense"),
                () -> Files.writeString(place.admin().resolve("index"), "nonsense"),
                () -> Files.writeString(place.admin().resolve("index.lock"), ""),
                () -> Files.deleteIfExists(place.admin().resolve("index.lock")),
                () -> look(place, worktree),
                () -> look(place, worktree),
                () -> write(other, file, content),
                () -> place.worktrees().commit("instance-2", content)));
        steps.get(random.nextInt(steps.size())).take();
        String head = new Git(place.repo().folder())
                .with("GIT_DIR", place.admin().toString())
                .ask("rev-parse", "-q", "--verify", "HEAD^{commit}")
                .text();
        commits.add(head);
        commits.remove("");
    }

    private List<Step> withGit(Scratch worktree, String file, String content, String name) {
        return List.of(
                () -> git(worktree, "add", "-A"),
                () -> git(worktree, "commit", "-a", "-m", content),
                () -> git(worktree, "commit", "-a", "-m", content),
                () -> git(worktree, "commit", "-a", "--amend", "-m", content),
                () -> git(worktree, "reset", "-q", "--hard", "HEAD~1"),
                () -> git(worktree, "reset", "-q", "--soft", "HEAD~1"),
                () -> git(worktree, "checkout", "-q", "-b", name),
                () -> git(worktree, "checkout", "-q", name),
                () -> git(worktree, "checkout", "-q", "--detach"),
                () -> git(worktree, "checkout", "-q", "--detach", "main"),
                () -> git(worktree, "checkout", "-q", Workplace.BRANCH),
                () -> git(worktree, "branch", "-D", name),
                () -> git(worktree, "branch", "-D", Workplace.BRANCH),
                () -> git(worktree, "stash", "push", "-q", "-u"),
                () -> git(worktree, "stash", "pop", "-q"),
                () -> git(worktree, "merge", "-q", "-m", content, "jarvis/run-1/instance-2"),
                () -> git(worktree, "rebase", "-q", "jarvis/run-1/instance-2"),
                () -> git(worktree, "cherry-pick", "jarvis/run-1/instance-2"),
                () -> git(worktree, "rebase", "--continue"),
                () -> git(worktree, "merge", "--abort"),
                () -> git(worktree, "gc", "-q", "--prune=now"),
                () -> git(worktree, "worktree", "prune"),
                () -> git(worktree, "rm", "-q", "-f", file),
                () -> git(worktree, "update-index", "--assume-unchanged", file));
    }

    private void write(Scratch worktree, String file, String content) throws IOException {
        story.add("write " + file);
        if (Files.isDirectory(worktree.folder())) {
            worktree.write(file, content);
        }
    }

    private void deleteWorktree(Scratch worktree) throws IOException {
        story.add("delete the worktree");
        if (Files.isDirectory(worktree.folder())) {
            Scratch.delete(worktree.folder());
        }
    }

    /** What is looked at is known from then on, whatever its agent does to it. */
    private void look(Workplace place, Scratch worktree) throws IOException {
        try {
            if (place.worktrees().live(Workplace.INSTANCE).look().isPresent()) {
                story.add("look");
                addFilesToTheLedger(place, worktree);
            }
        } catch (WorkspaceException e) {
            story.add("look: " + e.code());
        }
    }

    /** All of it is merged, as far as it is on the branch. */
    private void clean(Workplace place) throws IOException {
        place.repo().git("update-ref", "refs/heads/jarvis/run-1/integration", Workplace.BRANCH);
        Clean clean = new Clean(place.folder(), Workplace.RUN);
        story.add("clean: " + clean.remove(Workplace.INSTANCE, place.tip()).reason());
        verify(place);
    }

    /** Where its worktree is gone there is no git either. */
    private void git(Scratch worktree, String... arguments) {
        if (!Files.isDirectory(worktree.folder())) {
            return;
        }
        Git agent = new Git(worktree.folder());
        Git.Answer answer = agent.with("GIT_AUTHOR_NAME", "agent")
                .with("GIT_AUTHOR_EMAIL", "agent@example.org")
                .with("GIT_COMMITTER_NAME", "agent")
                .with("GIT_COMMITTER_EMAIL", "agent@example.org")
                .with("GIT_EDITOR", "true")
                .ask(arguments);
        story.add("git " + String.join(" ", arguments).strip() + " -> " + answer.exit());
    }

    /** Jarvis comes by: what was there then must be reachable from now on. */
    private void jarvis(Random random, Workplace place) throws IOException {
        Scratch worktree = new Scratch(place.worktrees().folder(Workplace.INSTANCE));
        addFilesToTheLedger(place, worktree);
        try {
            if (random.nextInt(3) == 0) {
                story.add("bring");
                place.worktrees().bring(Workplace.INSTANCE, place.repo().git("rev-parse", "jarvis/run-1/instance-2"));
            } else {
                story.add("commit");
                place.commit();
            }
            Files.deleteIfExists(place.admin().resolve("index.lock"));
            place.commit();
            assertThat(worktree.git("status", "--porcelain"))
                    .as(story.toString())
                    .isEmpty();
        } catch (WorkspaceException e) {
            story.add(e.code());
            assertThat(e.code()).as(story + " " + e.getMessage()).isIn("unresolved", "unrelated");
        }
        verify(place);
    }

    private void addFilesToTheLedger(Workplace place, Scratch worktree) throws IOException {
        if (!Files.isDirectory(worktree.folder())) {
            return;
        }
        try (var found = Files.walk(worktree.folder())) {
            for (Path file : found.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                    .filter(f -> !f.getFileName().toString().equals(".git"))
                    .toList()) {
                blobs.add(place.repo().git("hash-object", "--no-filters", file.toString()));
            }
        }
    }

    private void verify(Workplace place) throws IOException {
        Set<String> reached = place.repo()
                .git("rev-list", "--all", "--objects")
                .lines()
                .map(line -> line.split(" ")[0])
                .collect(Collectors.toSet());
        assertThat(reached).as(story.toString()).containsAll(commits).containsAll(blobs);
        place.repo().git("fsck", "--connectivity-only");
    }
}
