package jarvis.runtime.server;

import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Plan;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.view.Sight;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run that was asked for: the live one, which takes commands, or a recorded one, which does not. */
final class ShownRun implements RecordedRun {
    private final @Nullable LiveRun live;
    private final @Nullable RecordedRun recorded;

    private ShownRun(@Nullable LiveRun live, @Nullable RecordedRun recorded) {
        this.live = live;
        this.recorded = recorded;
    }

    /** The run of an id; {@code current} is the live one, else the newest. */
    static Optional<ShownRun> find(RunDirectory directory, String id) {
        Optional<LiveRun> live = directory.live();
        if (live.isPresent()
                && (id.equals("current")
                        || id.equals(live.get().state().defined().run()))) {
            return Optional.of(new ShownRun(live.get(), null));
        }
        if (!id.equals("current")) {
            return directory.recorded(id).map(run -> new ShownRun(null, run));
        }
        return directory.runs().stream()
                .findFirst()
                .flatMap(newest -> directory.recorded(newest.id()))
                .map(run -> new ShownRun(null, run));
    }

    Optional<LiveRun> live() {
        return Optional.ofNullable(live);
    }

    String id() {
        return state().defined().run();
    }

    @Override
    public Plan plan() {
        return live == null ? shown().plan() : live.plan();
    }

    @Override
    public RunState state() {
        return live == null ? shown().state() : live.state();
    }

    @Override
    public Sight sight() {
        return live == null ? shown().sight() : new Sight(live.branches(), live.agents());
    }

    @Override
    public List<Recorded> events(long after, int limit) {
        return live == null ? shown().events(after, limit) : live.events(after, limit);
    }

    private RecordedRun shown() {
        if (recorded == null) {
            throw new IllegalStateException("neither live nor recorded");
        }
        return recorded;
    }
}
