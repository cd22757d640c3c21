package jarvis.core.coordination;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** What should be happening, derived from the state and the time alone. */
final class WhatNext {
    private WhatNext() {}

    static Set<Action> of(RunState s, Instant now) {
        Set<Action> actions = new LinkedHashSet<>();
        processes(s, actions);
        if (s.status() == RunStatus.SIGNED_OFF) {
            deliveries(s, actions);
        }
        if (!s.status().active()) {
            return actions;
        }
        starts(s, actions);
        merges(s, now, actions);
        checkpoints(s, now, actions);
        Questions.of(s).forEach(question -> actions.add(new Action.AskPerson(question)));
        return actions;
    }

    /** Nothing else is known of a process after a crash, so the one that has to go is named as well as the one that stays. */
    private static void processes(RunState s, Set<Action> actions) {
        for (AssignmentState a : s.assignments().values()) {
            if (a.live()) {
                boolean stays = s.status().active() && mayGoOn(s, a);
                actions.add(
                        stays
                                ? new Action.KeepAttempt(a.id(), a.attempt())
                                : new Action.StopAttempt(a.id(), a.attempt()));
            }
        }
    }

    private static void starts(RunState s, Set<Action> actions) {
        long taken =
                s.assignments().values().stream().filter(WhatNext::takesPlace).count();
        long places = s.schedule().limits().parallel() - taken;
        Set<String> starting = new HashSet<>();
        for (AssignmentState a : s.assignments().values()) {
            if (places > 0
                    && Starting.startable(s, a)
                    && BudgetRules.hold(s, a, starting).isEmpty()) {
                starting.add(a.id().instance());
                actions.add(new Action.StartAttempt(a.id(), s.newestAttempt(a.id().instance()) + 1));
                places--;
            }
        }
    }

    /** One that is blocked, or claims to be done, gives its place to another. */
    static boolean takesPlace(AssignmentState a) {
        return a.live() && a.status() == AssignmentStatus.RUNNING;
    }

    /** A claimed or done attempt may go on by itself until its instance has something else to do. */
    private static boolean mayGoOn(RunState s, AssignmentState a) {
        return !Starting.due(a) && s.assignmentsOf(a.id().instance()).noneMatch(Starting::due);
    }

    /** In the order of the plan; who builds on another's work starts only when that is merged. */
    private static void merges(RunState s, Instant now, Set<Action> actions) {
        for (AssignmentState a : s.assignments().values()) {
            if (BranchRules.due(s, a)) {
                Instant from = Judging.quietFrom(s, a);
                boolean quiet = !from.isAfter(now);
                actions.add(quiet ? new Action.MergeWork(a.id(), a.attempt()) : new Action.WakeAt(from));
            }
        }
    }

    private static void deliveries(RunState s, Set<Action> actions) {
        s.branches().undelivered().forEach(repository -> actions.add(new Action.Deliver(repository)));
    }

    private static void checkpoints(RunState s, Instant now, Set<Action> actions) {
        for (CheckpointState c : s.checkpoints().values()) {
            String id = c.spec().id();
            if (c.status() == CheckpointStatus.RUNNING) {
                actions.add(new Action.KeepCheckpoint(id, c.round()));
            } else if (Judging.due(s, c)) {
                Instant from = Judging.quietFrom(s, c);
                boolean quiet = !from.isAfter(now);
                actions.add(quiet ? new Action.StartCheckpoint(id, c.round() + 1) : new Action.WakeAt(from));
            }
        }
    }
}
