package jarvis.runtime.workspace;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content hash of a folder outside git: SHA-256 over the sorted (path, mode, SHA-256) of its files. What a file's hash was
 * is remembered by its size, time and inode. One caller at a time for one memory.
 */
final class ContentTree {
    /** A file that changed so shortly before we read it may change again without a new time. */
    private static final long RACY_MILLIS = 2000;

    private final Path root;
    private final Path memory;

    ContentTree(Path root, Path memory) {
        this.root = root;
        this.memory = memory;
    }

    /** What is known of a file without reading it. */
    private record Stamp(long size, long modified, String inode) {
        static Stamp of(BasicFileAttributes attributes) {
            return new Stamp(
                    attributes.size(),
                    attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS),
                    Objects.toString(attributes.fileKey()));
        }
    }

    private record Known(Stamp stamp, String hash) {}

    String hash() {
        try {
            Map<String, Known> known = read();
            SortedMap<String, String> found = new TreeMap<>();
            Map<String, Known> next = new HashMap<>();
            walk(known, found, next);
            if (!next.equals(known)) {
                write(next);
            }
            return combined(found);
        } catch (IOException e) {
            throw new WorkspaceException(
                    "files-failed",
                    "Cannot read all of " + root + ": " + e + ". Make it readable, or map the root elsewhere.",
                    e);
        }
    }

    private void walk(Map<String, Known> known, Map<String, String> found, Map<String, Known> next) throws IOException {
        long trusted = Instant.now().toEpochMilli() - RACY_MILLIS;
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean ours = !folder.equals(root)
                        && Names.OURS.contains(folder.getFileName().toString());
                return ours ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = root.relativize(file).toString();
                Stamp stamp = Stamp.of(attributes);
                Known before = known.get(path);
                String hash = before != null && before.stamp().equals(stamp) ? before.hash() : hashOf(file, attributes);
                found.put(path, mode(file, attributes) + " " + hash);
                if (attributes.lastModifiedTime().toMillis() < trusted) {
                    next.put(path, new Known(stamp, hash));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String hashOf(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            return Hashes.sha256(Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8));
        }
        return attributes.isRegularFile() ? Hashes.sha256(file) : "";
    }

    private static String mode(Path file, BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return "l";
        }
        if (!attributes.isRegularFile()) {
            return "o";
        }
        return Files.isExecutable(file) ? "x" : "f";
    }

    private static String combined(SortedMap<String, String> found) {
        MessageDigest digest = Hashes.digest();
        found.forEach((path, fact) -> digest.update((fact + " " + path + "\0").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private Map<String, Known> read() {
        Map<String, Known> known = new HashMap<>();
        if (Files.exists(memory)) {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(memory)))) {
                for (int left = in.readInt(); left > 0; left--) {
                    String path = in.readUTF();
                    known.put(path, new Known(new Stamp(in.readLong(), in.readLong(), in.readUTF()), in.readUTF()));
                }
            } catch (IOException e) {
                // A torn memory is only a slower look.
                return new HashMap<>();
            }
        }
        return known;
    }

    private void write(Map<String, Known> known) throws IOException {
        Files.createDirectories(memory.getParent());
        Path fresh = memory.resolveSibling(memory.getFileName() + ".new");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
            out.writeInt(known.size());
            for (Map.Entry<String, Known> each : known.entrySet()) {
                out.writeUTF(each.getKey());
                out.writeLong(each.getValue().stamp().size());
                out.writeLong(each.getValue().stamp().modified());
                out.writeUTF(each.getValue().stamp().inode());
                out.writeUTF(each.getValue().hash());
            }
        }
        Files.move(fresh, memory, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
