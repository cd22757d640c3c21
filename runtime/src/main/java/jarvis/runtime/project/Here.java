package jarvis.runtime.project;

import java.nio.file.Path;

/** Turns a path that a person wrote into one on this machine. */
public final class Here {
    private Here() {}

    /** The path, absolute; {@code ~} is the home folder, a relative path is relative to {@code folder}. */
    public static String resolve(Path folder, String written) {
        boolean home = written.equals("~") || written.startsWith("~/");
        String path = home ? System.getProperty("user.home") + written.substring(1) : written;
        return folder.resolve(path).toAbsolutePath().normalize().toString();
    }
}
