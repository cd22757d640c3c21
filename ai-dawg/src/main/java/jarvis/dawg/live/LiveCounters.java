package jarvis.dawg.live;

import jarvis.dawg.module.Work;

/** Counts what modules do. Counting never waits for anything. Thread-safe. */
public interface LiveCounters extends AutoCloseable {
    /** The work of the module of this name. */
    Work of(String module);

    Look look();

    @Override
    void close();

    /**
     * Where the counts are kept.
     *
     * @param store memory or redis
     * @param trouble why they are those of this process alone, though they should be shared; empty when all is as it should be
     */
    record Look(String store, String trouble) {}
}
