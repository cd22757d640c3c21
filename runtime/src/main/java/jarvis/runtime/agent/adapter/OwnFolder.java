package jarvis.runtime.agent.adapter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder of one instance's agent, so that no two write the same configuration; the person's login is linked into it. */
final class OwnFolder {
    private OwnFolder() {}

    /**
     * Makes it, or finds it.
     *
     * @param login the file in the person's own folder that says who is logged in
     */
    static Path at(Path folder, Path login) throws IOException {
        Path link = made(folder).resolve(login.getFileName());
        if (Files.exists(login) && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(link, login);
        }
        return folder;
    }

    /** Only the user may look into it. */
    static Path made(Path folder) throws IOException {
        return Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** A folder of the person's, by the variable that moves it. */
    static Path persons(String variable, String name) {
        String said = System.getenv(variable);
        return said == null ? Path.of(System.getProperty("user.home"), name) : Path.of(said);
    }
}
