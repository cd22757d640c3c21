package jarvis.core.plan;

import java.util.List;

/**
 * One top-level piece of work of an instance.
 *
 * @param details nested items in document order, each indented by two spaces a level below the first
 */
public record Task(String text, List<String> details, int line) {
    public Task {
        details = List.copyOf(details);
    }
}
