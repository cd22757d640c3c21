package jarvis.runtime.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Who of many has changed something in his folders, as far as the system tells. For one thread, which waits here for the next.
 */
public final class Stirrings implements AutoCloseable {
    /** Of one; a system has only so many watches, and everybody else wants some too. */
    private static final int MOST = 2_000;

    private final Map<Path, String> owners = new ConcurrentHashMap<>();
    private final Set<String> stirred = ConcurrentHashMap.newKeySet();
    private final Semaphore wakes = new Semaphore(0);
    private final FolderWatch watch = new FolderWatch(this::stirred);
    private final Map<String, Set<Path>> folders = new HashMap<>();
    private final Set<String> whole = new HashSet<>();

    private void stirred(Path folder) {
        String who = owners.get(folder);
        if (who != null) {
            stirred.add(who);
            wakes.release();
        }
    }

    /** Listens in these folders of somebody, and in no others of his any more. */
    public void follow(String who, Collection<Path> wanted) {
        Set<Path> before = folders.getOrDefault(who, Set.of());
        Set<Path> now = watch.isPrompt() && wanted.size() <= MOST ? new HashSet<>(wanted) : Set.of();
        before.stream().filter(folder -> !now.contains(folder)).forEach(this::leave);
        folders.put(who, now);
        boolean all = !now.isEmpty() && now.size() == wanted.size();
        for (Path folder : now) {
            all &= enter(who, folder);
        }
        if (all) {
            whole.add(who);
        } else {
            whole.remove(who);
        }
    }

    private void leave(Path folder) {
        owners.remove(folder);
        watch.away(folder);
    }

    private boolean enter(String who, Path folder) {
        owners.put(folder, who);
        try {
            watch.over(folder);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the system tells of all folders that somebody was said to have; not before any was said. */
    public boolean isWhole(String who) {
        return whole.contains(who);
    }

    /** Whether somebody changed something since he was last seen to. */
    public boolean has(String who) {
        return stirred.contains(who);
    }

    /** How many of them changed something. */
    public int count() {
        return stirred.size();
    }

    /** What comes from now on is new. */
    public void seen(String who) {
        stirred.remove(who);
    }

    /** Until somebody changes something, or a time is over. */
    public void await(Duration most) throws InterruptedException {
        if (wakes.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
            wakes.drainPermits();
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
