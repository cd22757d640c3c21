package jarvis.runtime.run;

import jarvis.core.coordination.CheckpointSpec;
import jarvis.core.coordination.CheckpointState;
import jarvis.core.coordination.CheckpointStatus;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.RunState;
import jarvis.core.coordination.RunStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Watches the tree while a verdict on it stands: a pass on another tree is void, and what was stuck is tried again.
 *
 * <p>A tree that never rests would have it judged without end: after three moves soon after a verdict a person is asked.
 */
final class TreeWatch {
    private static final int NAMED_PATHS = 3;
    private static final int MOVES = 3;
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final long LOOK_MILLIS = 1_000;

    private final Validators validators;
    private final Consumer<Command> wishes;
    private final Map<String, Stand> stands = new HashMap<>();
    private final Map<String, Restless> moves = new ConcurrentHashMap<>();
    /** Those that a person was asked about because of it: theirs to try again. */
    private final Set<String> left = ConcurrentHashMap.newKeySet();

    private volatile RunState latest = RunState.EMPTY;
    private String trouble = "";

    /** A verdict's tree, and since when it is looked at. */
    private record Stand(Validators.Tree tree, long since) {}

    private record Restless(int times, String paths) {}

    TreeWatch(Validators validators, Consumer<Command> wishes) {
        this.validators = validators;
        this.wishes = wishes;
    }

    void changed(RunState state) {
        latest = state;
    }

    /** Looks again and again until interrupted. */
    void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            lookOnce();
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** A tree that cannot be read for a moment is looked at again; a sign-off looks for itself. */
    void lookOnce() {
        List<CheckpointState> standing = standing(latest);
        if (standing.isEmpty()) {
            stands.clear();
            return;
        }
        try {
            look(standing, validators.tree());
            trouble = "";
        } catch (RuntimeException e) {
            String again = String.valueOf(e.getMessage());
            if (!again.equals(trouble)) {
                trouble = again;
                wishes.accept(new Command.NoteProblem("the tree", again));
            }
        }
    }

    private void look(List<CheckpointState> standing, Validators.Tree now) {
        for (CheckpointState c : standing) {
            String key = c.spec().id() + "/" + c.round();
            Evidence evidence = c.evidence();
            String judged = evidence == null || evidence.tree().isEmpty() ? now.hash() : evidence.tree();
            Stand stand = stands.computeIfAbsent(
                    key,
                    _ -> new Stand(
                            judged.equals(now.hash()) ? now : new Validators.Tree(judged, List.of()),
                            System.nanoTime()));
            if (!stand.tree().hash().equals(now.hash())) {
                stands.put(key, new Stand(now, stand.since()));
                moved(c, stand, now);
            }
        }
    }

    private void moved(CheckpointState c, Stand stand, Validators.Tree now) {
        String id = c.spec().id();
        List<String> paths = stand.tree().snapshots().isEmpty() ? List.of() : validators.differences(stand.tree(), now);
        String where = paths.isEmpty() ? "it is not what was judged" : named(paths);
        boolean soon = System.nanoTime() - stand.since() < SOON.toNanos();
        Restless restless =
                moves.compute(id, (_, before) -> new Restless(soon && before != null ? before.times() + 1 : 1, where));
        String reason = "the tree moved on: " + where;
        if (c.status() == CheckpointStatus.PASSED) {
            left.remove(id);
            wishes.accept(new Command.VoidCheckpoint(id, c.round(), reason));
        } else if (restless.times() <= MOVES && !left.contains(id)) {
            wishes.accept(new Command.Retry("jarvis", id, reason));
        }
    }

    /** Why a checkpoint is not judged once more by itself; empty when it is. Asked once, as a person's retry is a new beginning. */
    String restless(String checkpoint) {
        Restless found = moves.get(checkpoint);
        if (found == null || found.times() <= MOVES) {
            return "";
        }
        moves.remove(checkpoint);
        left.add(checkpoint);
        return "the tree does not rest: " + found.paths()
                + " changed again and again right after a verdict. End what writes"
                + " there, write it elsewhere, or let git ignore it";
    }

    static String named(List<String> paths) {
        int more = paths.size() - NAMED_PATHS;
        String some = String.join(", ", paths.subList(0, Math.min(paths.size(), NAMED_PATHS)));
        return more > 0 ? some + " and more" : some;
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
}
