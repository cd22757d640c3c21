package jarvis.runtime.journal;

import jarvis.core.coordination.Event;
import jarvis.core.coordination.Recorded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A journal that forgets at its end: the fake for tests of others. Passes the same contract as the real one. */
public final class MemoryJournal implements Journal {
    private final Map<String, List<Event>> streams = new LinkedHashMap<>();

    @Override
    public synchronized long append(String stream, long expectedVersion, List<Event> events) {
        List<Event> before = streams.getOrDefault(stream, List.of());
        if (before.size() != expectedVersion) {
            throw new JournalException(
                    JournalException.Code.CONFLICT, stream + " is at " + before.size() + ", not at " + expectedVersion);
        }
        if (!events.isEmpty()) {
            List<Event> all = new ArrayList<>(before);
            all.addAll(events);
            streams.put(stream, all);
        }
        return expectedVersion + events.size();
    }

    @Override
    public synchronized List<Recorded> read(String stream, long after, int limit) {
        List<Event> events = streams.getOrDefault(stream, List.of());
        List<Recorded> found = new ArrayList<>();
        for (long seq = after + 1; seq <= events.size() && found.size() < limit; seq++) {
            found.add(new Recorded(seq, events.get((int) seq - 1)));
        }
        return found;
    }

    @Override
    public synchronized List<String> streams() {
        return List.copyOf(streams.keySet());
    }

    @Override
    public void close() {}
}
