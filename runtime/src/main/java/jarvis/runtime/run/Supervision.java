package jarvis.runtime.run;

import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A writer with the reconciler that acts for it and the watch over its tree, as one thing to start and to close. */
public final class Supervision implements AutoCloseable {
    private final RunWriter writer;
    private final Workers workers;
    private final InstantSource clock;
    private final RoundWatch rounds;
    private final Merges merges;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread treeWatch;

    public Supervision(RunWriter writer, Workers workers, Validators validators, Merges merges, InstantSource clock) {
        this.writer = writer;
        this.workers = workers;
        this.merges = merges;
        this.clock = clock;
        this.rounds = new RoundWatch(validators, writer::wish, threads);
        this.treeWatch = Thread.ofVirtual().name("tree-watch").unstarted(rounds.tree()::watch);
    }

    public void start() {
        MergeWatch merging = new MergeWatch(merges, writer::wish, threads);
        writer.start(new Reconciler(workers, new Reconciler.Watches(rounds, merging), writer::wish, threads, clock));
        treeWatch.start();
    }

    /** Stops watching; what it watched goes on. */
    @Override
    public void close() {
        writer.close();
        treeWatch.interrupt();
        threads.shutdownNow();
    }
}
