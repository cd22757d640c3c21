package jarvis.runtime.workspace.worktree;

import java.nio.file.Path;
import java.util.List;

/**
 * What a location is, before a run.
 *
 * @param isRepository whether it belongs to one; where not, nothing else is said
 * @param top of its working tree
 * @param within the location relative to the top; empty for the top itself
 * @param branch such as {@code main}; empty where HEAD is on none
 * @param base the commit that HEAD stands on; empty where there is none
 * @param refusals sentences: why instances cannot have worktrees of it
 * @param notes sentences for the person to see
 */
public record Survey(
        boolean isRepository,
        Path top,
        Path within,
        String branch,
        String base,
        List<String> refusals,
        List<String> notes) {
    public Survey {
        refusals = List.copyOf(refusals);
        notes = List.copyOf(notes);
    }

    /** Looks at a folder that is there; changes nothing. */
    public static Survey of(Path location) {
        return new Surveying(location).survey();
    }

    static Survey noRepository(Path location) {
        return new Survey(false, location, Path.of(""), "", "", List.of(), List.of());
    }

    static Survey refused(Path location, String refusal) {
        return new Survey(true, location, Path.of(""), "", "", List.of(refusal), List.of());
    }
}
