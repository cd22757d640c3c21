package jarvis.dawg.live;

import jarvis.dawg.module.Work;
import java.time.InstantSource;

/** The counts of this process, in its memory. */
public final class MemoryCounters implements LiveCounters {
    private static final Look LOOK = new Look("memory", "");

    private final InstantSource clock;
    private final Window mine = new Window();
    private final Window nobodys = new Window();

    public MemoryCounters(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Work of(String module) {
        return new CountedWork(module, mine, () -> nobodys, clock);
    }

    @Override
    public Look look() {
        return LOOK;
    }

    @Override
    public void close() {}
}
