package jarvis.runtime.run.chaos;

import jarvis.core.coordination.Event;
import java.util.List;

/** How much happened in a run, so that nobody takes silence for safety. */
record Figures(int attempts, int merged, int refused, int conflicts, int notRun, int granted, Outside outside) {
    static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, new Outside(0, 0, 0, 0));

    /**
     * What no journal tells.
     *
     * @param kills of Jarvis
     * @param cleaned worktrees that were removed
     * @param calls of git by Jarvis
     * @param owed commits and contents that have to be there in the end
     */
    record Outside(int kills, int cleaned, int calls, int owed) {
        Outside plus(Outside more) {
            return new Outside(kills + more.kills, cleaned + more.cleaned, calls + more.calls, owed + more.owed);
        }
    }

    static Figures of(List<Event> log, Outside outside) {
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
                outside);
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
                outside.plus(more.outside));
    }

    /** Whether each thing happened at all that could go wrong. */
    boolean whole() {
        return List.of(merged, refused, conflicts, granted, outside.kills(), outside.cleaned()).stream()
                .allMatch(count -> count > 0);
    }
}
