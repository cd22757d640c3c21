package jarvis.core.forecast;

import java.util.Map;

/**
 * What a person wants to know of a plan.
 *
 * @param places how many work at once at most
 * @param failures how often a checkpoint fails before it passes, by its id
 */
public record WhatIf(int places, Map<String, Integer> failures) {
    /** More of it no plan means. */
    public static final int MOST_PLACES = 1_000_000;

    /** More of it no person means. */
    public static final int MOST_FAILURES = 100;

    public WhatIf {
        failures = Map.copyOf(failures);
    }

    /** The plan as it is. */
    public static WhatIf places(int places) {
        return new WhatIf(places, Map.of());
    }

    WhatIf oneMore() {
        return new WhatIf(places + 1, failures);
    }
}
