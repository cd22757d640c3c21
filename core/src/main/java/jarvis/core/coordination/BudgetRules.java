package jarvis.core.coordination;

import static jarvis.core.coordination.Deciding.accepted;
import static jarvis.core.coordination.Deciding.refused;

import jarvis.core.agent.Budgets;
import jarvis.core.agent.Ledger;
import jarvis.core.agent.Measure;
import jarvis.core.agent.Purse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What budgets forbid: the next attempt, never one that is under way. */
final class BudgetRules {
    private static final String QUESTION = "budget/";

    private BudgetRules() {}

    /** Why an attempt that could start otherwise may not; empty where it may. */
    static Optional<Purse.Hold> hold(RunState s, AssignmentState a, Set<String> starting) {
        return budgets(s).bound() ? purse(s).hold(a.id().instance(), starting) : Optional.empty();
    }

    static Purse purse(RunState s) {
        Set<Ledger.Attempt> working = s.assignments().values().stream()
                .filter(WhatNext::takesPlace)
                .map(a -> AgentRules.attempt(a.id(), a.attempt()))
                .collect(Collectors.toSet());
        return new Purse(budgets(s), s.agents(), Schedules.instances(s.schedule()), working);
    }

    private static Budgets budgets(RunState s) {
        return s.schedule().limits().spending();
    }

    /** One for each budget that keeps something from starting. */
    static void questions(RunState s, List<Question> found) {
        if (!budgets(s).bound()) {
            return;
        }
        for (AssignmentState a : s.assignments().values()) {
            if (Starting.startable(s, a)) {
                hold(s, a, Set.of())
                        .flatMap(hold -> question(hold, a.since()))
                        .filter(question ->
                                found.stream().noneMatch(known -> known.id().equals(question.id())))
                        .ifPresent(found::add);
            }
        }
    }

    private static Optional<Question> question(Purse.Hold hold, Instant since) {
        Purse.Line line = hold.line();
        Measure measure = line.measure();
        String whose = line.instance() == null ? "The run" : line.instance();
        String used = whose + " used " + measure.text(line.used()) + " of " + measure.text(line.limit());
        String text = switch (hold) {
            case Purse.Hold.Reserved _ -> "";
            case Purse.Hold.Soft _ -> used + ". Nothing more starts until you say so.";
            case Purse.Hold.Hard _ ->
                used + ". Nothing more starts. To go on, approve with the new bound, such as " + measure.example()
                        + ".";
            case Purse.Hold.Unknown _ ->
                whose + " has a budget of " + measure.text(line.limit()) + ", but nobody knows what " + line.models()
                        + " costs. Approve to go on without counting it; for the next run, name it (`model`) and give it a price (`prices`).";
        };
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Question(id(hold), Question.Kind.BUDGET, subject(line), text, since));
    }

    private static String subject(Purse.Line line) {
        return line.instance() == null ? "run" : line.instance();
    }

    private static String id(Purse.Hold hold) {
        Purse.Line line = hold.line();
        BigDecimal from = hold instanceof Purse.Hold.Hard ? line.limit() : line.asksAt();
        String bound = hold instanceof Purse.Hold.Unknown
                ? "unknown"
                : from.stripTrailingZeros().toPlainString();
        return QUESTION + line.name() + "/" + bound;
    }

    static Decision allow(RunState s, Question question, Command.Approve c, Instant at) {
        Purse.Hold hold = s.assignments().values().stream()
                .filter(a -> Starting.startable(s, a))
                .flatMap(a -> hold(s, a, Set.of()).stream())
                .filter(each -> id(each).equals(question.id()))
                .findFirst()
                .orElseThrow();
        Purse.Line line = hold.line();
        return switch (hold) {
            case Purse.Hold.Unknown _ ->
                accepted(new Event.BudgetAllowed(
                        at, Purse.unknown(line.name()), new Ledger.Allowed(null, c.by()), c.reason()));
            case Purse.Hold.Soft _ ->
                allowed(line, line.measure().read(c.reason()).orElse(line.limit()), c, at);
            case Purse.Hold.Hard _, Purse.Hold.Reserved _ ->
                line.measure()
                        .read(c.reason())
                        .map(bound -> allowed(line, bound, c, at))
                        .orElseGet(() -> refused(
                                "bound-needed",
                                question.text() + " The bound is given as the reason: --reason "
                                        + line.measure().example() + "."));
        };
    }

    private static Decision allowed(Purse.Line line, BigDecimal bound, Command.Approve c, Instant at) {
        return bound.compareTo(line.used()) > 0
                ? accepted(new Event.BudgetAllowed(at, line.name(), new Ledger.Allowed(bound, c.by()), c.reason()))
                : refused(
                        "bound-too-low",
                        line.measure().text(line.used()) + " is used already, so a bound of "
                                + line.measure().text(bound) + " lets nothing start. Give a higher one.");
    }
}
