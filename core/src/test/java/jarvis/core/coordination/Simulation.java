package jarvis.core.coordination;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run of one seed: plan, world, person, journal and Jarvis, on one clock and one thread. */
final class Simulation {
    /** CALM has no faults; CRASHING kills Jarvis; WILD also has liars, strangers and people who stop the run. */
    enum Weather {
        CALM,
        CRASHING,
        WILD
    }

    /** Something that happened; put into words only when it is read. */
    private record Traced(Instant at, Object what) {}

    private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
    private static final int BOUND = 6000;

    private final long seed;
    private final Weather weather;
    private final Chance chance;
    private final SimulatedPlan plan;
    private final Faults faults;
    private final LogOracle oracle;
    private final SimulatedJournal journal;
    private final SimulatedWorld world;
    private final SimulatedPerson person;
    private final Hostility hostility;
    private final List<Script.Line> late = new ArrayList<>();
    private final List<Event> published = new ArrayList<>();
    private final List<Traced> trace = new ArrayList<>();
    private RunState lastShown = RunState.EMPTY;
    private @Nullable SimulatedShell shell;
    private Instant now = START;
    private int down;
    private int rejected;

    Simulation(long seed, Weather weather) {
        this(seed, weather, weather != Weather.WILD);
    }

    /** @param orderly whether only the shell began attempts, in all of its log */
    private Simulation(long seed, Weather weather, boolean orderly) {
        this.seed = seed;
        this.weather = weather;
        chance = Chance.keyed(seed, "simulation");
        plan = RandomPlans.of(seed);
        faults = new Faults(seed, weather == Weather.CALM ? 0 : chance.of(List.of(5, 20, 60)));
        oracle = new LogOracle(plan, orderly);
        journal = new SimulatedJournal(faults, this::durable);
        world = new SimulatedWorld(seed, weather == Weather.WILD);
        person = new SimulatedPerson(seed, weather == Weather.WILD);
        hostility = new Hostility(seed);
    }

    List<Event> log() {
        return journal.events();
    }

    SimulatedPlan plan() {
        return plan;
    }

    List<String> trace() {
        return trace.stream()
                .map(line -> line.at().toString().substring(11, 19) + " " + line.what())
                .toList();
    }

    /** Another Jarvis, in another world that knows nothing, that finds this much of a log. */
    static Simulation goingOn(long seed, List<Event> left) {
        Simulation next = new Simulation(seed, Weather.CALM, false);
        next.now = left.getLast().at();
        next.journal.begin(left);
        next.calm();
        return next;
    }

    /** Runs to the sign-off, and says what there is to see at the end. */
    String run() {
        int wild = weather == Weather.WILD ? chance.between(20, 250) : 0;
        for (int tick = 0; tick < BOUND; tick++) {
            if (weather == Weather.WILD && tick == wild) {
                calm();
            }
            tick(weather == Weather.WILD && tick < wild);
            if (weather == Weather.WILD && tick < wild && signedOff()) {
                calm();
            }
            if (signedOff()) {
                return projection(alive().state());
            }
        }
        throw new AssertionError("no sign-off within " + BOUND + " steps; what is so: "
                + (shell == null
                        ? "down"
                        : projection(alive().state()) + " next " + Coordination.whatNext(alive().state(), now)));
    }

    private boolean signedOff() {
        return shell != null && shell.state().status() == RunStatus.SIGNED_OFF;
    }

    private void calm() {
        faults.end();
        world.beKind();
        person.beKind();
        late.clear();
    }

    private SimulatedShell alive() {
        if (shell == null) {
            throw new IllegalStateException("Jarvis is down");
        }
        return shell;
    }

    private void tick(boolean wild) {
        now = now.plusSeconds(weather == Weather.WILD ? chance.between(0, 3) : 1);
        world.advance(now);
        try {
            if (shell == null && down-- <= 0) {
                start();
            }
            workersSpeak(wild);
            personActs();
            if (wild) {
                strangersAct();
            }
            if (shell != null) {
                shell.step(now);
                requireNotStuck();
            }
        } catch (Faults.Crash crash) {
            note("crash: " + crash.getMessage());
            shell = null;
            down = Chance.keyed(seed, "down" + journal.events().size() + now).between(0, 12);
        }
    }

