package jarvis.runtime.workspace.worktree;

import java.io.IOException;
import java.nio.file.Path;

/** A path as git writes it: without links, as far as it is there. */
final class Real {
    private Real() {}

    static Path of(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        for (Path known = whole; known != null; known = known.getParent()) {
            try {
                return known.toRealPath().resolve(known.relativize(whole)).normalize();
            } catch (IOException e) {
                // Not there yet: its parent may be.
            }
        }
        return whole;
    }
}
