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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls back with a folder when the system tells of a change in it. Where it cannot, nothing happens: polling is for that. */
public final class FolderWatch implements AutoCloseable {
    /** {@code -Djarvis.watch=off}: as on a system that tells of nothing. */
    private static final String SWITCH = "jarvis.watch";

    private final @Nullable WatchService service;
    private final Consumer<Path> changed;
    private final Map<Path, WatchKey> keys = new HashMap<>();

    public FolderWatch(Consumer<Path> changed) {
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

    /** Stops watching a folder. For the same thread. */
    void away(Path folder) {
        WatchKey key = keys.remove(folder);
        if (key != null) {
            key.cancel();
        }
    }

    /** Whether the system tells at once; where it would have to look for itself, it is not asked about many folders. */
    boolean isPrompt() {
        return service != null && !service.getClass().getName().contains("Polling");
    }

    private void listen(WatchService watching) {
        try {
            while (true) {
                WatchKey key = watching.take();
                key.pollEvents();
                key.reset();
                changed.accept((Path) key.watchable());
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
