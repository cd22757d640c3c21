package jarvis.runtime.sharedfiles;

import jarvis.core.coordination.RunState;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/** One {@code .coordination} folder with its files: the one of the run, or a copy in an instance's own location. For one thread. */
final class SharedFolder {
    /** Names the run that the files in this folder are of. */
    private static final String RUN = ".run";

    /** Held by agents with flock while they read, change and write a file. Jarvis itself needs no lock. */
    private static final String LOCK = ".lock";

    private final Path folder;
    private final boolean ours;
    private final List<SharedFile> files;
    private boolean known;

    /** @param ours whether it is the run's own, made where it is missing; a copy only counts where somebody made one */
    SharedFolder(Path folder, boolean ours, List<SharedFile> files) {
        this.folder = folder;
        this.ours = ours;
        this.files = List.copyOf(files);
    }

    Path path() {
        return folder;
    }

    /** Whether the files in it are known to be this run's from an earlier start. */
    boolean isOf(String run) throws IOException {
        Path mark = folder.resolve(RUN);
        return Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS)
                && Files.readString(mark).strip().equals(run);
    }

    void look(RunState state, String run, Instant now) throws IOException {
        if (!watched() || !ready(state, run)) {
            return;
        }
        for (SharedFile file : watchedFiles()) {
            file.look(now);
        }
    }

    void show(RunState state, Instant now) throws IOException {
        if (known && watched()) {
            for (SharedFile file : watchedFiles()) {
                file.show(state, now);
            }
        }
    }

    private boolean watched() throws IOException {
        if (ours) {
            Files.createDirectories(folder);
        }
        return Files.isDirectory(folder);
    }

    private List<SharedFile> watchedFiles() {
        return ours ? files : files.stream().filter(SharedFile::isThere).toList();
    }

    /** At the first sight of a folder what lies there of another run is put aside: it claims nothing in this one. */
    private boolean ready(RunState state, String run) throws IOException {
        if (known) {
            return true;
        }
        if (!isOf(run) && !writtenSince(state)) {
            for (SharedFile file : files) {
                file.putAside(run);
            }
        }
        if (ours || !watchedFiles().isEmpty()) {
            mark(run);
            known = true;
        }
        return known;
    }

    private void mark(String run) throws IOException {
        Files.deleteIfExists(folder.resolve(RUN));
        Files.writeString(folder.resolve(RUN), run + "\n", StandardOpenOption.CREATE_NEW);
        if (!Files.exists(folder.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)) {
            Files.createFile(folder.resolve(LOCK));
        }
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, SharedFile.TEMPORARY)) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        }
    }

    /** An instance may make its own copy while it works. */
    private boolean writtenSince(RunState state) throws IOException {
        Instant launched = state.launchedAt();
        if (ours || launched == null) {
            return false;
        }
        for (SharedFile file : watchedFiles()) {
            if (file.changedAt().isBefore(launched)) {
                return false;
            }
        }
        return true;
    }

    boolean halfWritten() {
        return files.stream().anyMatch(SharedFile::halfWritten);
    }

    void forget() throws IOException {
        for (SharedFile file : files) {
            file.forget();
        }
    }
}
