package jarvis.runtime.project;

import java.nio.file.Path;
import java.util.Map;

/** Turns a path that a person wrote into one on this machine. */
public final class Here {
    private Here() {}

    /** The path, absolute; {@code ~} is the home folder, a relative path is relative to {@code folder}. */
    public static String resolve(Path folder, String written) {
        return resolve(folder, written, System.getenv());
    }

    static String resolve(Path folder, String written, Map<String, String> environment) {
        boolean home = written.equals("~") || written.startsWith("~/");
        String path = home ? home(environment) + written.substring(1) : written;
        return folder.resolve(path).toAbsolutePath().normalize().toString();
    }

    /** As a shell knows it: {@code $HOME}; the home of the account where that is no absolute path. */
    public static Path home(Map<String, String> environment) {
        String said = environment.getOrDefault("HOME", "");
        return Path.of(said.startsWith("/") ? said : System.getProperty("user.home"));
    }
}
