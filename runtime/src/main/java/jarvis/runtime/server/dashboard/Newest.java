package jarvis.runtime.server.dashboard;

import jarvis.runtime.dashboard.Endpoint;
import jarvis.runtime.dashboard.Page;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The newest document of each endpoint as a frame, made once for all who are pushed to. Thread-safe. */
final class Newest {
    private final String epoch;
    private final Map<Endpoint, Frame> frames = new EnumMap<>(Endpoint.class);
    private final Map<Endpoint, Long> versions = new EnumMap<>(Endpoint.class);
    private long seq;

    /** @param epoch names this start of the server, so that an id of an earlier one is known as such */
    Newest(String epoch) {
        this.epoch = epoch;
    }

    /** A document that is older than the one before it changes nothing. */
    synchronized void put(Page page) {
        if (page.version() <= versions.getOrDefault(page.endpoint(), 0L)) {
            return;
        }
        versions.put(page.endpoint(), page.version());
        seq++;
        frames.put(page.endpoint(), Frame.of(epoch, seq, page.endpoint().word(), page.body()));
    }

    /** What changed after a number, oldest first. */
    synchronized List<Frame> after(long known, Set<Endpoint> wanted) {
        return frames.entrySet().stream()
                .filter(entry -> wanted.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(frame -> frame.seq() > known)
                .sorted(Comparator.comparingLong(Frame::seq))
                .toList();
    }

    /** The number in an id that a client saw last; 0 when it is of another epoch, so that it gets everything. */
    long known(String lastEventId) {
        String prefix = epoch + "-";
        if (!lastEventId.startsWith(prefix)
                || !lastEventId.substring(prefix.length()).matches("\\d{1,18}")) {
            return 0;
        }
        long number = Long.parseLong(lastEventId.substring(prefix.length()));
        synchronized (this) {
            return number <= seq ? number : 0;
        }
    }
}