    private void start() {
        SimulatedShell fresh = new SimulatedShell(journal, world, faults, this::show);
        if (!journal.events().subList(0, published.size()).equals(published)) {
            throw new AssertionError("something shown was lost in a crash");
        }
        if (!Coordination.replay(published).equals(lastShown)) {
            throw new AssertionError("what was shown is not what the journal says");
        }
        List<Event> unseen =
                journal.events().subList(published.size(), journal.events().size());
        published.addAll(List.copyOf(unseen));
        lastShown = fresh.state();
        shell = fresh;
        if (journal.events().isEmpty()) {
            submit(new Command.StageRun(plan.definition()));
        }
        if (shell != null && shell.state().status() == RunStatus.STAGED) {
            world.workspaces(plan.definition()).ifPresent(this::submit);
        }
        submit(new Command.Settle());
    }

    private Optional<Decision> submit(Command command) {
        return shell == null ? Optional.empty() : Optional.of(shell.submit(command, now));
    }

    private void workersSpeak(boolean wild) {
        for (SimulatedProcess process : world.processes()) {
            process.line(now).ifPresent(line -> {
                submit(line.command()).ifPresent(answer -> process.heard(line, answer, now));
                if (wild && chance.percent(20)) {
                    late.add(line);
                }
            });
        }
        if (wild && !late.isEmpty() && chance.percent(15)) {
            submit(late.remove(chance.between(0, late.size() - 1)).command());
        }
    }

    private void personActs() {
        if (shell == null) {
            return;
        }
        person.wish(shell.state(), shell.shown(), rejected).ifPresent(wish -> {
            note(wish);
            submit(wish).ifPresent(answer -> person.heard(wish, answer));
        });
    }

    private void strangersAct() {
        if (chance.percent(30)) {
            submit(hostility.next());
        }
        if (chance.percent(2)) {
            submit(new Command.StopRun("eve", "enough"));
        }
        if (shell != null && shell.state().status() == RunStatus.AWAITING_SIGN_OFF && chance.percent(20)) {
            CheckpointState last = shell.state().checkpoints().get(CheckpointSpec.FINAL);
            submit(new Command.VoidCheckpoint(CheckpointSpec.FINAL, last == null ? 0 : last.round(), "the tree moved"));
        }
    }

    private void requireNotStuck() {
        RunState state = alive().state();
        if (state.status().active()
                && world.idle(now)
                && Coordination.whatNext(state, now).isEmpty()) {
            throw new AssertionError("nothing runs and nothing should: " + projection(state));
        }
    }

    private void durable(Event event) {
        note(event);
        rejected += event instanceof Event.SignOffRejected ? 1 : 0;
        oracle.see(event);
    }

    private void show(Event event, RunState after) {
        published.add(event);
        lastShown = after;
    }

    private void note(Object what) {
        trace.add(new Traced(now, what));
    }

    /** What an uninterrupted run and a resumed one must agree on. */
    static String projection(RunState state) {
        TreeMap<String, String> found = new TreeMap<>();
        state.assignments()
                .forEach((id, a) -> found.put(
                        id.toString(), a.status() + " attempt " + a.attempt() + (a.verified() ? " verified" : "")));
        state.checkpoints().forEach((id, c) -> found.put(id, c.status() + " round " + c.round() + " " + outcome(c)));
        state.phases().forEach((id, phase) -> found.put(id, phase.toString()));
        return state.status() + " " + found + " " + SignOffSubject.unverified(state);
    }

    private static String outcome(CheckpointState c) {
        Evidence evidence = c.evidence();
        return evidence == null ? "no evidence" : evidence.outcome() + " on " + evidence.tree();
    }
}
