package jarvis.runtime.run;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.RunState;
import jarvis.core.merge.Branches;
import jarvis.core.merge.Landing;
import jarvis.core.merge.MergeOutcome;
import jarvis.core.merge.Pinned;
import jarvis.core.merge.Workspace;
import jarvis.core.plan.Instance;
import jarvis.runtime.result.ResultMessage;
import jarvis.runtime.workspace.WorkspaceException;
import jarvis.runtime.workspace.delivery.Delivery;
import jarvis.runtime.workspace.delivery.Delivery.Delivered;
import jarvis.runtime.workspace.merge.Dropping;
import jarvis.runtime.workspace.merge.IntegrationBranch;
import jarvis.runtime.workspace.merge.MergeGate;
import jarvis.runtime.workspace.worktree.Brought;
import jarvis.runtime.workspace.worktree.Committed;
import jarvis.runtime.workspace.worktree.Worktrees;
import jarvis.runtime.workspace.worktree.Worktrees.Unresolved;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The worktrees of a plan's instances, and the integration branches that their work is merged into. Thread-safe. */
public final class PlanBranches implements Merges {
    private final RunPlace place;
    private final Worktrees worktrees;
    private final BiConsumer<String, String> problems;
    private final Map<String, MergeGate> gates = new ConcurrentHashMap<>();
    private final Map<String, SteeringWatch> steerings = new ConcurrentHashMap<>();
    private long settled;

    /** @param problems told what went wrong beside a result: the instance, and a sentence */
    public PlanBranches(RunPlace place, BiConsumer<String, String> problems) {
        this.place = place;
        this.worktrees = new Worktrees(place.worktrees(), place.run());
        this.problems = problems;
    }

    /** Through which all that Jarvis changes in worktrees goes. */
    public Worktrees worktrees() {
        return worktrees;
    }

    /** The name of the branch that everything of a run is merged into. */
    public static String integration(String run) {
        return "jarvis/" + run + "/integration";
    }

    /**
     * Makes an instance's worktree ready for an attempt: there, with all that was merged, as the integration branch has it too.
     *
     * @return paths in which its branch contradicts what was merged, or which its last attempt left unresolved; then it is as
     *     that left it
     */
    public List<String> arrive(RunState state, Workspace workspace) {
        Pinned pinned = pinned(state, workspace);
        String instance = workspace.instance();
        steering(pinned.top()).look(problems);
        settle(state);
        worktrees.make(Path.of(pinned.top()), pinned.base(), instance).notes().forEach(note(instance));
        try {
            Brought brought = worktrees.bring(instance, state.branches().tip(pinned.top()));
            brought.problems().forEach(note(instance));
            return brought.conflicts();
        } catch (WorkspaceException e) {
            return unresolved(instance, e).paths();
        }
    }

    /** What an agent left in the middle of a merge is its instance's to resolve, and nobody else's. */
    private Unresolved unresolved(String instance, WorkspaceException refused) {
        if (!refused.code().equals("unresolved")) {
            throw refused;
        }
        Unresolved left = worktrees.unresolved(instance);
        if (left.paths().isEmpty()) {
            throw refused;
        }
        problems.accept(instance, String.valueOf(refused.getMessage()));
        return left;
    }

    /** Commits what an instance left. */
    public void leave(Workspace workspace, String why) {
        try {
            worktrees.commit(workspace.instance(), why).problems().forEach(note(workspace.instance()));
        } catch (WorkspaceException e) {
            problems.accept(workspace.instance(), String.valueOf(e.getMessage()));
        }
        steering(workspace.repository()).look(problems);
    }

    private SteeringWatch steering(String top) {
        return steerings.computeIfAbsent(top, _ -> new SteeringWatch(Path.of(top), place.worktrees()));
    }

    /** A claim whose work is to be merged. */
    private record Due(RunState state, AssignmentState made, Pinned pinned) {
        String instance() {
            return made.id().instance();
        }

        Path top() {
            return Path.of(pinned.top());
        }

        String before() {
            return state.branches().tip(pinned.top());
        }

        List<String> dropped() {
            return List.copyOf(state.branches().dropped().getOrDefault(instance(), Set.of()));
        }
    }

