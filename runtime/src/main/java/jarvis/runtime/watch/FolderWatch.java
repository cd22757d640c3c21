package jarvis.runtime.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls back when the system tells of a change in a folder. Where it cannot, nothing happens: polling is for that. */
public final class FolderWatch implements AutoCloseable {
    /** {@code -Djarvis.watch=off}: as on a system that tells of nothing. */
    private static final String SWITCH = "jarvis.watch";

    private final @Nullable WatchService service;
    private final Runnable changed;
    private final Map<Path, WatchKey> keys = new HashMap<>();

    public FolderWatch(Runnable changed) {
        this.changed = changed;
        WatchService watching = service();
        service = watching;
        if (watching != null) {
            Thread.ofVirtual().name("folder-watch").start(() -> listen(watching));
        }
    }

    /** Null where the system has none left, or none is wanted. */
    private static @Nullable WatchService service() {
        if ("off".equals(System.getProperty(SWITCH))) {
            return null;
        }
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            return null;
        }
    }

    /** Watches a folder that is there, and is not watched yet or again. For one thread. */
    public void over(Path folder) throws IOException {
        WatchKey key = keys.get(folder);
        if (service != null && (key == null || !key.isValid()) && Files.isDirectory(folder)) {
            keys.put(
                    folder,
                    folder.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE));
        }
    }

    private void listen(WatchService watching) {
        try {
            while (true) {
                WatchKey key = watching.take();
                key.pollEvents();
                key.reset();
                changed.run();
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            if (service != null) {
                service.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
