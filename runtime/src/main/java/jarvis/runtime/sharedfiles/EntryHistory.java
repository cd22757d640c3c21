package jarvis.runtime.sharedfiles;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What one entry of status.json has shown so far, and what was read from it as a claim, the newest first. For one thread. */
final class EntryHistory {
    private static final int REMEMBERED = 1000;

    private final Deque<Shown> shown = new ArrayDeque<>();
    private final Deque<Shown> read = new ArrayDeque<>();

    /** An entry and since when it was shown. */
    record Shown(ObjectNode entry, Instant from) {
        /** The fields of an edited entry that say something else; a field that it leaves out says nothing. */
        Set<String> differences(ObjectNode edited) {
            Set<String> names = new LinkedHashSet<>();
            for (Map.Entry<String, JsonNode> field : edited.properties()) {
                JsonNode before = entry.path(field.getKey());
                boolean nothing = field.getValue().isNull() && (before.isNull() || before.isMissingNode());
                if (!nothing && !field.getValue().equals(before)) {
                    names.add(field.getKey());
                }
            }
            return names;
        }
    }

    void add(ObjectNode entry, Instant at) {
        @Nullable Shown newest = shown.peekFirst();
        if (newest == null || !newest.entry().equals(entry)) {
            shown.addFirst(new Shown(entry, at));
        }
        if (shown.size() > REMEMBERED) {
            shown.removeLast();
        }
    }

    /** A claim is heard once, though others write copies of it that they read meanwhile. */
    void read(ObjectNode edited, Instant at) {
        read.addFirst(new Shown(edited, at));
        if (read.size() > REMEMBERED) {
            read.removeLast();
        }
    }

    Shown current() {
        return shown.getFirst();
    }

    boolean knows(ObjectNode edited) {
        return Stream.concat(shown.stream(), read.stream())
                .anyMatch(one -> one.differences(edited).isEmpty());
    }

    /** Of what was shown at some time since then, that which differs least; of equals the newest. */
    Shown nearest(ObjectNode edited, Instant since) {
        Set<Shown> candidates = new LinkedHashSet<>();
        for (Shown one : shown) {
            candidates.add(one);
            if (one.from().isBefore(since)) {
                break;
            }
        }
        return candidates.stream()
                .min(Comparator.comparingInt(one -> one.differences(edited).size()))
                .orElseThrow();
    }
}
