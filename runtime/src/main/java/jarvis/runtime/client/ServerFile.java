package jarvis.runtime.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the Jarvis of a project says that it listens: {@code .jarvis/server.json}. Read without a JSON library, for speed. */
public record ServerFile(URI url, long pid) {
    private static final Pattern URL = Pattern.compile("\"url\"\\s*:\\s*\"(http://[^\"\\s]+?)/?\"");
    private static final Pattern PID = Pattern.compile("\"pid\"\\s*:\\s*(\\d{1,18})");

    /** The address; empty when the file is not there, is none, or was left behind by a Jarvis that is gone. */
    public static Optional<ServerFile> read(Path file) {
        try {
            String json = Files.readString(file);
            Matcher url = URL.matcher(json);
            Matcher pid = PID.matcher(json);
            return url.find() && pid.find()
                    ? Optional.of(new ServerFile(URI.create(url.group(1)), Long.parseLong(pid.group(1))))
                            .filter(ServerFile::alive)
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Another project's Jarvis may have the port by now; the process that wrote the file tells them apart. */
    private boolean alive() {
        return ProcessHandle.of(pid).isPresent();
    }
}
