package jarvis.runtime.execution;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program of this machine that a run needs.
 *
 * @param file where it was found on a search path
 */
public record Tool(Path file) {
    private static final long PATIENCE_SECONDS = 10;
    private static final int MOST_BYTES = 4096;

    /** The first of the name on a search path such as {@code PATH}. */
    public static Optional<Tool> find(String name, String searchPath) {
        return List.of(searchPath.split(File.pathSeparator)).stream()
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
                .findFirst()
                .map(Tool::new);
    }

    /** The first line of what it says to {@code --version}; empty when it says nothing in time. */
    public Optional<String> version() {
        try {
            Path said = Files.createTempFile("jarvis-version-", "");
            try {
                return said(said);
            } finally {
                Files.delete(said);
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Into a file: a pipe would be waited for as long as any child of it lives. */
    private Optional<String> said(Path to) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(file.toString(), "--version")
                .redirectErrorStream(true)
                .redirectOutput(to.toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try (InputStream in = Files.newInputStream(to)) {
            String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return text.lines()
                    .map(String::strip)
                    .filter(line -> ended && !line.isEmpty())
                    .findFirst();
        }
    }
}
