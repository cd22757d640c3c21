package jarvis.runtime.workspace;

import java.nio.file.Path;
import java.util.Set;

/** Folders that are never part of what is judged: Jarvis's own, the run's shared files, and git's. */
final class Names {
    static final Set<String> OURS = Set.of(".jarvis", ".coordination", ".git");

    private Names() {}

    /** Whether a relative path leads through one of them. */
    static boolean ours(String path) {
        for (Path part : Path.of(path)) {
            if (OURS.contains(part.toString())) {
                return true;
            }
        }
        return false;
    }
}
