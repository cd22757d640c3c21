package jarvis.runtime.trust;

import jarvis.runtime.project.Here;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The person's own list of what they trusted, a line each: a hash, when, and what it was. It lies in their home and never in
 * a project, or whoever writes a project could bring its trust along. Thread-safe.
 *
 * @param file {@code jarvis/trusted} in the folder for state (XDG base directories), usually {@code ~/.local/state}
 */
public record Trusted(Path file) {
    public static Trusted of(Map<String, String> environment) {
        String said = environment.getOrDefault("XDG_STATE_HOME", "");
        Path state =
                said.startsWith("/") ? Path.of(said) : Here.home(environment).resolve(".local/state");
        return new Trusted(state.resolve("jarvis").resolve("trusted"));
    }

    /**
     * One thing that may be trusted: what it is, exactly, in this folder.
     *
     * @param name for the one who reads the list
     */
    public record Thing(String name, String hash) {
        public static Thing of(Path folder, String name, List<String> parts) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                for (String part : List.of(real(folder), name, String.join("\0", parts))) {
                    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                    digest.update(bytes);
                }
                return new Thing(name, HexFormat.of().formatHex(digest.digest()));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }

        private static String real(Path folder) {
            try {
                return folder.toRealPath().toString();
            } catch (IOException e) {
                return folder.toAbsolutePath().normalize().toString();
            }
        }
    }

    public boolean has(Thing thing) {
        return lines().stream().anyMatch(line -> line.startsWith(thing.hash()));
    }

    /** Remembers these for good. */
    public void add(List<Thing> things) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || things.isEmpty()) {
            return;
        }
        Files.createDirectories(folder);
        if (!Files.exists(file)) {
            create();
        }
        String lines = things.stream()
                .map(thing ->
                        thing.hash() + " " + Instant.now() + " " + thing.name().replaceAll("\\p{Cntrl}", "?") + "\n")
                .collect(Collectors.joining());
        Files.writeString(file, lines, StandardOpenOption.APPEND);
    }

    private void create() throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /** None where there is no list, or none that can be read: then nothing is trusted. */
    private List<String> lines() {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
    }
}
