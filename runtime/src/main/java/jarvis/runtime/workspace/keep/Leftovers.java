package jarvis.runtime.workspace.keep;

import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What all runs of a project left behind: worktrees, and salvage refs in the repositories that those were of.
 *
 * @param runs the folder with one folder a run, each with its {@code worktrees}
 */
public record Leftovers(Path runs) {
    private static final String WORKTREES = "worktrees";

    /** The runs that have or had worktrees, by name. */
    public List<String> names() {
        return inside(runs).stream()
                .filter(run -> Files.isDirectory(run.resolve(WORKTREES)))
                .map(run -> run.getFileName().toString())
                .toList();
    }

    public Clean clean(String run) {
        return new Clean(runs.resolve(run).resolve(WORKTREES), run);
    }

    /** The salvage refs of these runs' repositories, those of other projects' runs among them. */
    public List<Kept> kept() {
        return repositories().stream().flatMap(git -> Keep.all(git).stream()).toList();
    }

    /** What gives a salvage ref back; nothing where no repository has it. */
    public Optional<Restore> restore(String ref) {
        return repositories().stream()
                .filter(git -> Keep.all(git).stream().anyMatch(kept -> kept.named(ref)))
                .findFirst()
                .map(Restore::new);
    }

    private List<Git> repositories() {
        Set<Path> found = new TreeSet<>();
        for (String run : names()) {
            for (Path own : inside(runs.resolve(run).resolve(WORKTREES).resolve(".own"))) {
                for (String file : List.of("origin", Place.REMOVED)) {
                    Origin.read(own.resolve(file)).map(Origin::common).ifPresent(found::add);
                }
            }
        }
        return found.stream()
                .filter(Files::isDirectory)
                .map(common -> new Git(common).with("GIT_DIR", common.toString()))
                .toList();
    }

    private static List<Path> inside(Path folder) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(found::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new WorkspaceException(
                    "files-failed", "Cannot read " + folder + ": " + e + ". Make it readable, then try again.", e);
        }
        found.sort(null);
        return found;
    }
}
