package jarvis.runtime.server.dashboard;

import jarvis.runtime.dashboard.Endpoint;
import jarvis.runtime.dashboard.Page;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The newest document of each endpoint as a frame, made once for all who are pushed to. Thread-safe: one at a time puts, and
 * thousands read at the same moment, so reading waits for nobody.
 */
final class Newest {
    private final String epoch;
    private final Map<Endpoint, Long> versions = new EnumMap<>(Endpoint.class);
    private volatile Said said = new Said(0, List.of());

    private record Named(Endpoint endpoint, Frame frame) {}

    /** @param frames one an endpoint, oldest first */
    private record Said(long seq, List<Named> frames) {
        Said with(String epoch, Page page) {
            Endpoint endpoint = page.endpoint();
            List<Named> all = new ArrayList<>(frames);
            all.removeIf(one -> one.endpoint() == endpoint);
            all.add(new Named(endpoint, Frame.of(epoch, seq + 1, endpoint.word(), page.body())));
            return new Said(seq + 1, List.copyOf(all));
        }
    }

    /** @param epoch names this start of the server, so that an id of an earlier one is known as such */
    Newest(String epoch) {
        this.epoch = epoch;
    }

    /** Documents of one look, seen all at once. One that is older than the one before it changes nothing. */
    synchronized void put(List<Page> pages) {
        Said next = said;
        for (Page page : pages) {
            if (page.version() > versions.getOrDefault(page.endpoint(), 0L)) {
                versions.put(page.endpoint(), page.version());
                next = next.with(epoch, page);
            }
        }
        said = next;
    }

    /** What changed after a number, oldest first. */
    List<Frame> after(long known, Set<Endpoint> wanted) {
        List<Frame> changed = new ArrayList<>(1);
        for (Named one : said.frames()) {
            if (one.frame().seq() > known && wanted.contains(one.endpoint())) {
                changed.add(one.frame());
            }
        }
        return changed;
    }

    /** Whether anything changed after a number. */
    boolean any(long known, Set<Endpoint> wanted) {
        for (Named one : said.frames()) {
            if (one.frame().seq() > known && wanted.contains(one.endpoint())) {
                return true;
            }
        }
        return false;
    }

    /** The number in an id that a client saw last; 0 when it is of another epoch, so that it gets everything. */
    long known(String lastEventId) {
        String prefix = epoch + "-";
        if (!lastEventId.startsWith(prefix)
                || !lastEventId.substring(prefix.length()).matches("\\d{1,18}")) {
            return 0;
        }
        long number = Long.parseLong(lastEventId.substring(prefix.length()));
        return number <= said.seq() ? number : 0;
    }
}
