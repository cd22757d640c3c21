package jarvis.runtime.server.session;

import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunState;
import jarvis.runtime.run.LiveRun;
import java.util.Map;
import java.util.Optional;

/** What sessions reach of a project. Thread-safe. */
public interface Desk {
    /** The run that is executed here. */
    Optional<LiveRun> run();

    /** Who a token speaks for. */
    Optional<Reporter> speaker(String run, String token);

    /** What an instance was told when it began. */
    Optional<String> brief(String run, String instance);

    /** Why an instance may not write a path, and what to do instead; empty where it may. */
    Optional<String> refusal(RunState state, String instance, String path);

    /** Whether nothing is started for an instance, as somebody joins. */
    boolean isPerson(RunState state, String instance);

    /** What somebody needs to be an instance in its attempt that is under way. */
    Place place(RunState state, AssignmentState assignment);

    /**
     * Where an attempt works, and its variables but for Jarvis's address.
     *
     * @param folder where it works
     * @param environment with its token
     */
    record Place(String folder, Map<String, String> environment) {
        public Place {
            environment = Map.copyOf(environment);
        }

        @Override
        public String toString() {
            return "Place[" + folder + "]";
        }
    }
}
