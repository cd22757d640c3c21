package jarvis.runtime.app;

import jarvis.core.coordination.CheckpointState;
import jarvis.core.coordination.RunState;
import jarvis.runtime.checkpoint.CheckpointRunner;
import jarvis.runtime.execution.LocalExecutor;
import jarvis.runtime.run.RunPlace;
import jarvis.runtime.workspace.Trees;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What a run that nobody follows any more left: processes, and what its gates changed in the live folder. */
final class Leftovers {
    private static final Duration GRACE = Duration.ofSeconds(3);

    private Leftovers() {}

    static void stop(RunPlace place) {
        new LocalExecutor().stop(place.project().folder().run(place.run()), GRACE);
    }

    /** Puts back what the newest round of each gate changed, where that was not done; sentences about what had to be left. */
    static List<String> putBack(RunPlace place, RunState state) {
        Trees trees = new Trees(place.project().folder().folder().resolve("trees"));
        CheckpointRunner runner = new CheckpointRunner(new LocalExecutor(), trees, InstantSource.system());
        List<String> problems = new ArrayList<>();
        for (CheckpointState checkpoint : state.checkpoints().values()) {
            if (checkpoint.round() > 0) {
                problems.addAll(runner.release(place.round(checkpoint.spec().id(), checkpoint.round())));
            }
        }
        return problems;
    }
}
