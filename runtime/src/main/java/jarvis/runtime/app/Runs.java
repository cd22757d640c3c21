package jarvis.runtime.app;

import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.RunDefinition;
import jarvis.core.coordination.RunState;
import jarvis.core.coordination.RunStatus;
import jarvis.core.plan.Plan;
import jarvis.runtime.dashboard.SeenRun;
import jarvis.runtime.journal.Journal;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.server.RecordedRun;
import jarvis.runtime.server.RunDirectory;
import jarvis.runtime.server.RunSummary;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The runs of one journal, and the one that this process executes. Thread-safe. */
final class Runs implements RunDirectory {
    private final Journal journal;
    private volatile @Nullable LiveRun live;
    private volatile @Nullable SeenRun last;

    Runs(Journal journal) {
        this.journal = journal;
    }

    /** From now on this run is shown as it lives. */
    void live(LiveRun run) {
        live = run;
    }

    /**
     * The name of the next run: one that neither the journal nor a folder has, as a deleted journal leaves its folders.
     *
     * @param taking takes a name where else it must be free; false where it is not
     */
    String next(ProjectFolder folder, Predicate<String> taking) {
        int number = journal.streams().size() + 1;
        while (Files.exists(folder.run("run-" + number)) || !taking.test("run-" + number)) {
            number++;
        }
        return "run-" + number;
    }

    /** The newest run while it is neither signed off nor stopped. */
    Optional<RunState> underway() {
        return newest().filter(state -> !state.status().over());
    }

    /** The newest run that can be gone on with: one under way, or stopped after its launch. */
    Optional<RunState> unfinished() {
        return newest().filter(state -> state.status() != RunStatus.SIGNED_OFF)
                .filter(state -> state.status() != RunStatus.STOPPED || state.launchedAt() != null);
    }

    Optional<RunState> newest() {
        List<String> streams = journal.streams();
        return streams.isEmpty() ? Optional.empty() : Optional.of(state(streams.getLast()));
    }

    /** The live run, else the newest that was recorded, which nobody but this process could change. */
    Optional<SeenRun> seen() {
        LiveRun running = live;
        if (running != null) {
            return running.state().definition() == null
                    ? Optional.empty()
                    : Optional.of(new SeenRun(running.plan(), running.state()));
        }
        if (last == null) {
            last = newest().map(state ->
                            new SeenRun(Definitions.place(state.defined()).plan(), state))
                    .orElse(null);
        }
        return Optional.ofNullable(last);
    }

    RunState state(String run) {
        return Coordination.replay(Session.events(journal, run));
    }

    @Override
    public List<RunSummary> runs() {
        return journal.streams().reversed().stream().map(this::summary).toList();
    }

    @Override
    public Optional<LiveRun> live() {
        return Optional.ofNullable(live);
    }

    @Override
    public Optional<RecordedRun> recorded(String run) {
        return journal.streams().contains(run) ? Optional.of(new Kept(state(run))) : Optional.empty();
    }

    private RunSummary summary(String run) {
        LiveRun running = live;
        RunState state = running != null && running.state().defined().run().equals(run) ? running.state() : state(run);
        RunDefinition definition = state.defined();
        return new RunSummary(run, definition.title(), definition.planPath(), state.status(), state.since());
    }

    /** A run as the journal has it. */
    private final class Kept implements RecordedRun {
        private final RunState state;

        Kept(RunState state) {
            this.state = state;
        }

        @Override
        public Plan plan() {
            return Definitions.place(state.defined()).plan();
        }

        @Override
        public RunState state() {
            return state;
        }

        @Override
        public List<Recorded> events(long after, int limit) {
            return journal.read(state.defined().run(), after, limit);
        }
    }
}
