package jarvis.runtime.server.dashboard;

import jarvis.runtime.dashboard.Dashboard;
import jarvis.runtime.dashboard.Endpoint;
import jarvis.runtime.server.push.Pace;
import jarvis.runtime.server.push.PushConnections;
import java.time.InstantSource;
import java.util.Arrays;

/** What is new on the dashboard, for all who are pushed to, whichever way they came. Thread-safe. */
public final class DashboardPush implements AutoCloseable {
    private final Newest newest;
    private final PushConnections watchers;
    private final Pace pace;
    private final InstantSource clock;

    /**
     * @param epoch names this start of the server
     * @param most connections at a time
     */
    public DashboardPush(Dashboard dashboard, Pace pace, String epoch, InstantSource clock, int most) {
        this.newest = new Newest(epoch);
        this.watchers = new PushConnections(most, pace.patience(), pace.tick());
        this.pace = pace;
        this.clock = clock;
        dashboard.subscribe(pages -> {
            newest.put(pages);
            watchers.wake();
        });
        newest.put(Arrays.stream(Endpoint.values()).map(dashboard::page).toList());
    }

    /** Who is pushed to, whichever way they came. */
    public PushConnections watchers() {
        return watchers;
    }

    /** @param thread that will serve it */
    DashboardWatcher watcher(Thread thread) {
        return new DashboardWatcher(newest, pace, clock, thread);
    }

    /** Counts a watcher in; false when there are too many. */
    boolean admit(DashboardWatcher watcher) {
        return watchers.admit(watcher.connection());
    }

    boolean crowded() {
        return watchers.count() >= watchers.most();
    }

    void leave(DashboardWatcher watcher) {
        watchers.leave(watcher.connection());
    }

    String full() {
        return "There are " + watchers.most() + " push connections already. Poll every 30 s instead.";
    }

    /** Ends all who are pushed to, each with its last word. */
    @Override
    public void close() {
        watchers.close();
    }
}