    @Override
    public MergeOutcome merge(RunState state, AssignmentId assignment) {
        Workspace workspace = state.branches().workspace(assignment.instance()).orElseThrow();
        Due due = new Due(state, state.assignment(assignment), pinned(state, workspace));
        try {
            Committed committed = worktrees.commit(
                    due.instance(), work(due.instance(), due.made().attempt()));
            committed.problems().forEach(note(due.instance()));
            return merge(state, due, committed.tip());
        } catch (WorkspaceException e) {
            Unresolved left = unresolved(due.instance(), e);
            return new MergeOutcome.Conflicted(due.before(), left.tip(), left.paths());
        }
    }

    private MergeOutcome merge(RunState state, Due due, String tip) {
        MergeGate.Request request = new MergeGate.Request(
                place.run(),
                due.instance(),
                due.before(),
                left(due, tip),
                PlanGrants.of(place, due.top()),
                state.branches().firstWriters(due.pinned().top()),
                state.branches().permissions(),
                message(due.made()),
                due.made().since());
        return gates.computeIfAbsent(due.pinned().top(), _ -> new MergeGate(due.top()))
                .merge(request);
    }

    /** A merge that was made, as it would be asked for once more. */
    MergeGate.Request again(RunState state, Landing landing) {
        Path top = Path.of(landing.repository());
        AssignmentState made = state.assignmentsOf(landing.instance())
                .filter(a -> a.id().toString().equals(landing.assignment()))
                .findFirst()
                .orElseThrow();
        return new MergeGate.Request(
                place.run(),
                landing.instance(),
                landing.merge().before(),
                landing.merge().tip(),
                PlanGrants.of(place, top),
                state.branches().firstWriters(landing.repository()),
                state.branches().permissions(),
                message(made),
                made.since());
    }

    /** The tip without what a person left out. */
    private String left(Due due, String tip) {
        return due.dropped().isEmpty()
                ? tip
                : new Dropping(due.top())
                        .drop(new Dropping.Request(
                                place.run(),
                                due.instance(),
                                due.before(),
                                tip,
                                due.dropped(),
                                "Leave out what " + due.instance() + " may not write",
                                due.made().since()));
    }

    /** An older state than the newest one that was followed has nothing to say. */
    @Override
    public synchronized void settle(RunState state) {
        if (state.version() < settled) {
            return;
        }
        settled = state.version();
        Branches branches = state.branches();
        branches.tips()
                .forEach((top, tip) -> new IntegrationBranch(Path.of(top))
                        .move(integration(place.run()), branches.earlierTips(top), tip)
                        .ifPresent(sentence -> problems.accept("the integration branch", sentence)));
    }

    /** The subject of a commit on behalf of an instance. */
    public static String work(String instance, int attempt) {
        return "Work of " + instance + ", attempt " + attempt;
    }

    @Override
    public Delivered deliver(RunState state, String repository) {
        return delivery(state, repository).deliver();
    }

    @Override
    public Optional<String> hindrance(RunState state) {
        return state.branches().repositories().keySet().stream()
                .filter(top -> !state.branches().untouched(top))
                .map(top -> delivery(state, top).hindrance())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Delivery delivery(RunState state, String repository) {
        Pinned pinned = state.branches().repositories().get(repository);
        if (pinned == null) {
            throw new IllegalStateException(repository + " is no repository of this run");
        }
        Delivery.How how = Delivery.How.valueOf(place.project()
                .settings()
                .branching()
                .result()
                .toUpperCase(Locale.ROOT)
                .replace('-', '_'));
        return new Delivery(new Delivery.Result(
                pinned,
                state.branches().tip(repository),
                how,
                "jarvis/" + place.run() + "/result",
                ResultMessage.of(state, repository)));
    }

    private Consumer<String> note(String instance) {
        return sentence -> problems.accept(instance, sentence);
    }

    private static Pinned pinned(RunState state, Workspace workspace) {
        Pinned pinned = state.branches().repositories().get(workspace.repository());
        if (pinned == null) {
            throw new IllegalStateException(workspace.repository() + " is no repository of this run");
        }
        return pinned;
    }

    private String message(AssignmentState made) {
        String instance = made.id().instance();
        String name = place.plan().instance(instance).map(Instance::name).orElse(instance);
        String said = made.claim() == null || made.claim().isBlank() ? "" : "It claims: " + made.claim() + "\n\n";
        return "Merge " + instance + ": " + name + "\n\n" + said + "Jarvis-Run: " + place.run() + "\nJarvis-Instance: "
                + instance + "\nJarvis-Attempt: " + made.attempt() + "\n";
    }
}
