package jarvis.core.plan;

import java.util.List;

/** A step of the roll-out as written; shown to people, never run. */
public record RolloutStep(String title, List<String> items, int line) {
    public RolloutStep {
        items = List.copyOf(items);
    }
}
