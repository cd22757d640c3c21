package jarvis.runtime.workspace;

import java.nio.file.Path;
import java.util.List;

/**
 * What a root's files were at one moment.
 *
 * @param top the folder that it is about: the top of the git working tree that holds the root, else the root itself
 * @param git whether {@code tree} is a git tree, in that repository's object database; else it is a hash of the content
 * @param nested the repositories inside it (submodules, embedded ones), each a tree of its own
 */
public record Snapshot(Path top, boolean git, String tree, List<Snapshot> nested) {
    public Snapshot {
        nested = List.copyOf(nested);
    }
}
