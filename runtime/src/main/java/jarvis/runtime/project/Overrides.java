package jarvis.runtime.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line sets for one start; it wins over the files.
 *
 * @param roots each {@code FROM=TO}, as written; a relative TO is relative to where the command was given
 * @param port null: not said
 */
public record Overrides(List<String> roots, @Nullable Integer port) {
    public static final Overrides NONE = new Overrides(List.of(), null);

    public Overrides {
        roots = List.copyOf(roots);
    }
}
