package jarvis.core.coordination;

import static jarvis.core.coordination.Deciding.accepted;
import static jarvis.core.coordination.Deciding.refused;

import jarvis.core.agent.Ledger;
import jarvis.core.merge.MergeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What only a person decides. */
final class PersonRules {
    private PersonRules() {}

    static Decision approve(RunState s, Command.Approve c, Instant at) {
        Optional<Question> question = Questions.find(s, c.question());
        if (question.isEmpty()) {
            return unknown(s, c.question());
        }
        return switch (question.get().kind()) {
            case JUDGE -> judge(s, question.get(), new CheckpointState.Answer(true, c.by(), c.reason(), at));
            case CHECKPOINT_STUCK -> waive(s, question.get(), c, at);
            case ATTEMPT_STUCK ->
                refused(
                        "retry-instead",
                        "There is nothing to approve: " + question.get().text() + ". Try again with: jarvis retry "
                                + question.get().subject());
            case BLOCKED -> unblock(question.get(), c, at);
            case MERGE_REFUSED, MERGE_STUCK -> BranchRules.grant(s, question.get(), c, at);
            case AGENT_ASKS -> AgentRules.answer(s, question.get(), new Ledger.Reply(true, c.reason(), c.by()), at);
            case BUDGET -> BudgetRules.allow(s, question.get(), c, at);
            case SIGN_OFF ->
                refused(
                        "name-the-evidence",
                        "A sign-off names the evidence that it approves; this is " + s.evidence() + ".");
        };
    }

    static Decision reject(RunState s, Command.Reject c, Instant at) {
        Optional<Question> question = Questions.find(s, c.question());
        if (question.isEmpty()) {
            return unknown(s, c.question());
        }
        if (c.reason().isBlank()) {
            return refused("reason-needed", "Say why: whoever works on it next reads the reason.");
        }
        return switch (question.get().kind()) {
            case JUDGE -> judge(s, question.get(), new CheckpointState.Answer(false, c.by(), c.reason(), at));
            case CHECKPOINT_STUCK -> sendBack(s, question.get(), c, at);
            case ATTEMPT_STUCK ->
                refused(
                        "retry-or-stop",
                        "There is nothing to reject: " + question.get().text() + ". Retry it, or stop the run.");
            case BLOCKED ->
                refused(
                        "resolve-or-stop",
                        "There is nothing to reject: " + question.get().text() + ". Resolve it (jarvis unblock "
                                + question.get().subject() + "), or stop the run.");
            case MERGE_REFUSED, MERGE_STUCK -> BranchRules.drop(s, question.get(), c, at);
            case AGENT_ASKS -> AgentRules.answer(s, question.get(), new Ledger.Reply(false, c.reason(), c.by()), at);
            case BUDGET ->
                refused(
                        "allow-or-stop",
                        "There is nothing to reject: " + question.get().text() + " Leave it, or stop the run.");
            case SIGN_OFF -> accepted(new Event.SignOffRejected(at, c.by(), c.reason()));
        };
    }

    static Decision retry(RunState s, Command.Retry c, Instant at) {
        if (!s.status().active()) {
            return Deciding.notActive(s);
        }
        CheckpointState checkpoint = s.checkpoints().get(c.target());
        if (checkpoint != null) {
            boolean stuck = checkpoint.status() == CheckpointStatus.COULD_NOT_RUN
                    || checkpoint.status() == CheckpointStatus.STUCK;
            return stuck
                    ? accepted(new Event.CheckpointRetried(at, c.target(), c.by(), c.reason()))
                    : refused(
                            "not-stuck",
                            c.target() + " is "
                                    + checkpoint
                                            .status()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', ' ')
                                    + "; only one that failed for good or could not run is tried again.");
        }
        Optional<AssignmentState> unmerged = s.assignmentsOf(c.target())
                .filter(Judging::claimed)
                .filter(a -> a.merge().status() == MergeState.Status.NOT_RUN
                        || a.merge().status() == MergeState.Status.REFUSED)
                .findFirst();
        if (unmerged.isPresent()) {
            return BranchRules.retry(unmerged.get(), c, at);
        }
        Optional<AssignmentState> over = s.assignmentsOf(c.target())
                .filter(a -> a.status() == AssignmentStatus.FAILED || a.status() == AssignmentStatus.LOST)
                .filter(a -> s.phases().get(a.id().phase()) == PhaseStatus.ACTIVE)
                .findFirst();
        return over.isPresent()
                ? accepted(new Event.AssignmentRetried(at, over.get().id(), c.by()))
                : refused(
                        "nothing-to-retry",
                        c.target()
                                + " has no failed or lost attempt, and no checkpoint of that name failed or could not run.");
    }

    private static Decision judge(RunState s, Question question, CheckpointState.Answer answer) {
        CheckpointState c = s.checkpoint(question.subject());
        int index = Integer.parseInt(question.id().substring(question.id().lastIndexOf('q') + 1)) - 1;
        return accepted(new Event.QuestionAnswered(
                answer.at(), c.spec().id(), c.round(), index, answer.yes(), answer.by(), answer.reason()));
    }

    private static Decision waive(RunState s, Question question, Command.Approve c, Instant at) {
        if (c.reason().isBlank()) {
            return refused(
                    "reason-needed",
                    question.text()
                            + ". To accept it without its passing, say why; the reason stays beside the sign-off.");
        }
        CheckpointState state = s.checkpoint(question.subject());
        return accepted(new Event.CheckpointWaived(at, state.spec().id(), state.round(), c.by(), c.reason()));
    }

    private static Decision unblock(Question question, Command.Approve c, Instant at) {
        return c.reason().isBlank()
                ? refused("reason-needed", question.text() + ": say how it was resolved; the worker reads it.")
                : accepted(new Event.BlockerResolved(at, question.id(), new Reporter.Person(c.by()), c.reason()));
    }

    private static Decision sendBack(RunState s, Question question, Command.Reject c, Instant at) {
        CheckpointState state = s.checkpoint(question.subject());
        List<AssignmentState> targets = Judging.targets(s, question.subject());
        if (targets.isEmpty()) {
            return refused(
                    "nobody-to-send-back-to",
                    question.text()
                            + ". No instance answers for it: retry it, approve it with a reason, or stop the run.");
        }
        List<AssignmentState> left =
                targets.stream().filter(a -> !state.sentBack().contains(a.id())).toList();
        List<Event> events = new ArrayList<>(CheckpointRules.rejections(left, state, c.reason(), at));
        events.add(new Event.CheckpointFailed(at, state.spec().id(), state.round(), c.reason()));
        return new Decision.Accepted(events);
    }

    private static Decision unknown(RunState s, String id) {
        List<String> open = Questions.of(s).stream().map(Question::id).toList();
        String list = open.isEmpty() ? "Nothing waits for an answer." : "What waits: " + String.join(", ", open) + ".";
        return refused("no-such-question", "There is no open question " + id + ". " + list);
    }
}
