package jarvis.runtime.run;

import jarvis.core.coordination.Blame;
import jarvis.core.coordination.CheckpointState;
import jarvis.core.coordination.CheckpointStatus;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.Outcome;
import jarvis.core.coordination.RunState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * Runs the rounds that should run, and puts back what decided ones changed.
 *
 * <p>{@code keep} and {@code changed} are called on the writer's thread; the rest happens on virtual threads.
 */
final class RoundWatch {
    /** How often a round is repeated because the tree moved under it, before it counts as could-not-run. */
    private static final int MOVES = 3;

    private record Round(String checkpoint, int number) {}

    private final Validators validators;
    private final Consumer<Command> wishes;
    private final ExecutorService threads;
    private final Set<Round> running = new HashSet<>();
    private final Map<Round, CompletableFuture<Void>> released = new HashMap<>();
    private final Map<String, Integer> moves = new ConcurrentHashMap<>();
    private final TreeWatch tree;

    RoundWatch(Validators validators, Consumer<Command> wishes, ExecutorService threads) {
        this.validators = validators;
        this.wishes = wishes;
        this.threads = threads;
        this.tree = new TreeWatch(validators, wishes);
    }

    TreeWatch tree() {
        return tree;
    }

    void keep(RunState state, String checkpoint, int number) {
        if (running.add(new Round(checkpoint, number))) {
            CompletableFuture<?>[] before = released.values().toArray(CompletableFuture<?>[]::new);
            threads.execute(() -> judge(state, checkpoint, number, before));
        }
    }

    void changed(RunState state) {
        tree.changed(state);
        for (CheckpointState c : state.checkpoints().values()) {
            Round round = new Round(c.spec().id(), c.round());
            boolean judging = c.status() == CheckpointStatus.RUNNING || c.status() == CheckpointStatus.ASKING;
            if (c.round() > 0 && !judging) {
                released.computeIfAbsent(round, once -> CompletableFuture.runAsync(() -> release(once), threads));
            }
        }
    }

    /** Judges once all that earlier rounds changed is put back. */
    private void judge(RunState state, String checkpoint, int number, CompletableFuture<?>[] before) {
        try {
            CompletableFuture.allOf(before).join();
            String restless = tree.restless(checkpoint);
            if (!restless.isEmpty()) {
                report(checkpoint, number, new Validators.Finding(notRun(restless), List.of()));
                return;
            }
            report(
                    checkpoint,
                    number,
                    validators.ensure(state, checkpoint, number).join());
        } catch (RuntimeException e) {
            report(checkpoint, number, new Validators.Finding(notRun(String.valueOf(e.getMessage())), List.of()));
        }
    }

    private static Evidence notRun(String reason) {
        return new Evidence(Outcome.COULD_NOT_RUN, "", "nowhere", reason, List.of());
    }

    private void report(String checkpoint, int number, Validators.Finding found) {
        if (found.moved().isEmpty()) {
            moves.remove(checkpoint);
            Blame blame = found.blame();
            wishes.accept(
                    blame == null
                            ? new Command.ReportCheckpoint(checkpoint, number, found.evidence())
                            : new Command.ReportBlame(checkpoint, number, found.evidence(), blame));
        } else if (moves.merge(checkpoint, 1, Integer::sum) < MOVES) {
            String reason = "the tree moved while it was judged: " + TreeWatch.named(found.moved());
            wishes.accept(new Command.VoidCheckpoint(checkpoint, number, reason));
        } else {
            moves.remove(checkpoint);
            Evidence evidence = found.evidence();
            String reason = "the tree moved " + MOVES + " times while it was judged; something still writes to "
                    + TreeWatch.named(found.moved());
            wishes.accept(new Command.ReportCheckpoint(
                    checkpoint,
                    number,
                    new Evidence(Outcome.COULD_NOT_RUN, "", evidence.place(), reason, evidence.steps())));
        }
    }

    private void release(Round round) {
        try {
            validators.release(round.checkpoint(), round.number());
        } catch (RuntimeException e) {
            wishes.accept(new Command.NoteProblem(round.checkpoint(), String.valueOf(e.getMessage())));
        }
    }
}
