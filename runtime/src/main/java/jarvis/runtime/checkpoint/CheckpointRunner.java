package jarvis.runtime.checkpoint;

import jarvis.runtime.execution.Executor;
import jarvis.runtime.workspace.Salvage;
import jarvis.runtime.workspace.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs validators. What is so of a round lies in its files, so each call may be repeated, also by the Jarvis that comes after a
 * kill. Thread-safe.
 */
public final class CheckpointRunner {
    /** How the place of a round begins that ran in the live folder, and not in a checkout of its own. */
    public static final String LIVE = "the live folder ";

    static final Duration GRACE = Duration.ofSeconds(2);

    private final Executor executor;
    private final Trees trees;
    private final InstantSource clock;
    private final Map<Path, CompletableFuture<Finding>> rounds = new ConcurrentHashMap<>();

    public CheckpointRunner(Executor executor, Trees trees, InstantSource clock) {
        this.executor = executor;
        this.trees = trees;
        this.clock = clock;
    }

    /** The same for rounds on other trees, each with a folder of its own. */
    public CheckpointRunner on(Trees others) {
        return new CheckpointRunner(executor, others, clock);
    }

    /**
     * Sees to it that the round is judged: started at most once, adopted when it was started, read when it is over. Returns at
     * once; completed on a virtual thread, exceptionally with a {@link CheckpointException} when its files cannot be written or
     * read, after which the next call tries again.
     */
    public CompletableFuture<Finding> ensure(CheckpointJob job) {
        CompletableFuture<Finding> fresh = new CompletableFuture<>();
        CompletableFuture<Finding> old = rounds.putIfAbsent(job.files(), fresh);
        if (old != null) {
            return old.copy();
        }
        Thread.ofVirtual().name(job.checkpoint() + "/" + job.round()).start(() -> run(job, fresh));
        return fresh.copy();
    }

    private void run(CheckpointJob job, CompletableFuture<Finding> to) {
        try {
            Finding finding = new Round(job, executor, trees, clock).run();
            rounds.remove(job.files(), to);
            to.complete(finding);
        } catch (RuntimeException e) {
            rounds.remove(job.files(), to);
            to.completeExceptionally(e);
        }
    }

    /** Stops the round's validator if it is still there; its evidence then says so. */
    public void stop(Path files) {
        RoundFiles round = new RoundFiles(files.toAbsolutePath().normalize());
        if (Files.isDirectory(round.folder()) && !Files.exists(round.evidence())) {
            round.write(round.stopped(), clock.instant() + "\n");
            executor.stop(round.run(), GRACE);
        }
    }

    /**
     * Lets go of a round whose verdict is in or that is void: stops what still runs, and puts back what its gate changed in the
     * live root. Nothing where that was done or nothing was changed, so it may be called for every round that is not active.
     *
     * @return sentences about what could not be put back; the same ones again when repeated
     */
    public List<String> release(Path files) {
        RoundFiles round = new RoundFiles(files.toAbsolutePath().normalize());
        stop(round.folder());
        awaitEnd(round.folder());
        List<String> problems = new Salvage(round.salvage()).putBack();
        Leftovers.remove(round.checkout());
        return problems;
    }

    private void awaitEnd(Path files) {
        CompletableFuture<Finding> running = rounds.get(files);
        if (running != null) {
            try {
                running.join();
            } catch (CompletionException e) {
                // Whoever asked for the round is told.
            }
        }
    }
}
