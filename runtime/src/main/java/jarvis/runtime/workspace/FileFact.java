package jarvis.runtime.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one file or symbolic link was.
 *
 * @param path relative to its root
 * @param hash SHA-256 of the content, for a link of its target
 * @param stamp size, time and inode: while they stay, the content is taken to stay
 */
record FileFact(
        String path, boolean link, String permissions, long modifiedMillis, long size, String hash, String stamp) {

    /** What is there; null where there is no file (nothing, a folder, a socket). What {@code known} says is not read again. */
    static @Nullable FileFact of(Path root, String path, @Nullable FileFact known) throws IOException {
        try {
            return seen(root.resolve(path), path, known);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static @Nullable FileFact seen(Path file, String path, @Nullable FileFact known) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        PosixFileAttributes seen = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!seen.isRegularFile() && !seen.isSymbolicLink()) {
            return null;
        }
        long nanos = seen.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        String stamp = seen.size() + " " + nanos + " " + Objects.toString(seen.fileKey());
        String hash = known != null && known.stamp.equals(stamp) ? known.hash : hash(file, seen.isSymbolicLink());
        return new FileFact(
                path,
                seen.isSymbolicLink(),
                PosixFilePermissions.toString(seen.permissions()),
                seen.lastModifiedTime().toMillis(),
                seen.size(),
                hash,
                stamp);
    }

    private static String hash(Path file, boolean link) throws IOException {
        return link
                ? Hashes.sha256(Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8))
                : Hashes.sha256(file);
    }

    /** Whether both say the same of what a reader would find; times may differ. */
    static boolean same(@Nullable FileFact one, @Nullable FileFact other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.link == other.link
                && one.hash.equals(other.hash)
                && (one.link || one.permissions.equals(other.permissions));
    }
}
