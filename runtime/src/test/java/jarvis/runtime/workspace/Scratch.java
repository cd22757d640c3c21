package jarvis.runtime.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder for one test, with the real git at hand. */
public record Scratch(Path folder) {
    public static Scratch repository(Path folder) throws IOException {
        Files.createDirectories(folder);
        Scratch scratch = new Scratch(folder.toRealPath());
        scratch.git("init", "-q", "-b", "main");
        return scratch;
    }

    public Scratch write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    public Scratch commit(String message) throws IOException {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
        return this;
    }

    public String git(String... arguments) throws IOException {
        return git(Map.of(), arguments);
    }

    /** With more variables in its environment. */
    public String git(Map<String, String> variables, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "protocol.file.allow=always"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + out);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return out.strip();
    }

    public String read(String path) throws IOException {
        return Files.readString(folder.resolve(path));
    }

    /** Deletes a folder with all that is in it; follows no link. */
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    public boolean has(String path) {
        return Files.exists(folder.resolve(path));
    }
}
