package jarvis.runtime.run;

import jarvis.core.merge.Workspace;
import jarvis.core.ownership.Grant;
import jarvis.core.ownership.Matrix;
import jarvis.core.ownership.Owner;
import jarvis.core.ownership.pattern.TreePath;
import jarvis.runtime.agent.dialogue.Ownership;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** What one instance may not write, for an agent that asks before it writes: in its worktree what others own, and the person's own checkout. */
public final class OwnPaths implements Ownership {
    private final Workspace workspace;
    private final Matrix matrix;
    private final Path coordination;

    private OwnPaths(Workspace workspace, Matrix matrix, Path coordination) {
        this.workspace = workspace;
        this.matrix = matrix;
        this.coordination = coordination;
    }

    public static Ownership of(RunPlace place, Workspace workspace) {
        return new OwnPaths(workspace, PlanGrants.of(place, Path.of(workspace.repository())), place.coordination());
    }

    @Override
    public Optional<String> refusal(String path) {
        Path tree = Path.of(workspace.folder());
        Path file;
        try {
            file = Path.of(workspace.location()).resolve(path).normalize();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        if (file.startsWith(tree)) {
            return foreign(tree.relativize(file));
        }
        return file.startsWith(workspace.repository()) && !file.startsWith(coordination)
                ? Optional.of(
                        path + " lies outside of your worktree, in the person's own checkout. Work in " + tree + ".")
                : Optional.empty();
    }

    private Optional<String> foreign(Path relative) {
        return TreePath.of(relative.toString())
                .filter(path -> !matrix.mayWrite(workspace.instance(), path))
                .map(this::refused);
    }

    private String refused(TreePath path) {
        String owners = matrix.deciding(path).stream()
                .map(Grant::owner)
                .map(Owner::text)
                .distinct()
                .collect(Collectors.joining(", "));
        String whose = owners.isEmpty() ? "nobody's in the plan" : "of " + owners;
        return path + " is " + whose
                + ", so you may not write it, and it would not be merged. Leave it, and raise a blocker that says what you need there.";
    }
}
