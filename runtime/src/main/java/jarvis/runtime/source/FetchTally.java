package jarvis.runtime.source;

import java.util.concurrent.atomic.LongAdder;

/** Counts what comes of askings. Thread-safe. */
final class FetchTally {
    private final LongAdder documents = new LongAdder();
    private final LongAdder unchanged = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** @param understood whether something can be made of it */
    void add(Fetch fetch, boolean understood) {
        (understood ? fetch instanceof Fetch.Unchanged ? unchanged : documents : failed).increment();
    }

    FetchCounts counts() {
        return new FetchCounts(documents.sum(), unchanged.sum(), failed.sum());
    }
}
