package jarvis.runtime.sharedfiles;

import jarvis.core.coordination.RunState;
import jarvis.core.plan.Plan;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What integration.json shows: what the plan began with, and the integration points recorded since. Pure. */
public final class IntegrationFile {
    public static final String NAME = "integration.json";

    private IntegrationFile() {}

    public static String render(Plan plan, RunState state) {
        return Json.pretty(content(plan, state));
    }

    static ObjectNode content(Plan plan, RunState state) {
        ObjectNode content = first(plan.sharedState().integration());
        state.integration().forEach((name, value) -> content.set(name, Json.value(value)));
        return content;
    }

    /** A sample that is not JSON is the plan reader's to complain about. */
    private static ObjectNode first(@Nullable String shown) {
        try {
            return shown == null ? Json.object() : Json.object(shown);
        } catch (IllegalArgumentException e) {
            return Json.object();
        }
    }
}
