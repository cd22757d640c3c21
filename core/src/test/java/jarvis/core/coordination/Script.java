package jarvis.core.coordination;

import java.util.ArrayList;
import java.util.List;

/**
 * What one attempt's process will say, and how it ends.
 *
 * @param lines what it reports, each no sooner than its second
 * @param endsAfter seconds until it ends whatever was answered; -1 when it ends after its last line was heard
 * @param ending how it ends, unless it hangs
 */
record Script(List<Line> lines, int endsAfter, Ending ending) {
    /** @param until whether it is said again until it is accepted, not just answered */
    record Line(int after, Command command, boolean until) {}

    static final Ending HANGS = new Ending.TimedOut(0);

    boolean hangs() {
        return ending.equals(HANGS);
    }

    Script {
        lines = List.copyOf(lines);
    }

    /** The same assignment and attempt always get the same script. */
    static Script of(long seed, AssignmentId id, int attempt, boolean wild) {
        Chance chance = Chance.keyed(seed, id + "#" + attempt);
        int bad = attempt > 6 ? 0 : 45;
        return chance.percent(bad) ? misbehaving(chance, id, attempt, wild) : honest(chance, id, attempt);
    }

    static Script honest(Chance chance, AssignmentId id, int attempt) {
        int claim = chance.between(1, 12);
        return switch (chance.between(0, 2)) {
            case 0 -> new Script(List.of(done(id, attempt, claim)), claim + 2, new Ending.Exited(0));
            case 1 -> new Script(List.of(progress(id, attempt, claim)), claim + 3, new Ending.Exited(0));
            default -> new Script(List.of(progress(id, attempt, 1), done(id, attempt, claim)), -1, HANGS);
        };
    }

    private static Script misbehaving(Chance chance, AssignmentId id, int attempt, boolean wild) {
        int time = chance.between(1, 12);
        return switch (chance.between(0, wild ? 8 : 5)) {
            case 0 -> new Script(List.of(), time, new Ending.Exited(1));
            case 1 -> new Script(List.of(), -1, HANGS);
            case 2 -> new Script(List.of(progress(id, attempt, 1)), time + 1, new Ending.Lost("its record is gone"));
            case 3 -> new Script(List.of(), 0, new Ending.NotStarted("no such command"));
            case 4 -> blocked(id, attempt, time);
            case 5 ->
                new Script(List.of(warning(id, attempt, time), done(id, attempt, time + 1)), -1, new Ending.Exited(0));
            case 6 -> new Script(List.of(done(id, attempt, time)), time + chance.between(1, 20), new Ending.Exited(3));
            case 7 ->
                new Script(
                        List.of(done(id, attempt, time), blocker(id, attempt, time + 2)),
                        time + 15,
                        new Ending.Exited(0));
            default -> chatty(chance, id, attempt, time);
        };
    }

    private static Script blocked(AssignmentId id, int attempt, int time) {
        List<Line> lines = List.of(blocker(id, attempt, time), done(id, attempt, time + 3));
        return new Script(lines, -1, new Ending.Exited(0));
    }

    private static Script chatty(Chance chance, AssignmentId id, int attempt, int time) {
        Reporter me = new Reporter.Worker(id.instance(), attempt);
        List<Line> lines = new ArrayList<>();
        String other = "instance-" + chance.between(1, 8);
        lines.add(new Line(1, new Command.ClaimDone(me, other, "spoken for another"), false));
        lines.add(new Line(1, new Command.RaiseBlocker(me, other, BlockerSeverity.BLOCKING, "not mine"), false));
        lines.add(blocker(id, attempt, time));
        lines.add(new Line(time + 2, new Command.ResolveBlocker(me, id.instance(), "found it myself"), false));
        lines.add(new Line(time + 3, new Command.RecordIntegrationPoint(me, "port", "300" + attempt), false));
        return new Script(lines, time + 8, new Ending.Exited(chance.between(0, 1)));
    }

    private static Line done(AssignmentId id, int attempt, int after) {
        Reporter me = new Reporter.Worker(id.instance(), attempt);
        return new Line(after, new Command.ClaimDone(me, id.instance(), "all done"), true);
    }

    private static Line progress(AssignmentId id, int attempt, int after) {
        Reporter me = new Reporter.Worker(id.instance(), attempt);
        return new Line(after, new Command.ReportProgress(me, id.instance(), "half way"), false);
    }

    private static Line blocker(AssignmentId id, int attempt, int after) {
        return raise(id, attempt, after, BlockerSeverity.BLOCKING);
    }

    private static Line warning(AssignmentId id, int attempt, int after) {
        return raise(id, attempt, after, BlockerSeverity.WARNING);
    }

    private static Line raise(AssignmentId id, int attempt, int after, BlockerSeverity severity) {
        Reporter me = new Reporter.Worker(id.instance(), attempt);
        return new Line(after, new Command.RaiseBlocker(me, id.instance(), severity, "needs a key"), false);
    }
}
