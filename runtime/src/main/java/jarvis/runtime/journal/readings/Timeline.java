package jarvis.runtime.journal.readings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The past of one value, in which the times that nobody recorded are rows too. Pure.
 *
 * <pre>
 *   a presence begins -> not recorded --row--> as recorded --row--> ... --no longer seen--> not running
 * </pre>
 */
final class Timeline {
    private static final Comparator<Step> ORDER = Comparator.comparing(
                    (Step step) -> step.past().at())
            .thenComparingLong(Step::presence)
            .thenComparingInt(Step::rank);

    private static final Past EVER =
            Past.unknown(Instant.MIN, Past.NOT_RECORDED, "Nothing is recorded of that time, or it is no longer kept.");

    private final List<Step> steps = new ArrayList<>();

    /** @param rank of two in one second the higher one holds */
    private record Step(long presence, int rank, Past past) {}

    private Timeline(List<Presence> presences, List<PastRow> rows) {
        steps.add(new Step(Long.MIN_VALUE, 0, EVER));
        for (int i = 0; i < presences.size(); i++) {
            begin(presences.get(i));
            if (i + 1 < presences.size()
                    && presences.get(i + 1).began() > presences.get(i).seen() + 1) {
                gap(presences.get(i));
            }
        }
        rows.forEach(row -> steps.add(new Step(row.presence(), 1, row.past())));
        steps.sort(ORDER);
    }

    private void begin(Presence presence) {
        Past nothing = Past.unknown(
                Instant.ofEpochSecond(presence.began()),
                Past.NOT_RECORDED,
                "Jarvis was running, and had recorded nothing of it yet, or it is no longer kept.");
        steps.add(new Step(presence.id(), 0, nothing));
    }

    /** The first second in which nobody was seen. */
    private void gap(Presence presence) {
        String last = Instant.ofEpochSecond(presence.seen()).toString();
        Past nobody = Past.unknown(
                Instant.ofEpochSecond(presence.seen() + 1),
                Past.NOT_RUNNING,
                presence.ended()
                        ? "No Jarvis was running: it ended at " + last + "."
                        : "No Jarvis was running: it was last seen at " + last + ", and was killed or suspended then.");
        steps.add(new Step(presence.id(), 2, nobody));
    }

    /**
     * What was in force at {@code from}, as of its own beginning, and every change until {@code to}.
     *
     * @param presences all that overlap that time, and the one before; the last of them is over when nobody is there now
     * @param rows the last at or before {@code from}, and those after it
     */
    static List<Past> of(List<Presence> presences, List<PastRow> rows, Instant from, Instant to) {
        List<Past> found = new ArrayList<>();
        for (Step step : new Timeline(presences, rows).steps) {
            Past past = step.past();
            if (past.at().isAfter(to)) {
                break;
            }
            if (!found.isEmpty() && found.getLast().at().equals(past.at())) {
                found.removeLast();
            }
            if (!past.at().isAfter(from)) {
                found.clear();
            }
            found.add(past);
        }
        return found;
    }
}
