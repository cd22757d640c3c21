package jarvis.runtime.workspace;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Puts single files back from a salvage copy; every step leaves either the old or the new file whole. */
final class PuttingBack {
    private final Path top;
    private final Path salvage;

    PuttingBack(Path top, Path salvage) {
        this.top = top;
        this.salvage = salvage;
    }

    /** A sentence when it had to be left as it is. */
    Optional<String> putBack(Salvage.Change change, Path copy) throws IOException {
        FileFact now = FileFact.of(top, change.path(), null);
        Path live = top.resolve(change.path());
        if (FileFact.same(now, change.before())) {
            return Optional.empty();
        }
        boolean inTheWay = now == null && Files.exists(live, LinkOption.NOFOLLOW_LINKS);
        if (!FileFact.same(now, change.after()) || inTheWay) {
            return Optional.of(live + " was changed by somebody after the gate had changed it, so it is left as it is."
                    + (change.before() == null ? "" : " What it was before the gate is in " + copy + "."));
        }
        Path kept = salvage.resolve("replaced").resolve(change.path());
        if (change.before() == null) {
            move(live, kept);
            return Optional.empty();
        }
        if (now != null) {
            copy(live, kept);
        }
        Path fresh = salvage.resolve("fresh");
        copy(copy, fresh);
        move(fresh, live);
        return Optional.empty();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(
                from,
                to,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES,
                LinkOption.NOFOLLOW_LINKS);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
