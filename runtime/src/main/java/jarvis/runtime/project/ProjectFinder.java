package jarvis.runtime.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the project that a command without a plan is about. */
public final class ProjectFinder {
    private ProjectFinder() {}

    /** The nearest folder, from this one upward, that holds a {@code .jarvis}. */
    public static Optional<ProjectFolder> from(Path workingDirectory) {
        for (Path folder = workingDirectory.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(ProjectFolder.NAME))) {
                return Optional.of(new ProjectFolder(folder));
            }
        }
        return Optional.empty();
    }
}
