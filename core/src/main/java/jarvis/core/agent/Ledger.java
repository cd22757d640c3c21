package jarvis.core.agent;

import java.math.BigDecimal;
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
 * @param spans when each attempt was under way, oldest first
 * @param accounts by attempt, oldest first
 * @param asked by attempt and the agent's own name for it
 * @param told what people told agents in the middle of their work, oldest first
 * @param allowed what people allowed beyond a budget's bounds, by budget
 */
public record Ledger(
        Map<Attempt, Span> spans,
        Map<Attempt, Account> accounts,
        Map<String, Asked> asked,
        List<Told> told,
        Map<String, Allowed> allowed) {
    public static final Ledger NONE = new Ledger(Map.of(), Map.of(), Map.of(), List.of(), Map.of());

    public Ledger {
        spans = Collections.unmodifiableMap(spans);
        accounts = Collections.unmodifiableMap(accounts);
        asked = Collections.unmodifiableMap(asked);
        told = Collections.unmodifiableList(told);
        allowed = Collections.unmodifiableMap(allowed);
    }

    /** An attempt of an instance in a phase. */
    public record Attempt(String phase, String instance, int number) {
        String ask(String id) {
            return instance + "/" + number + "/" + id;
        }
    }

    /** @param end null while it is under way */
    public record Span(Instant begin, @Nullable Instant end) {}

    /** @param upTo the new bound; null: what nobody knows the price of is not counted any more */
    public record Allowed(@Nullable BigDecimal upTo, String by) {}

    /**
     * What one attempt's agent counted.
     *
     * @param turns that it began
     * @param session which may have begun in an earlier attempt, and then goes on counting
     * @param before what that session had counted when this attempt began
     * @param total what it counts now
     */
    public record Account(String session, int turns, Usage before, Usage total) {
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
        return new Ledger(spans, accounts, asked, more, allowed);
    }

    public Ledger began(Attempt attempt, Instant at) {
        return with(attempt, new Span(at, null));
    }

    /** An attempt is under way no more; what was over stays so. */
    public Ledger ended(Attempt attempt, Instant at) {
        Span span = spans.get(attempt);
        return span == null || span.end() != null ? this : with(attempt, new Span(span.begin(), at));
    }

    private Ledger with(Attempt attempt, Span span) {
        return new Ledger(put(spans, attempt, span), accounts, asked, told, allowed);
    }

    /** @param budget its name */
    public Ledger allows(String budget, Allowed allowance) {
        return new Ledger(spans, accounts, asked, told, put(allowed, budget, allowance));
    }

    /** An agent counted on. */
    public Ledger counted(Attempt attempt, String session, int turns, Usage total) {
        Account known = accounts.get(attempt);
        Usage before = known == null ? before(attempt, session) : known.before();
        Account counted = new Account(session, turns, before, total);
        return new Ledger(spans, put(accounts, attempt, counted), asked, told, allowed);
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
        return new Ledger(spans, accounts, put(asked, key, next), told, allowed);
    }

    private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
        Map<K, V> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
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

    /** What all those attempts cost together; unknown where that of one of them is. */
    public Cost cost(Prices prices, Predicate<Attempt> which) {
        return accounts.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .map(entry -> entry.getValue().used())
                .filter(used -> !used.nothing())
                .map(prices::cost)
                .reduce(Cost::plus)
                .orElse(Cost.UNKNOWN);
    }
}
