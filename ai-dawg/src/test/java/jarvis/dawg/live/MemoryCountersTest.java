package jarvis.dawg.live;

import org.junit.jupiter.api.AfterEach;

class MemoryCountersTest extends LiveCountersContract {
    private LiveCounters counters = new MemoryCounters(() -> now);

    @AfterEach
    void close() {
        counters.close();
    }

    @Override
    LiveCounters fresh() {
        counters = new MemoryCounters(() -> now);
        return counters;
    }

    @Override
    LiveCounters seen() {
        return counters;
    }
}
