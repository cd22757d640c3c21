package jarvis.runtime.run;

import jarvis.core.coordination.RunState;
import jarvis.runtime.agent.dialogue.Ownership;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one instance may not write, for an agent that asks before it writes; the same as the tools and the merge say.
 *
 * @param state the run's, as it is when it is asked
 */
public record OwnPaths(PathOwners owners, Supplier<RunState> state, String instance) implements Ownership {
    @Override
    public Optional<String> refusal(String path) {
        return owners.refusal(state.get(), instance, path);
    }
}
