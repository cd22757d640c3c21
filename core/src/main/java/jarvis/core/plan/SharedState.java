package jarvis.core.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shared files that the plan shows, as the first content of {@code .coordination}.
 *
 * @param folder the folder as written in the plan
 * @param status the JSON object shown for status.json, verbatim; a sample of the shape, not a fact
 * @param integration the JSON object shown for integration.json, verbatim: the first integration points
 */
public record SharedState(
        @Nullable String folder,
        @Nullable String status,
        @Nullable String integration,
        List<InitialBlocker> blockers) {
    public static final SharedState NONE = new SharedState(null, null, null, List.of());

    public SharedState {
        blockers = List.copyOf(blockers);
    }
}
