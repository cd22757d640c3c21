package jarvis.runtime.sharedfiles;

import jarvis.core.coordination.Command;
import jarvis.core.coordination.RunState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One shared file in one folder: looked at for claims, then shown anew.
 *
 * <p>What a write of ours replaced is kept for a second and looked at too: somebody may have opened it before, and still
 * be writing it. For one thread.
 */
final class SharedFile {
    /** What only stands beside the files for a moment. */
    static final String TEMPORARY = ".shown-*.tmp";

    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final byte[] NOTHING = {};

    private final Projection projection;
    private final Path folder;
    private final @Nullable String owner;
    private final Claims claims;
    private final Exchange exchange;
    private final WatchedFile file;
    private final List<Replaced> replaced = new ArrayList<>();
    private boolean stale = true;
    private long shownVersion = -1;

    /** A file that a write of ours replaced, and when it may go. */
    private record Replaced(WatchedFile file, Instant until) {}

    /** Who takes what a file says. */
    interface Claims {
        void take(Command command);

        void note(String source, String sentence);

        RunState state();
    }

    /** @param owner the instance whose own copy it is; null in the folder that all share */
    SharedFile(Projection projection, Path folder, @Nullable String owner, Claims claims, Exchange exchange) {
        this.projection = projection;
        this.folder = folder;
        this.owner = owner;
        this.claims = claims;
        this.exchange = exchange;
        this.file = new WatchedFile(folder.resolve(projection.name()), NOTHING);
    }

    /** Looks for edits and takes what they claim. */
    void look(Instant now) throws IOException {
        Iterator<Replaced> old = replaced.iterator();
        while (old.hasNext()) {
            Replaced one = old.next();
            look(one.file(), now);
            if (one.until().isBefore(now) && !one.file().halfWritten()) {
                Files.deleteIfExists(one.file().path());
                old.remove();
            }
        }
        look(file, now);
    }

    private void look(WatchedFile watched, Instant now) throws IOException {
        switch (watched.look()) {
            case SAME -> {}
            case MISSING -> stale = true;
            case NO_FILE -> {
                Path kept = free("rejected");
                Files.move(watched.path(), kept);
                claims.note(
                        projection.name(),
                        "a link, a folder or a pipe stood in its place. It was not followed, but moved to "
                                + kept.getFileName() + ", and the file was put back.");
                stale = true;
            }
            case EDITED -> edited(watched, watched.found(), now);
        }
    }

    private void edited(WatchedFile watched, byte[] bytes, Instant now) throws IOException {
        List<Command> commands;
        try {
            Projection.Edit edit = new Projection.Edit(WatchedFile.text(bytes), claims.state(), owner, now);
            commands = projection.claims(edit);
        } catch (IllegalArgumentException malformed) {
            if (!watched.mayBecomeReadable(bytes, now)) {
                reject(bytes, String.valueOf(malformed.getMessage()));
                watched.dealtWith(bytes);
                stale = true;
            }
            return;
        }
        watched.dealtWith(bytes);
        stale = true;
        commands.forEach(claims::take);
    }

    private void reject(byte[] bytes, String why) throws IOException {
        Path kept = free("rejected");
        Files.write(kept, bytes, StandardOpenOption.CREATE_NEW);
        claims.note(
                projection.name(),
                "an edit of it cannot be read: it " + why + ". It was kept as " + kept.getFileName()
                        + ", and the file was put back. Write the whole entry again.");
    }

    /** Shows what is so now, unless somebody may be writing the file at this moment. */
    void show(RunState state, Instant now) throws IOException {
        if (file.halfWritten() || (!stale && shownVersion == state.version())) {
            return;
        }
        byte[] text = projection.render(state).getBytes(StandardCharsets.UTF_8);
        if (stale || !Arrays.equals(text, file.dealtWith())) {
            write(text, state, now);
        }
        shownVersion = state.version();
        stale = false;
    }

    private void write(byte[] text, RunState state, Instant now) throws IOException {
        projection.shown(state, now);
        Path next = Files.createTempFile(folder, ".shown-", ".tmp");
        Files.write(next, text);
        openToAll(next);
        byte[] before = file.dealtWith();
        if (exchange.put(next, file.path())) {
            replaced.add(new Replaced(new WatchedFile(next, before), now.plus(KEPT)));
        }
        file.dealtWith(text);
    }

    /** A temporary file is its maker's alone; these are everybody's. */
    private static void openToAll(Path path) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-r--"));
        }
    }

    boolean isThere() {
        return Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS);
    }

    Instant changedAt() throws IOException {
        return Files.getLastModifiedTime(file.path(), LinkOption.NOFOLLOW_LINKS).toInstant();
    }

    boolean halfWritten() {
        return file.halfWritten()
                || replaced.stream().anyMatch(old -> old.file().halfWritten());
    }

    /** Moves what is there out of the way: it is not of this run. */
    void putAside(String run) throws IOException {
        if (isThere()) {
            Files.move(file.path(), free("before-" + run), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Removes what was kept only to be looked at. */
    void forget() throws IOException {
        for (Replaced old : replaced) {
            Files.deleteIfExists(old.file().path());
        }
        replaced.clear();
    }

    private Path free(String what) {
        for (int n = 1; ; n++) {
            Path path = folder.resolve(projection.name() + "." + what + "-" + n);
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return path;
            }
        }
    }
}
