package jarvis.core.coordination;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The heart's face: three pure functions over a run. */
public final class Coordination {
    private Coordination() {}

    /** What follows from a command: its events with all their consequences, or a refusal. Changes nothing. */
    public static Decision decide(RunState state, Command command, Instant at) {
        return switch (Deciding.decide(state, command, at)) {
            case Decision.Accepted accepted -> new Decision.Accepted(settled(state, accepted.events(), at));
            case Decision.Refused refused -> refused;
        };
    }

    /** The state with one more fact. */
    public static RunState apply(RunState state, Event event) {
        return Applying.apply(state, event).counted();
    }

    /** The fold of many facts. */
    public static RunState replay(Iterable<Event> events) {
        RunState state = RunState.EMPTY;
        for (Event event : events) {
            state = apply(state, event);
        }
        return state;
    }

    /** What should be happening now. */
    public static Set<Action> whatNext(RunState state, Instant now) {
        return WhatNext.of(state, now);
    }

    private static List<Event> settled(RunState before, List<Event> decided, Instant at) {
        List<Event> all = new ArrayList<>(decided);
        RunState state = before;
        for (Event event : decided) {
            state = apply(state, event);
        }
        for (List<Event> more = Consequences.of(state, at); !more.isEmpty(); more = Consequences.of(state, at)) {
            for (Event event : more) {
                state = apply(state, event);
            }
            all.addAll(more);
        }
        return all;
    }
}
