package jarvis.core.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the agents of a run used, attempt by attempt, and what they asked. Immutable.
 *
 * @param accounts by attempt, oldest first
 * @param asked by attempt and the agent's own name for it
 * @param told what people told agents in the middle of their work, oldest first
 */
public record Ledger(Map<Attempt, Account> accounts, Map<String, Asked> asked, List<Told> told) {
    public static final Ledger NONE = new Ledger(Map.of(), Map.of(), List.of());

    public Ledger {
        accounts = Collections.unmodifiableMap(accounts);
        asked = Collections.unmodifiableMap(asked);
        told = Collections.unmodifiableList(told);
    }

    /** An attempt of an instance in a phase. */
    public record Attempt(String phase, String instance, int number) {
        String ask(String id) {
            return instance + "/" + number + "/" + id;
        }
    }

    /**
     * What one attempt's agent counted.
     *
     * @param session which may have begun in an earlier attempt, and then goes on counting
     * @param before what that session had counted when this attempt began
     * @param total what it counts now
     */
    public record Account(String session, Usage before, Usage total) {
        /** What this attempt alone used. */
        public Usage used() {
            return total.since(before);
        }
    }

    /** @param reply null until a person gave it, or nobody is asked any more */
    public record Asked(
            Attempt attempt, Ask ask, Instant at, @Nullable Reply reply) {}

    /** What a person answered; nobody's where the agent gave up asking. */
    public record Reply(boolean yes, String text, String by) {}

    /** What a person told an agent; its place among all of them names it for good. */
    public record Told(Attempt attempt, String text, String by) {}

    public Ledger tells(Attempt attempt, String text, String by) {
        List<Told> more = new ArrayList<>(told);
        more.add(new Told(attempt, text, by));
        return new Ledger(accounts, asked, more);
    }

    /** An agent counted on. */
    public Ledger counted(Attempt attempt, String session, Usage total) {
        Account known = accounts.get(attempt);
        Usage before = known == null ? before(attempt, session) : known.before();
        Map<Attempt, Account> more = new LinkedHashMap<>(accounts);
        more.put(attempt, new Account(session, before, total));
        return new Ledger(more, asked, told);
    }

    /** The last count of the same session in another attempt of that instance. */
    private Usage before(Attempt attempt, String session) {
        return session.isEmpty()
                ? Usage.NONE
                : accounts.entrySet().stream()
                        .filter(entry -> entry.getKey().instance().equals(attempt.instance()))
                        .map(Map.Entry::getValue)
                        .filter(account -> account.session().equals(session))
                        .map(Account::total)
                        .reduce(Usage.NONE, (_, newer) -> newer);
    }

    public Ledger asks(Attempt attempt, Ask ask, Instant at) {
        return with(attempt.ask(ask.id()), new Asked(attempt, ask, at, null));
    }

    public Ledger replied(Attempt attempt, String ask, Reply reply) {
        String key = attempt.ask(ask);
        Asked open = asked.get(key);
        return open == null ? this : with(key, new Asked(open.attempt(), open.ask(), open.at(), reply));
    }

    private Ledger with(String key, Asked next) {
        Map<String, Asked> more = new LinkedHashMap<>(asked);
        more.put(key, next);
        return new Ledger(accounts, more, told);
    }

    public Optional<Asked> asked(Attempt attempt, String ask) {
        return Optional.ofNullable(asked.get(attempt.ask(ask)));
    }

    /** What nobody answered yet, oldest first. */
    public List<Asked> open() {
        return asked.values().stream().filter(each -> each.reply() == null).toList();
    }

    /** What all those attempts used together. */
    public Usage used(Predicate<Attempt> which) {
        return accounts.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .map(entry -> entry.getValue().used())
                .reduce(Usage.NONE, Usage::plus);
    }
}
