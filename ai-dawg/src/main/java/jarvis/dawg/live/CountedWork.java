package jarvis.dawg.live;

import jarvis.dawg.module.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** The work of one module: counted in this process's window, reported with what others did. */
final class CountedWork implements Work {
    private final String module;
    private final Window mine;
    private final Supplier<Window> others;
    private final InstantSource clock;

    CountedWork(String module, Window mine, Supplier<Window> others, InstantSource clock) {
        this.module = module;
        this.mine = mine;
        this.others = others;
        this.clock = clock;
    }

    @Override
    public void well(Duration took) {
        Instant now = clock.instant();
        mine.add(module, Window.step(now), Tally.well(now, took));
    }

    @Override
    public void failed(Duration took, String why) {
        Instant now = clock.instant();
        mine.add(module, Window.step(now), Tally.failed(now, took, why));
    }

    @Override
    public Report report() {
        Instant now = clock.instant();
        return mine.sum(module, now).plus(others.get().sum(module, now)).report();
    }
}
