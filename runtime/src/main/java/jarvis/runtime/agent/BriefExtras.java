package jarvis.runtime.agent;

import jarvis.core.plan.Roots;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a brief says beyond plan and state.
 *
 * @param location where the instance works, as a place here
 * @param coordination the folder of the shared files
 * @param roots where the plan's paths are here
 * @param branch the instance's own branch; null where it works in place
 * @param check the command that judges this instance alone; null when there is none
 * @param tails the last lines of what steps of its failed checkpoints wrote, by the output's hash in the evidence
 */
public record BriefExtras(
        Path location,
        Path coordination,
        Roots roots,
        @Nullable OwnBranch branch,
        @Nullable String check,
        Map<String, String> tails) {
    public BriefExtras {
        tails = Map.copyOf(tails);
    }
}
