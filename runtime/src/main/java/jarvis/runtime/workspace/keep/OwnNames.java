package jarvis.runtime.workspace.keep;

import java.nio.file.Path;
import java.util.List;

/** Folders inside a worktree that are never an instance's work. */
public final class OwnNames {
    static final List<String> ALL = List.of(".jarvis", ".coordination");

    private OwnNames() {}

    /** Whether a relative path leads through one of them, or through git's. */
    public static boolean leadThrough(String path) {
        for (Path part : Path.of(path)) {
            if (ALL.contains(part.toString()) || part.toString().equals(".git")) {
                return true;
            }
        }
        return false;
    }
}
