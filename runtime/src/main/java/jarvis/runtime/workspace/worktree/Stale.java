package jarvis.runtime.workspace.worktree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Whether a lock file is from before this process: what made it had time enough. */
final class Stale {
    private static final Instant STARTED =
            ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);

    private Stale() {}

    static boolean isStale(Path lock) {
        try {
            return Files.getLastModifiedTime(lock).toInstant().isBefore(STARTED);
        } catch (IOException e) {
            return false;
        }
    }
}
