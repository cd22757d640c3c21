package jarvis.runtime.app;

import jarvis.runtime.execution.LocalExecutor;
import jarvis.runtime.run.RunPlace;
import java.time.Duration;

/** What a run that nobody follows any more left running. */
final class Leftovers {
    private static final Duration GRACE = Duration.ofSeconds(3);

    private Leftovers() {}

    static void stop(RunPlace place) {
        new LocalExecutor().stop(place.project().folder().run(place.run()), GRACE);
    }
}
