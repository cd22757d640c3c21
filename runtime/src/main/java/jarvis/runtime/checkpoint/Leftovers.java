package jarvis.runtime.checkpoint;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Removes the checkout of a round, and nothing that a link in it leads to. */
final class Leftovers {
    private Leftovers() {}

    /** A sentence when something stays. */
    static Optional<String> remove(Path checkout) {
        if (!checkout.endsWith("checkout")) {
            throw new IllegalStateException("only a checkout is removed, not " + checkout);
        }
        if (!Files.exists(checkout, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            Files.walkFileTree(checkout, new Remover());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "The checkout " + checkout + " cannot be removed: " + e + ". Delete it when nothing uses it.");
        }
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            // Module caches are made read-only.
            if (!Files.isWritable(folder)) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
