package jarvis.runtime.workspace.keep;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** How many bytes the files in a folder have; no link is followed, and what cannot be read counts nothing. */
final class DiskUse extends SimpleFileVisitor<Path> {
    private long bytes;

    private DiskUse() {}

    static long of(Path folder) {
        DiskUse use = new DiskUse();
        try {
            Files.walkFileTree(folder, use);
        } catch (IOException e) {
            // What was counted until here is the least that it takes.
        }
        return use.bytes;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        bytes += attributes.size();
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) {
        return FileVisitResult.CONTINUE;
    }
}
