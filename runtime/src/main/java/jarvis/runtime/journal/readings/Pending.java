package jarvis.runtime.journal.readings;

import jarvis.core.reading.Reading;
import jarvis.core.reading.SourceState.Document;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What is not on disk yet. Bounded: of each source the newest document, of each value one row a second and not many of
 * those; where more came than could be written, the time between is kept as unknown. Thread-safe, and never waits for the disk.
 */
final class Pending {
    private static final int MOST_NAMES = 10_000;
    private static final int MOST_ROWS_OF_A_NAME = 60;
    private static final int MOST_ROWS = 10_000;

    private final Map<String, Deque<Entry>> rows = new LinkedHashMap<>();
    private final Map<String, Entry> lasts = new HashMap<>();
    private final Map<String, Document<JsonNode>> documents = new LinkedHashMap<>();
    private final Set<String> names;
    private long presence;
    private int count;

    /** @param names that are known from before */
    Pending(long presence, Set<String> names) {
        this.presence = presence;
        this.names = new TreeSet<>(names);
    }

    /** Whether there is something new to write. */
    synchronized boolean record(String name, Reading<JsonNode> reading, Instant at) {
        Entry last = lasts.get(name);
        if (last == null && lasts.size() >= MOST_NAMES) {
            return false;
        }
        long second = last == null ? at.getEpochSecond() : Math.max(at.getEpochSecond(), last.second());
        Entry entry = Entry.of(name, second, presence, reading);
        if (last != null && entry.saysAs(last)) {
            return false;
        }
        names.add(name);
        lasts.put(name, entry);
        add(entry);
        return true;
    }

    private void add(Entry entry) {
        Deque<Entry> waiting = rows.computeIfAbsent(entry.name(), _ -> new ArrayDeque<>());
        Entry newest = waiting.peekLast();
        if (newest != null && newest.second() == entry.second()) {
            waiting.removeLast();
            count--;
        }
        waiting.addLast(entry);
        count++;
        if (waiting.size() > MOST_ROWS_OF_A_NAME || (count > MOST_ROWS && waiting.size() > 2)) {
            Entry oldest = waiting.removeFirst();
            waiting.removeFirst();
            waiting.addFirst(oldest.dropped());
            count--;
        }
    }

    synchronized void keep(String source, Document<JsonNode> document) {
        documents.put(source, document);
    }

    synchronized Optional<Document<JsonNode>> document(String source) {
        return Optional.ofNullable(documents.get(source));
    }

    /** What waits of one value. */
    synchronized List<PastRow> rows(String name) {
        return rows.getOrDefault(name, new ArrayDeque<>()).stream()
                .map(entry -> new PastRow(entry.presence(), entry.past()))
                .toList();
    }

    synchronized Set<String> names() {
        return Set.copyOf(names);
    }

    synchronized int values() {
        return lasts.size();
    }

    /** From now on rows belong to another presence, and what was so last is so again from that second on. */
    synchronized void begin(long next, long second) {
        presence = next;
        lasts.replaceAll((_, last) -> last.at(second, next));
        lasts.values().forEach(this::add);
    }

    /** The clock was set back to that second: nothing was so after it, and what was so last is so from then on. */
    synchronized void setBack(long second) {
        for (Deque<Entry> waiting : rows.values()) {
            int before = waiting.size();
            waiting.removeIf(entry -> entry.second() > second);
            count -= before - waiting.size();
        }
        begin(presence, second);
    }

    /** Rows in the order of each value, and documents, to be written in one transaction. */
    record Batch(List<Entry> rows, Map<String, Document<JsonNode>> documents) {
        boolean isEmpty() {
            return rows.isEmpty() && documents.isEmpty();
        }
    }

    synchronized Batch batch(int mostRows) {
        List<Entry> some = new ArrayList<>();
        for (Deque<Entry> waiting : rows.values()) {
            waiting.stream().limit((long) mostRows - some.size()).forEach(some::add);
        }
        return new Batch(some, Map.copyOf(documents));
    }

    /** Forgets what is on disk now; what changed meanwhile stays. */
    synchronized void written(Batch batch) {
        for (Entry entry : batch.rows()) {
            Deque<Entry> waiting = rows.get(entry.name());
            if (waiting != null && waiting.remove(entry)) {
                count--;
            }
        }
        rows.values().removeIf(Deque::isEmpty);
        batch.documents().forEach(documents::remove);
    }
}
