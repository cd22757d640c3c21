package jarvis.core.coordination;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person who knows only what is shown, and is away for a while now and then. */
final class SimulatedPerson {
    private static final String ME = "ann";

    private final long seed;
    private final boolean wild;
    private final Chance mood;
    private final Map<String, Integer> refused = new HashMap<>();
    private boolean kind;
    private int away;

    /** @param wild whether this person hands work over, whose effect hangs on what its owner does in that moment */
    SimulatedPerson(long seed, boolean wild) {
        this.seed = seed;
        this.wild = wild;
        this.mood = Chance.keyed(seed, "mood");
    }

    void beKind() {
        kind = true;
        away = 0;
    }

    /** What this person wants now; empty when away or content. A sign-off that was rejected once is given the next time. */
    Optional<Command> wish(RunState state, List<Question> shown, int rejected) {
        if (state.status() == RunStatus.NONE || state.status() == RunStatus.STAGED) {
            return Optional.of(new Command.LaunchRun(ME, state.defined().lock()));
        }
        if (away > 0 || (!kind && mood.percent(3))) {
            away = away > 0 ? away - 1 : mood.between(5, 25);
            return Optional.empty();
        }
        if (state.status() == RunStatus.STOPPED) {
            return Optional.of(new Command.ResumeRun(ME));
        }
        return next(state, shown).map(question -> answer(state, question, rejected));
    }

    /** The oldest; what keeps a sign-off from being taken comes before it. */
    private Optional<Question> next(RunState state, List<Question> shown) {
        boolean kept = refused.containsKey(new Command.SignOff(ME, state.evidence()).toString());
        return shown.stream()
                .filter(question -> !kept || question.kind() != Question.Kind.SIGN_OFF || shown.size() == 1)
                .findFirst();
    }

    void heard(Command wish, Decision answer) {
        if (answer instanceof Decision.Refused) {
            refused.merge(wish.toString(), 1, Integer::sum);
        }
    }

    private Command answer(RunState state, Question question, int rejected) {
        Chance chance = Chance.keyed(seed, "answer " + question.id());
        return switch (question.kind()) {
            case JUDGE -> yes(chance, 80) ? approve(question) : reject(question);
            case CHECKPOINT_STUCK -> settle(chance, question);
            case ATTEMPT_STUCK, MERGE_STUCK -> new Command.Retry(ME, question.subject(), "again");
            case MERGE_REFUSED -> unmerged(chance, question);
            case BLOCKED, AGENT_ASKS -> approve(question);
            case BUDGET -> new Command.Approve(ME, question.id(), "1000");
            case SIGN_OFF ->
                rejected > 0 || yes(chance, 60) ? new Command.SignOff(ME, state.evidence()) : reject(question);
        };
    }

    private Command unmerged(Chance chance, Question question) {
        Command hand = new Command.HandOver(ME, question.id(), "yours");
        return switch (chance.between(0, 3)) {
            case 0 -> refused.containsKey(approve(question).toString()) ? reject(question) : approve(question);
            case 1 -> !wild || refused.containsKey(hand.toString()) ? reject(question) : hand;
            case 2 -> new Command.Retry(ME, question.subject(), "again");
            default -> reject(question);
        };
    }

    private Command settle(Chance chance, Question question) {
        int roll = chance.between(0, 2);
        Command back = reject(question);
        if (!kind && roll == 0 && !refused.containsKey(back.toString())) {
            return back;
        }
        return !kind && roll == 1 ? approve(question) : new Command.Retry(ME, question.subject(), "again");
    }

    private boolean yes(Chance chance, int likelihood) {
        return kind || chance.percent(likelihood);
    }

    private static Command approve(Question question) {
        return new Command.Approve(ME, question.id(), "I looked at it");
    }

    private static Command reject(Question question) {
        return new Command.Reject(ME, question.id(), "not good enough");
    }
}
