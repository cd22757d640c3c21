package jarvis.runtime.run.chaos;

import jarvis.core.coordination.Event;
import java.util.List;

/**
 * How much happened in a run, so that nobody takes silence for safety.
 *
 * @param calls of git by Jarvis
 * @param owed commits and contents that have to be there in the end
 */
record Figures(
        int attempts, int merged, int refused, int conflicts, int notRun, int granted, int kills, int calls, int owed) {
    static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Figures of(List<Event> log, int kills, int calls, int owed) {
        return new Figures(
                count(log, Event.AttemptStarted.class),
                (int) log.stream()
                        .filter(event -> event instanceof Event.WorkMerged merged
                                && merged.merge().files() > 0)
                        .count(),
                count(log, Event.MergeRefused.class),
                count(log, Event.MergeConflicted.class),
                count(log, Event.MergeNotRun.class),
                count(log, Event.ChangesGranted.class),
                kills,
                calls,
                owed);
    }

    private static int count(List<Event> log, Class<? extends Event> type) {
        return (int) log.stream().filter(type::isInstance).count();
    }

    Figures plus(Figures more) {
        return new Figures(
                attempts + more.attempts,
                merged + more.merged,
                refused + more.refused,
                conflicts + more.conflicts,
                notRun + more.notRun,
                granted + more.granted,
                kills + more.kills,
                calls + more.calls,
                owed + more.owed);
    }
}
