package jarvis.core.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One worker of the plan.
 *
 * @param id the name every other part uses, such as {@code instance-1}
 * @param priority the level as written ({@code CRITICAL}), without what follows it
 * @param location the path as written in the plan, not yet mapped to a place here
 * @param dependsOn ids this instance waits for, stated for it or by a rule ("must complete first"); phase order is not expanded
 * @param line the line of its heading, from 1
 */
public record Instance(
        String id,
        String name,
        @Nullable String priority,
        @Nullable String location,
        List<Task> tasks,
        List<Deliverable> deliverables,
        @Nullable Estimate estimate,
        List<String> dependsOn,
        int line) {

    public Instance {
        tasks = List.copyOf(tasks);
        deliverables = List.copyOf(deliverables);
        dependsOn = List.copyOf(dependsOn);
    }
}
