package jarvis.runtime.dashboard;

import jarvis.core.reading.Meaning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values that a dashboard is looked at for: where no source states one, it is shown as not configured. */
final class Wanted {
    private static final Map<String, Meaning> ALL = named();

    private Wanted() {}

    static Map<String, Meaning> all() {
        return ALL;
    }

    private static Map<String, Meaning> named() {
        Map<String, Meaning> all = new LinkedHashMap<>();
        List.of("music", "marketing", "engagement", "automation", "intelligence")
                .forEach(module -> all.put("business." + module + ".health", Meaning.PLAIN));
        List.of("mrr", "arr", "burn_rate").forEach(name -> all.put("financial." + name, Meaning.PLAIN));
        all.put("financial.runway_months", Meaning.unit("months"));
        List.of("total_instances", "active_instances", "tasks_completed", "tasks_in_progress")
                .forEach(name -> all.put("instances.metrics." + name, Meaning.PLAIN));
        all.put("instances.metrics.efficiency_ratio", Meaning.PLAIN);
        all.put("instances.metrics.overall_completion_percent", Meaning.unit("%"));
        return all;
    }
}
