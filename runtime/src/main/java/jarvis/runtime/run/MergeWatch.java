package jarvis.runtime.run;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.RunState;
import jarvis.core.merge.MergeOutcome;
import jarvis.runtime.workspace.delivery.Delivery.Delivered;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Merges what should be merged, one at a time, and hands over results.
 *
 * <p>Called on the writer's thread; what is done is done on a virtual thread and comes back as a command. What was not recorded
 * in the end (the branch had moved, Jarvis was killed) is still due, so it is done anew.
 */
final class MergeWatch {
    private final Merges merges;
    private final Consumer<Command> wishes;
    private final ExecutorService threads;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Set<String> delivering = new HashSet<>();
    private volatile Map<String, String> settled = Map.of();

    MergeWatch(Merges merges, Consumer<Command> wishes, ExecutorService threads) {
        this.merges = merges;
        this.wishes = wishes;
        this.threads = threads;
    }

    void merge(RunState state, AssignmentId assignment, int attempt) {
        once(() -> {
            try {
                MergeOutcome outcome = merges.merge(state, assignment);
                wishes.accept(new Command.ReportMerge(assignment, attempt, outcome));
            } catch (RuntimeException e) {
                wishes.accept(new Command.ReportMergeNotRun(assignment, attempt, String.valueOf(e.getMessage())));
            }
        });
    }

    /** The journal is what counts; the branches follow it. */
    void changed(RunState state) {
        Map<String, String> tips = state.branches().tips();
        if (!tips.equals(settled)) {
            once(() -> {
                try {
                    merges.settle(state);
                } catch (RuntimeException e) {
                    wishes.accept(new Command.NoteProblem("the integration branch", String.valueOf(e.getMessage())));
                }
                settled = tips;
            });
        }
    }

    /** Tried once while this Jarvis works on the run. */
    void deliver(RunState state, String repository) {
        if (delivering.add(repository)) {
            threads.execute(() -> {
                try {
                    Delivered result = merges.deliver(state, repository);
                    wishes.accept(
                            new Command.ReportDelivery(repository, result.branch(), result.commit(), result.how()));
                } catch (RuntimeException e) {
                    wishes.accept(new Command.ReportNotDelivered(repository, String.valueOf(e.getMessage())));
                }
            });
        }
    }

    /** Whatever does not get its turn now is asked for again, as it is still due after the next command. */
    private void once(Runnable work) {
        if (busy.compareAndSet(false, true)) {
            threads.execute(() -> {
                try {
                    work.run();
                } finally {
                    busy.set(false);
                    wishes.accept(new Command.Settle());
                }
            });
        }
    }
}
