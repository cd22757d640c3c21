package jarvis.core.coordination;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What results and answers amount to.
 *
 * <p>Derived from the state, not decided with the command, so that an append cut short by a crash is completed after it.
 */
final class Verdicts {
    private Verdicts() {}

    /** The events that the first checkpoint with something to conclude leads to. */
    static List<Event> of(RunState s, Instant at) {
        for (CheckpointState c : s.checkpoints().values()) {
            List<Event> events = switch (c.status()) {
                case ASKING -> answered(c, at);
                case FAILED -> failed(s, c, at);
                case PENDING, RUNNING, PASSED, COULD_NOT_RUN, STUCK, WAIVED -> List.of();
            };
            if (!events.isEmpty()) {
                return events;
            }
        }
        return List.of();
    }

    private static List<Event> answered(CheckpointState c, Instant at) {
        for (Map.Entry<Integer, CheckpointState.Answer> entry : c.answers().entrySet()) {
            CheckpointState.Answer answer = entry.getValue();
            if (!answer.yes()) {
                String question = c.spec().questions().get(entry.getKey());
                String reason = answer.by() + " answered no to \"" + question + "\": " + answer.reason();
                return List.of(new Event.CheckpointFailed(at, c.spec().id(), c.round(), reason));
            }
        }
        return c.unanswered() < 0
                ? List.of(new Event.CheckpointPassed(at, c.spec().id(), c.round()))
                : List.of();
    }

    /** A failure goes back to the work that it judged, until that was done too often; then a person is asked. */
    private static List<Event> failed(RunState s, CheckpointState c, Instant at) {
        String id = c.spec().id();
        List<AssignmentState> targets =
                Judging.targets(s, id).stream().filter(a -> c.fails(a.id())).toList();
        int limit = s.schedule().limits().rework();
        boolean tooOften = targets.stream().anyMatch(a -> a.rejections() >= limit);
        if (targets.isEmpty() || (c.sentBack().isEmpty() && tooOften)) {
            return List.of(new Event.ReworkExhausted(at, id, c.round(), limit));
        }
        List<AssignmentState> left =
                targets.stream().filter(a -> !c.sentBack().contains(a.id())).toList();
        return CheckpointRules.rejections(left, c, c.reason(), at);
    }
}
