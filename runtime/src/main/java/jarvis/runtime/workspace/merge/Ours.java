package jarvis.runtime.workspace.merge;

import jarvis.core.ownership.pattern.Folding;
import java.util.Set;

/** Folders that are never merged, at any depth: Jarvis's own, and what a run shares. A worktree's copy is read as claims. */
final class Ours {
    private static final Set<String> NAMES = Set.of(".jarvis", ".coordination");

    private Ours() {}

    /** Whether a path is one of them or lies in one; case does not matter, as on many systems it makes no other folder. */
    static boolean holds(String path) {
        for (String name : path.split("/", -1)) {
            if (NAMES.contains(Folding.of(name))) {
                return true;
            }
        }
        return false;
    }
}
