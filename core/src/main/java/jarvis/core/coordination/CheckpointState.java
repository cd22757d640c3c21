package jarvis.core.coordination;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is so for one checkpoint.
 *
 * @param round the newest round's number, 0 before the first
 * @param evidence of the newest round whose machine part came to an end
 * @param answers of the newest round: question index to answer
 * @param sentBack whom the newest round's failure went back to so far
 * @param blamed whose merge alone made the newest round fail; empty where that is not known
 * @param reason why it failed, could not run or was waived; empty otherwise
 */
public record CheckpointState(
        CheckpointSpec spec,
        CheckpointStatus status,
        int round,
        @Nullable Evidence evidence,
        Map<Integer, Answer> answers,
        Set<AssignmentId> sentBack,
        Set<AssignmentId> blamed,
        String reason,
        Instant since) {

    /** What a person answered to one question of a checkpoint. */
    public record Answer(boolean yes, String by, String reason, Instant at) {}

    public CheckpointState {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        sentBack = Set.copyOf(sentBack);
        blamed = Set.copyOf(blamed);
    }

    static CheckpointState pending(CheckpointSpec spec, Instant at) {
        return new CheckpointState(spec, CheckpointStatus.PENDING, 0, null, Map.of(), Set.of(), Set.of(), "", at);
    }

    /** Whether work may go on past it: it passed, or a person took it upon themselves. */
    boolean open() {
        return status == CheckpointStatus.PASSED || status == CheckpointStatus.WAIVED;
    }

    CheckpointState to(CheckpointStatus next, String why, Instant at) {
        return new CheckpointState(spec, next, round, evidence, answers, sentBack, blamed, why, at);
    }

    CheckpointState started(int number, Instant at) {
        return new CheckpointState(
                spec, CheckpointStatus.RUNNING, number, evidence, Map.of(), Set.of(), Set.of(), "", at);
    }

    CheckpointState checked(Evidence found, Instant at) {
        CheckpointStatus next = found.outcome() == Outcome.PASSED ? CheckpointStatus.ASKING : status;
        return new CheckpointState(spec, next, round, found, answers, sentBack, blamed, reason, at);
    }

    CheckpointState sentBack(AssignmentId assignment) {
        Set<AssignmentId> more = new HashSet<>(sentBack);
        more.add(assignment);
        return new CheckpointState(spec, status, round, evidence, answers, more, blamed, reason, since);
    }

    CheckpointState blamed(AssignmentId assignment) {
        return new CheckpointState(spec, status, round, evidence, answers, sentBack, Set.of(assignment), reason, since);
    }

    /** Whether its failure is about an assignment: about all that it judged, unless one alone is to blame. */
    boolean fails(AssignmentId assignment) {
        return blamed.isEmpty() || blamed.contains(assignment);
    }

    CheckpointState answered(int question, Answer answer) {
        Map<Integer, Answer> more = new LinkedHashMap<>(answers);
        more.put(question, answer);
        return new CheckpointState(spec, status, round, evidence, more, sentBack, blamed, reason, since);
    }

    /** The first question without an answer, or -1. */
    int unanswered() {
        for (int i = 0; i < spec.questions().size(); i++) {
            if (!answers.containsKey(i)) {
                return i;
            }
        }
        return -1;
    }
}
