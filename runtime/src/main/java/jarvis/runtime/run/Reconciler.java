package jarvis.runtime.run;

import jarvis.core.coordination.Action;
import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Ending;
import jarvis.core.coordination.RunState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares what should be happening with what is, and acts on the difference.
 *
 * <p>Called on the writer's thread; whatever blocks runs on virtual threads and comes back as a command. It remembers
 * only what it has set going in this process: after a restart everything is found again through {@link Workers#ensure}.
 */
final class Reconciler implements Consumer<RunState> {
    /** An attempt that is being watched. */
    private record Watched(String instance, int attempt) {}

    /** What acts for checkpoints and for branches. */
    record Watches(RoundWatch rounds, MergeWatch merging) {}

    private final Workers workers;
    private final RoundWatch rounds;
    private final MergeWatch merging;
    private final Consumer<Command> wishes;
    private final ExecutorService threads;
    private final InstantSource clock;
    private final Map<String, Duration> limits = new HashMap<>();
    private final Set<Watched> watched = new HashSet<>();
    private final Set<Watched> stopping = new HashSet<>();
    private final Set<Watched> ended = ConcurrentHashMap.newKeySet();
    private long seen = -1;

    Reconciler(
            Workers workers, Watches watches, Consumer<Command> wishes, ExecutorService threads, InstantSource clock) {
        this.workers = workers;
        this.rounds = watches.rounds();
        this.merging = watches.merging();
        this.wishes = wishes;
        this.threads = threads;
        this.clock = clock;
        workers.limits().forEach(limit -> limits.put(limit.instance(), limit.limit()));
    }

    @Override
    public void accept(RunState state) {
        if (state.version() != seen) {
            rounds.changed(state);
            seen = state.version();
        }
        merging.changed(state);
        Set<Watched> kept = new HashSet<>();
        for (Action action : Coordination.whatNext(state, clock.instant())) {
            switch (action) {
                case Action.StartAttempt start ->
                    wishes.accept(new Command.BeginAttempt(start.assignment(), start.attempt()));
                case Action.KeepAttempt keep -> kept.add(keep(state, keep));
                case Action.StopAttempt gone ->
                    stop(new Watched(gone.assignment().instance(), gone.attempt()), null);
                case Action.StartCheckpoint start ->
                    wishes.accept(new Command.BeginCheckpoint(start.checkpoint(), start.round()));
                case Action.KeepCheckpoint keep -> rounds.keep(state, keep.checkpoint(), keep.round());
                case Action.MergeWork merge -> merging.merge(state, merge.assignment(), merge.attempt());
                case Action.Deliver deliver -> merging.deliver(state, deliver.repository());
                case Action.AskPerson ask -> {}
                case Action.WakeAt wake -> {}
            }
        }
        Set<Watched> strangers = new HashSet<>(watched);
        strangers.removeAll(kept);
        strangers.removeAll(ended);
        strangers.forEach(stranger -> stop(stranger, null));
    }

    private Watched keep(RunState state, Action.KeepAttempt keep) {
        Watched attempt = new Watched(keep.assignment().instance(), keep.attempt());
        AssignmentState assignment = state.assignment(keep.assignment());
        if (watched.add(attempt)) {
            threads.execute(() -> watch(keep.assignment(), keep.attempt()));
        } else if (late(assignment)) {
            Duration limit = limits.getOrDefault(attempt.instance(), Duration.ZERO);
            stop(attempt, new Ending.TimedOut(limit.toSeconds()));
        } else if (claimedByPerson(assignment) && stopping.add(attempt)) {
            wishes.accept(new Command.ReportEnd(attempt.instance(), attempt.attempt(), new Ending.Exited(0)));
        }
        return attempt;
    }

    private boolean claimedByPerson(AssignmentState assignment) {
        return workers.endsOnClaim(assignment.id().instance()) && assignment.claim() != null;
    }

    private boolean late(AssignmentState assignment) {
        Duration limit = limits.get(assignment.id().instance());
        return limit != null
                && assignment.attemptAt() != null
                && assignment.attemptAt().plus(limit).isBefore(clock.instant());
    }

    private void watch(AssignmentId assignment, int attempt) {
        String instance = assignment.instance();
        try {
            Ending ending = workers.ensure(assignment, attempt).join();
            if (ending instanceof Ending.Exited || ending instanceof Ending.Failed) {
                ended.add(new Watched(instance, attempt));
            }
            wishes.accept(new Command.ReportEnd(instance, attempt, ending));
        } catch (RuntimeException e) {
            wishes.accept(
                    new Command.ReportEnd(instance, attempt, new Ending.NotStarted(String.valueOf(e.getMessage()))));
        }
    }

    /**
     * Stops an attempt and whatever it left running. One that ended by itself is not stopped: a service that it started for
     * others lives on until the next attempt of its assignment or the end of the run.
     *
     * <p>A reason of ours is reported first, before whoever watches it sees the signal.
     */
    private void stop(Watched attempt, @Nullable Ending why) {
        if (!stopping.add(attempt)) {
            return;
        }
        if (why != null) {
            wishes.accept(new Command.ReportEnd(attempt.instance(), attempt.attempt(), why));
        }
        threads.execute(() -> {
            workers.stop(attempt.instance(), attempt.attempt());
            wishes.accept(new Command.ReportEnd(attempt.instance(), attempt.attempt(), new Ending.Exited(143)));
        });
    }
}
