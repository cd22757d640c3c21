package jarvis.dawg.module;

import java.util.List;
import java.util.function.Supplier;

/**
 * What the health of a module is measured from.
 *
 * @param broken what it cannot do without and that is not there now, each with the reason
 */
public record Condition(Work work, Supplier<List<String>> broken) {}
