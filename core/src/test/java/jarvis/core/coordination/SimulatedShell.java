package jarvis.core.coordination;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Jarvis as it should run: decide, make durable, apply, publish, act; and compare what should be happening with what is.
 *
 * <p>It remembers nothing: a new one starts from the journal alone.
 */
final class SimulatedShell {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    private final SimulatedJournal journal;
    private final SimulatedWorld world;
    private final Faults faults;
    private final BiConsumer<Event, RunState> publish;
    private RunState state;
    private List<Question> shown = List.of();

    SimulatedShell(SimulatedJournal journal, SimulatedWorld world, Faults faults, BiConsumer<Event, RunState> publish) {
        this.journal = journal;
        this.world = world;
        this.faults = faults;
        this.publish = publish;
        this.state = Coordination.replay(journal.events());
    }

    RunState state() {
        return state;
    }

    /** What a person sees. */
    List<Question> shown() {
        return shown;
    }

    Decision submit(Command command, Instant now) {
        Decision decision = Coordination.decide(state, command, now);
        if (decision instanceof Decision.Accepted accepted && !accepted.events().isEmpty()) {
            faults.maybe("before append");
            journal.append(state.version(), accepted.events());
            faults.maybe("between append and apply");
            accepted.events().forEach(this::publish);
            faults.maybe("between apply and act");
        }
        return decision;
    }

    private void publish(Event event) {
        RunState before = state;
        state = Coordination.apply(state, event);
        if (event instanceof Event.ReportIgnored && !state.equals(before.counted())) {
            throw new AssertionError("an ignored report changed something: " + event);
        }
        publish.accept(event, state);
    }

    /** One look at the world, and the difference acted upon. */
    void step(Instant now) {
        reportEnds(now);
        Set<Action> next = Coordination.whatNext(state, now);
        Set<String> kept = new LinkedHashSet<>();
        List<String> judging = new ArrayList<>();
        List<Question> asked = new ArrayList<>();
        for (Action action : next) {
            switch (action) {
                case Action.KeepAttempt keep -> kept.add(keep.assignment().instance() + "#" + keep.attempt());
                case Action.KeepCheckpoint keep -> judging.add(keep.checkpoint() + "#" + keep.round());
                case Action.AskPerson ask -> asked.add(ask.question());
                case Action.StartAttempt start -> {}
                case Action.StopAttempt stop -> {}
                case Action.StartCheckpoint start -> {}
                case Action.MergeWork merge -> {}
                case Action.Deliver deliver -> {}
                case Action.WakeAt wake -> {}
            }
        }
        shown = List.copyOf(asked);
        stopOthers(kept);
        world.cancelOthers(judging);
        for (Action action : next) {
            faults.maybe("between acts");
            act(action, now);
        }
    }

    private void reportEnds(Instant now) {
        for (SimulatedProcess process : world.processes()) {
            AssignmentState a = state.assignments().get(process.assignment());
            boolean open = a != null && a.attempt() == process.attempt() && !a.ended();
            if (open && process.ending().isPresent()) {
                submit(
                        new Command.ReportEnd(
                                process.assignment().instance(),
                                process.attempt(),
                                process.ending().get()),
                        now);
            }
        }
    }

    private void stopOthers(Set<String> kept) {
        for (SimulatedProcess process : world.processes()) {
            if (process.alive() && !kept.contains(process.assignment().instance() + "#" + process.attempt())) {
                faults.maybe("before a kill");
                process.kill(new Ending.Exited(143));
            }
        }
    }

    private void act(Action action, Instant now) {
        switch (action) {
            case Action.StartAttempt start ->
                submit(new Command.BeginAttempt(start.assignment(), start.attempt()), now);
            case Action.KeepAttempt keep -> keep(keep.assignment(), keep.attempt(), now);
            case Action.StopAttempt stop -> stop(stop.assignment().instance(), stop.attempt(), now);
            case Action.StartCheckpoint start ->
                submit(new Command.BeginCheckpoint(start.checkpoint(), start.round()), now);
            case Action.KeepCheckpoint keep -> keep(keep.checkpoint(), keep.round(), now);
            case Action.MergeWork merge ->
                submit(world.merge(state, merge.assignment(), merge.attempt(), journal.events()), now);
            case Action.Deliver deliver ->
                submit(new Command.ReportDelivery(deliver.repository(), "main", "abc", "merged"), now);
            case Action.AskPerson ask -> {}
            case Action.WakeAt wake -> {}
        }
    }

    /** What was begun and never started has no end that could be seen. */
    private void stop(String instance, int attempt, Instant now) {
        if (world.process(instance, attempt).isEmpty()) {
            submit(new Command.ReportEnd(instance, attempt, new Ending.NotStarted("not needed any more")), now);
        }
    }

    private void keep(AssignmentId id, int attempt, Instant now) {
        SimulatedProcess process = world.process(id.instance(), attempt).orElse(null);
        if (process == null) {
            world.start(id, attempt, now);
        } else if (process.hangs()
                && state.assignment(id).status() == AssignmentStatus.RUNNING
                && process.age(now).compareTo(TIME_LIMIT) > 0) {
            process.kill(new Ending.TimedOut(TIME_LIMIT.toSeconds()));
        }
    }

    private void keep(String checkpoint, int round, Instant now) {
        if (!world.validated(checkpoint, round)) {
            world.validate(state.checkpoint(checkpoint).spec(), round, now);
        } else if (world.finished(checkpoint, round, now)) {
            Command command = world.result(checkpoint, round)
                    .map(evidence -> world.report(state, checkpoint, round, evidence))
                    .orElseGet(() -> new Command.VoidCheckpoint(checkpoint, round, "the tree moved"));
            submit(command, now);
        }
    }
}
