package jarvis.runtime.view;

import jarvis.core.coordination.Command;
import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Plan;
import jarvis.runtime.branch.BranchNow;
import jarvis.runtime.branch.BranchesNow;
import jarvis.runtime.run.LiveRun;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A live run over the real core, in memory. Thread-safe. */
public final class CoreRun implements LiveRun {
    private final Plan plan;
    private final InstantSource clock;
    private final List<Recorded> recorded = new ArrayList<>();
    private final List<Consumer<Recorded>> listeners = new CopyOnWriteArrayList<>();
    private RunState state = RunState.EMPTY;
    private volatile BranchesNow branches = BranchesNow.NONE;

    public CoreRun(Plan plan, InstantSource clock) {
        this.plan = plan;
        this.clock = clock;
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public synchronized RunState state() {
        return state;
    }

    @Override
    public BranchesNow branches() {
        return branches;
    }

    /** A look at the worktrees found these. */
    public void found(Map<String, BranchNow> newer) {
        branches = branches.with(newer);
    }

    @Override
    public synchronized Decision submit(Command command) {
        Decision decision = Coordination.decide(state, command, clock.instant());
        if (decision instanceof Decision.Accepted accepted) {
            accepted.events().forEach(this::add);
        }
        return decision;
    }

    private void add(Event event) {
        state = Coordination.apply(state, event);
        Recorded next = new Recorded(recorded.size() + 1, event);
        recorded.add(next);
        listeners.forEach(listener -> listener.accept(next));
    }

    @Override
    public synchronized List<Recorded> events(long after, int limit) {
        return recorded.stream()
                .filter(event -> event.seq() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public Subscription subscribe(Consumer<Recorded> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public int listeners() {
        return listeners.size();
    }
}
