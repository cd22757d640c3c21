package jarvis.runtime.mcp;

import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunState;
import jarvis.runtime.run.LiveRun;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, by the token, and the run that it is about.
 *
 * @param run null while none is executed here; then it is a person that calls
 */
record Caller(Reporter by, @Nullable LiveRun run) {
    /** The instance that calls; empty when it is a person. */
    Optional<Reporter.Worker> worker() {
        return by instanceof Reporter.Worker worker ? Optional.of(worker) : Optional.empty();
    }

    /** Why an instance's attempt is not heard any more, or not yet; empty when it is. */
    Optional<String> stale() {
        return worker().flatMap(worker -> {
            int newest = live().state().newestAttempt(worker.instance());
            String why = worker.attempt() < newest
                    ? "attempt " + newest + " has taken its place. End this session; nothing that it reports is obeyed."
                    : "no such attempt has started. Use the JARVIS_TOKEN that this attempt was given.";
            return worker.attempt() == newest
                    ? Optional.empty()
                    : Optional.of("This token is of attempt " + worker.attempt() + " of " + worker.instance() + ", and "
                            + why);
        });
    }

    LiveRun live() {
        if (run == null) {
            throw new IllegalStateException("asked only where there is a run");
        }
        return run;
    }

    RunState state() {
        return live().state();
    }

    /** What an instance is at. */
    AssignmentState assignment(Reporter.Worker worker) {
        return state().current(worker.instance()).orElseThrow();
    }
}
