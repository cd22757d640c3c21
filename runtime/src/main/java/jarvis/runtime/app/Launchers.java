package jarvis.runtime.app;

import jarvis.runtime.project.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How agents find the command {@code jarvis}: a folder of its own on their PATH, with a link to the launcher. */
final class Launchers {
    private Launchers() {}

    /** The search path of an agent. */
    static String path(ProjectFolder folder) {
        String path = String.valueOf(System.getenv("PATH"));
        String home = System.getProperty("jarvis.home");
        if (home == null) {
            return path;
        }
        Path bin = folder.folder().resolve("bin");
        link(bin, Path.of(home).resolve("jarvis"));
        return bin + ":" + path;
    }

    private static void link(Path bin, Path launcher) {
        Path link = bin.resolve("jarvis");
        try {
            if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(launcher)) {
                return;
            }
            Files.createDirectories(bin);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, launcher);
        } catch (IOException e) {
            System.getLogger("jarvis.run")
                    .log(System.Logger.Level.WARNING, "agents will not find the command jarvis", e);
        }
    }
}
