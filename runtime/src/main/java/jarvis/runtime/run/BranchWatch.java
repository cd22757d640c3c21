package jarvis.runtime.run;

import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.RunState;
import jarvis.core.merge.Workspace;
import jarvis.core.ownership.Matrix;
import jarvis.runtime.branch.BranchLook;
import jarvis.runtime.branch.BranchNow;
import jarvis.runtime.branch.BranchNow.ForeignWrite;
import jarvis.runtime.branch.BranchNow.Predicted;
import jarvis.runtime.branch.BranchNow.Work;
import jarvis.runtime.branch.BranchesNow;
import jarvis.runtime.branch.ForeignSentence;
import jarvis.runtime.branch.ForeseenConflicts;
import jarvis.runtime.watch.Stirrings;
import jarvis.runtime.workspace.merge.Foresight;
import jarvis.runtime.workspace.worktree.LiveFiles;
import jarvis.runtime.workspace.worktree.Worktrees;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the worktrees while their agents work: what each makes, what it may not write, whom it will contradict.
 *
 * <p>What it finds is an observation, held in memory. One thread, which looks where the system told of a change, and everywhere
 * from time to time. It rests so much that looking takes a quarter of it while there are changes and a tenth otherwise: the
 * larger the repositories, the rarer the looks. Who is not at work is looked at again only when something happened.
 */
public final class BranchWatch implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(100);

    private final RunPlace place;
    private final Supplier<RunState> state;
    private final Consumer<Command> wishes;
    private final InstantSource clock;
    private final Worktrees worktrees;
    private final Map<String, Foresight> foresights = new HashMap<>();
    private final Map<String, ForeseenConflicts> foreseen = new HashMap<>();
    private final Map<String, Matrix> matrices = new HashMap<>();
    private final Map<String, Watched> watched = new HashMap<>();
    private final Map<String, BranchNow> found = new HashMap<>();
    private final Stirrings stirrings = new Stirrings();
    private final Thread thread;
    private volatile BranchesNow now = BranchesNow.NONE;

    /**
     * @param worktrees the same through which they are changed, so that nobody looks at half a change
     * @param wishes takes what is to be noted in the journal
     */
    public BranchWatch(
            RunPlace place,
            Worktrees worktrees,
            Supplier<RunState> state,
            Consumer<Command> wishes,
            InstantSource clock) {
        this.place = place;
        this.state = state;
        this.wishes = wishes;
        this.clock = clock;
        this.worktrees = worktrees;
        this.thread = Thread.ofPlatform().daemon().name("branch-watch").unstarted(this::watch);
    }

    /** One instance, and when its turn is. */
    private record Watched(BranchLook look, Turn turn) {}

    public void start() {
        thread.start();
    }

    /** What is known now; nothing of those that were not looked at yet. */
    public BranchesNow now() {
        return now;
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            round();
            try {
                stirrings.await(TICK);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Looks at all whose turn it is. */
    void round() {
        RunState seen = state.get();
        List<Workspace> looked = new ArrayList<>();
        int working = (int) seen.branches().workspaces().keySet().stream()
                .filter(instance -> stamp(seen, instance, "").working())
                .count();
        for (Workspace workspace : seen.branches().workspaces().values()) {
            String instance = workspace.instance();
            Turn.Stamp stamp = stamp(seen, instance, seen.branches().tip(workspace.repository()));
            Watched each = watched.computeIfAbsent(instance, _ -> watched(workspace));
            long began = System.nanoTime();
            if (stamp.attempt() > 0 && each.turn().isDue(stamp, stirrings.has(instance), began)) {
                int stirred = stirrings.count();
                stirrings.seen(instance);
                boolean changed = look(seen, workspace, each);
                boolean told = stirrings.isWhole(instance);
                each.turn().looked(stamp, new Turn.Look(began, changed, working, stirred, told), System.nanoTime());
                looked.add(workspace);
            }
        }
        if (!looked.isEmpty()) {
            looked.stream().map(Workspace::repository).distinct().forEach(top -> predict(seen, top));
            now = now.with(found);
            looked.forEach(workspace -> tell(seen, workspace.instance()));
        }
    }

    private static Turn.Stamp stamp(RunState seen, String instance, String tip) {
        return seen.current(instance)
                .map(current -> new Turn.Stamp(current.attempt(), working(current), tip))
                .orElse(new Turn.Stamp(0, false, tip));
    }

    private static boolean working(AssignmentState assignment) {
        return assignment.attempt() > 0 && !assignment.ended();
    }

    private Watched watched(Workspace workspace) {
        Foresight foresight = foresights.computeIfAbsent(workspace.repository(), top -> new Foresight(Path.of(top)));
        LiveFiles files = worktrees.live(workspace.instance());
        return new Watched(new BranchLook(workspace.instance(), files, foresight), new Turn());
    }

    /** Whether it found something else than the last time. */
    private boolean look(RunState seen, Workspace workspace, Watched each) {
        String top = workspace.repository();
        String instance = workspace.instance();
        BranchNow before = found.get(instance);
        try {
            Matrix matrix = matrices.computeIfAbsent(top, _ -> PlanGrants.of(place, Path.of(top)));
            BranchLook.Rules rules = new BranchLook.Rules(
                    seen.branches().tip(top),
                    matrix,
                    seen.branches().firstWriters(top),
                    seen.branches().permissions());
            Optional<Work> work = each.look().look(rules);
            stirrings.follow(instance, each.look().folders());
            work.ifPresent(known -> found.put(instance, new BranchNow(clock.instant(), known, predicted(before), "")));
            return before == null || !work.equals(Optional.ofNullable(before.work()));
        } catch (RuntimeException e) {
            found.put(instance, BranchNow.unread(clock.instant(), String.valueOf(e.getMessage())));
            return before == null || before.work() != null;
        }
    }

    private static @Nullable List<Predicted> predicted(@Nullable BranchNow before) {
        return before == null ? null : before.predicted();
    }

    /** Who will contradict whom in one repository, as far as their work is known. */
    private void predict(RunState seen, String top) {
        Map<String, String> commits = new HashMap<>();
        for (Workspace workspace : seen.branches().workspaces().values()) {
            BranchNow known = found.get(workspace.instance());
            if (workspace.repository().equals(top) && known != null && known.work() != null) {
                commits.put(workspace.instance(), known.work().commit());
            }
        }
        ForeseenConflicts conflicts = foreseen.computeIfAbsent(top, ForeseenConflicts::new);
        ForeseenConflicts.Found all = conflicts.of(seen.branches().tip(top), commits, this::isOpen);
        commits.keySet()
                .forEach(instance -> found.computeIfPresent(
                        instance,
                        (_, known) -> new BranchNow(known.asOf(), known.work(), all.of(instance), all.trouble())));
    }

    private boolean isOpen(String instance) {
        BranchNow known = found.get(instance);
        return known != null && known.work() != null && known.work().isOpen();
    }

    /** Notes what an instance wrote first in its attempt that it may not write. */
    private void tell(RunState seen, String instance) {
        Watched each = watched.get(instance);
        BranchNow known = found.get(instance);
        if (each == null || known == null || known.work() == null) {
            return;
        }
        int attempt = stamp(seen, instance, "").attempt();
        List<ForeignWrite> news = each.look().news(attempt, known.work().foreign());
        if (!news.isEmpty()) {
            String text = ForeignSentence.of(news);
            boolean noted = seen.notes().stream()
                    .anyMatch(note ->
                            note.source().equals(instance) && note.text().equals(text));
            if (!noted) {
                wishes.accept(new Command.NoteProblem(instance, text));
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stirrings.close();
    }
}
