package jarvis.core.coordination;

import jarvis.core.agent.Ask;
import jarvis.core.agent.Ledger;
import jarvis.core.merge.MergeState;
import jarvis.core.merge.RefusedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What only a person can settle, derived from the state. */
public final class Questions {
    private Questions() {}

    public static final String SIGN_OFF = "sign-off";

    private static final int MOST_FILES = 5;

    /** Open questions, oldest first. */
    public static List<Question> of(RunState s) {
        if (!s.status().active()) {
            return List.of();
        }
        List<Question> found = new ArrayList<>();
        s.checkpoints().values().forEach(c -> checkpoint(c, found));
        s.assignments().values().forEach(a -> assignment(a, found));
        s.openBlockers().forEach(blocker -> blocker(blocker, found));
        BudgetRules.questions(s, found);
        asked(s).forEach(asked -> found.add(new Question(
                askId(asked),
                Question.Kind.AGENT_ASKS,
                asked.attempt().instance(),
                asked.attempt().instance() + "'s agent asks: " + asked.ask().text() + options(asked.ask()),
                asked.at())));
        if (s.status() == RunStatus.AWAITING_SIGN_OFF) {
            String text = "Sign off " + s.defined().title() + "? Evidence " + s.evidence();
            found.add(new Question(SIGN_OFF, Question.Kind.SIGN_OFF, s.defined().run(), text, s.since()));
        }
        found.sort((one, other) -> one.since().compareTo(other.since()));
        return found;
    }

    /** The open question of that id. */
    public static Optional<Question> find(RunState s, String id) {
        return of(s).stream().filter(question -> question.id().equals(id)).findFirst();
    }

    /** The id of a checkpoint's question; counted from 1 for people. */
    static String judgeId(String checkpoint, int round, int index) {
        return checkpoint + "/" + round + "/q" + (index + 1);
    }

    /** What agents wait for that are still there. */
    private static Stream<Ledger.Asked> asked(RunState s) {
        return s.agents().open().stream()
                .filter(asked -> s.assignmentsOf(asked.attempt().instance())
                        .anyMatch(a -> a.attempt() == asked.attempt().number() && a.live()));
    }

    private static String askId(Ledger.Asked asked) {
        return "ask/" + asked.attempt().instance() + "/" + asked.attempt().number() + "/"
                + asked.ask().id();
    }

    /** What one of these questions is about. */
    static Ledger.Asked asked(RunState s, Question question) {
        return asked(s).filter(asked -> askId(asked).equals(question.id()))
                .findFirst()
                .orElseThrow();
    }

    private static String options(Ask ask) {
        return ask.options().isEmpty() ? "" : " (" + String.join(", ", ask.options()) + ")";
    }

    private static void checkpoint(CheckpointState c, List<Question> found) {
        String id = c.spec().id();
        if (c.status() == CheckpointStatus.ASKING) {
            for (int i = 0; i < c.spec().questions().size(); i++) {
                if (!c.answers().containsKey(i)) {
                    String text = c.spec().questions().get(i);
                    found.add(new Question(judgeId(id, c.round(), i), Question.Kind.JUDGE, id, text, c.since()));
                }
            }
        } else if (c.status() == CheckpointStatus.COULD_NOT_RUN || c.status() == CheckpointStatus.STUCK) {
            String what = c.status() == CheckpointStatus.STUCK ? " failed: " : " could not run: ";
            String text = c.spec().name() + what + c.reason();
            found.add(new Question(id + "/" + c.round(), Question.Kind.CHECKPOINT_STUCK, id, text, c.since()));
        }
    }

    /** A worker may resolve its own, but its process may be gone, and one that never started cannot. */
    private static void blocker(Blocker blocker, List<Question> found) {
        if (blocker.severity() == BlockerSeverity.BLOCKING) {
            String text = blocker.instance() + " is blocked: " + blocker.text();
            found.add(new Question(blocker.id(), Question.Kind.BLOCKED, blocker.instance(), text, blocker.raisedAt()));
        }
    }

    private static void merge(AssignmentState a, List<Question> found) {
        String instance = a.id().instance();
        String id = instance + "/" + a.attempt() + "/merge";
        if (!Judging.claimed(a)) {
            return;
        }
        if (a.merge().status() == MergeState.Status.REFUSED) {
            String files = a.merge().refused().stream()
                    .limit(MOST_FILES)
                    .map(RefusedChange::sentence)
                    .collect(Collectors.joining(" "));
            int more = a.merge().refused().size() - MOST_FILES;
            String text =
                    instance + " changed what it may not write. " + files + (more > 0 ? " And " + more + " more." : "");
            found.add(new Question(id, Question.Kind.MERGE_REFUSED, instance, text, a.since()));
        } else if (a.merge().status() == MergeState.Status.NOT_RUN) {
            String text = instance + "'s work could not be merged: " + a.merge().reason();
            found.add(new Question(id, Question.Kind.MERGE_STUCK, instance, text, a.since()));
        }
    }

    private static void assignment(AssignmentState a, List<Question> found) {
        merge(a, found);
        boolean stuck = a.status() == AssignmentStatus.LOST
                || (a.status() == AssignmentStatus.FAILED && a.spec().full());
        if (stuck) {
            String word = a.status() == AssignmentStatus.LOST ? " was lost: " : " failed: ";
            String text = a.id() + ", attempt " + a.attempt() + word + a.reason();
            String id = a.id().instance() + "/" + a.attempt();
            found.add(new Question(id, Question.Kind.ATTEMPT_STUCK, a.id().instance(), text, a.since()));
        }
    }
}
