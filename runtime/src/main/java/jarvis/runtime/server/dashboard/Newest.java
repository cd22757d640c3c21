package jarvis.runtime.server.dashboard;

import jarvis.runtime.dashboard.Endpoint;
import jarvis.runtime.dashboard.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The newest document of each endpoint as a frame, made once for all who are pushed to. Thread-safe. */
final class Newest {
    private final String epoch;
    private final Map<Endpoint, Frame> frames = new EnumMap<>(Endpoint.class);
    private long seq;

    /** @param seq of the change that made it, over all endpoints */
    @SuppressWarnings("ArrayRecordComponent") // Only sent, never compared.
    record Frame(Endpoint endpoint, long seq, byte[] bytes) {}

    /** @param epoch names this start of the server, so that an id of an earlier one is known as such */
    Newest(String epoch) {
        this.epoch = epoch;
    }

    synchronized void put(Page page) {
        seq++;
        String head = "id: " + epoch + "-" + seq + "\nevent: " + page.endpoint().word() + "\ndata: ";
        String frame = head + new String(page.body(), StandardCharsets.UTF_8) + "\n\n";
        frames.put(page.endpoint(), new Frame(page.endpoint(), seq, frame.getBytes(StandardCharsets.UTF_8)));
    }

    /** What changed after a number, oldest first. */
    synchronized List<Frame> after(long known, Set<Endpoint> wanted) {
        List<Frame> changed = new ArrayList<>();
        for (Frame frame : frames.values()) {
            if (frame.seq() > known && wanted.contains(frame.endpoint())) {
                changed.add(frame);
            }
        }
        changed.sort(java.util.Comparator.comparingLong(Frame::seq));
        return changed;
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
