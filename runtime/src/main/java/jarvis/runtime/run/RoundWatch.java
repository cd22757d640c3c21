package jarvis.runtime.run;

import jarvis.core.coordination.CheckpointSpec;
import jarvis.core.coordination.CheckpointState;
import jarvis.core.coordination.CheckpointStatus;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.Outcome;
import jarvis.core.coordination.RunState;
import jarvis.core.coordination.RunStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs the rounds that should run, puts back what decided ones changed, and watches the tree while a verdict on it stands.
 *
 * <p>{@code keep} and {@code changed} are called on the writer's thread; the rest happens on virtual threads.
 */
final class RoundWatch {
    private static final int NAMED_PATHS = 3;
    /** How often a round is repeated because the tree moved under it, before it counts as could-not-run. */
    private static final int MOVES = 3;

    private static final long LOOK_MILLIS = 1_000;

    private record Round(String checkpoint, int number) {}

    private final Validators validators;
    private final Consumer<Command> wishes;
    private final ExecutorService threads;
    private final Set<Round> running = new HashSet<>();
    private final Map<Round, CompletableFuture<Void>> released = new HashMap<>();
    private final Map<String, Integer> moves = new ConcurrentHashMap<>();
    private volatile RunState latest = RunState.EMPTY;

    RoundWatch(Validators validators, Consumer<Command> wishes, ExecutorService threads) {
        this.validators = validators;
        this.wishes = wishes;
        this.threads = threads;
    }

    void keep(RunState state, String checkpoint, int number) {
        if (running.add(new Round(checkpoint, number))) {
            CompletableFuture<?>[] before = released.values().toArray(CompletableFuture<?>[]::new);
            threads.execute(() -> judge(state, checkpoint, number, before));
        }
    }

    void changed(RunState state) {
        latest = state;
        for (CheckpointState c : state.checkpoints().values()) {
            Round round = new Round(c.spec().id(), c.round());
            boolean judging = c.status() == CheckpointStatus.RUNNING || c.status() == CheckpointStatus.ASKING;
            if (c.round() > 0 && !judging) {
                released.computeIfAbsent(round, once -> CompletableFuture.runAsync(() -> release(once), threads));
            }
        }
    }

    /** Looks at the tree again and again until interrupted: a verdict on another tree is void, a stuck one is tried again. */
    void watchTree() {
        Map<String, String> trees = new HashMap<>();
        while (!Thread.currentThread().isInterrupted()) {
            List<CheckpointState> standing = standing(latest);
            if (standing.isEmpty()) {
                trees.clear();
            } else {
                look(standing, trees);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look(List<CheckpointState> standing, Map<String, String> trees) {
        String now = validators.tree();
        for (CheckpointState c : standing) {
            String key = c.spec().id() + "/" + c.round();
            boolean passed = c.status() == CheckpointStatus.PASSED;
            Evidence evidence = c.evidence();
            String tree = evidence == null || evidence.tree().isEmpty() ? now : evidence.tree();
            String judged = trees.computeIfAbsent(key, first -> tree);
            if (judged.equals(now)) {
                continue;
            }
            trees.put(key, now);
            String reason = "the tree moved on from " + brief(judged) + " to " + brief(now);
            wishes.accept(
                    passed
                            ? new Command.VoidCheckpoint(c.spec().id(), c.round(), reason)
                            : new Command.Retry("jarvis", c.spec().id(), reason));
        }
    }

    /** Verdicts that a moved tree would change: the final pass that waits for a sign-off, and whatever a person was asked about. */
    private static List<CheckpointState> standing(RunState state) {
        if (!state.status().active()) {
            return List.of();
        }
        return state.checkpoints().values().stream()
                .filter(c -> switch (c.status()) {
                    case COULD_NOT_RUN, STUCK -> true;
                    case PASSED ->
                        c.spec().id().equals(CheckpointSpec.FINAL) && state.status() == RunStatus.AWAITING_SIGN_OFF;
                    case PENDING, RUNNING, ASKING, FAILED, WAIVED -> false;
                })
                .toList();
    }

    /** Judges once all that earlier rounds changed is put back. */
    private void judge(RunState state, String checkpoint, int number, CompletableFuture<?>[] before) {
        try {
            CompletableFuture.allOf(before).join();
            report(
                    checkpoint,
                    number,
                    validators.ensure(state, checkpoint, number).join());
        } catch (RuntimeException e) {
            report(checkpoint, number, new Validators.Finding(broken(e), List.of()));
        }
    }

    private static Evidence broken(RuntimeException e) {
        return new Evidence(Outcome.COULD_NOT_RUN, "", "nowhere", String.valueOf(e.getMessage()), List.of());
    }

    private void report(String checkpoint, int number, Validators.Finding found) {
        if (found.moved().isEmpty()) {
            moves.remove(checkpoint);
            wishes.accept(new Command.ReportCheckpoint(checkpoint, number, found.evidence()));
        } else if (moves.merge(checkpoint, 1, Integer::sum) < MOVES) {
            String reason = "the tree moved while it was judged: " + paths(found);
            wishes.accept(new Command.VoidCheckpoint(checkpoint, number, reason));
        } else {
            moves.remove(checkpoint);
            Evidence evidence = found.evidence();
            String reason =
                    "the tree moved " + MOVES + " times while it was judged; something still writes to " + paths(found);
            wishes.accept(new Command.ReportCheckpoint(
                    checkpoint,
                    number,
                    new Evidence(Outcome.COULD_NOT_RUN, "", evidence.place(), reason, evidence.steps())));
        }
    }

    private static String paths(Validators.Finding found) {
        int more = found.moved().size() - NAMED_PATHS;
        String named = found.moved().stream().limit(NAMED_PATHS).collect(Collectors.joining(", "));
        return more > 0 ? named + " and more" : named;
    }

    private void release(Round round) {
        try {
            validators.release(round.checkpoint(), round.number());
        } catch (RuntimeException e) {
            wishes.accept(new Command.NoteProblem(round.checkpoint(), String.valueOf(e.getMessage())));
        }
    }

    private static String brief(String hash) {
        return hash.length() > 12 ? hash.substring(0, 12) : hash;
    }
}
