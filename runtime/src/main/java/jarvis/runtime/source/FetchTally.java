package jarvis.runtime.source;

import java.util.concurrent.atomic.LongAdder;

/** Counts what comes of askings. Thread-safe. */
final class FetchTally {
    private final LongAdder documents = new LongAdder();
    private final LongAdder unchanged = new LongAdder();
    private final LongAdder failed = new LongAdder();

    void add(Fetch fetch) {
        switch (fetch) {
            case Fetch.Document _ -> documents.increment();
            case Fetch.Unchanged _ -> unchanged.increment();
            case Fetch.Failed _ -> failed.increment();
        }
    }

    FetchCounts counts() {
        return new FetchCounts(documents.sum(), unchanged.sum(), failed.sum());
    }
}
