package jarvis.core.coordination;

import java.util.List;

/** Commands that nobody should send: wrong attempts, unknown names, answers to questions long gone. */
final class Hostility {
    private static final List<String> NAMES = List.of(
            "instance-1",
            "instance-2",
            "instance-3",
            "checkpoint-1",
            "checkpoint-2",
            "final",
            "phase-1",
            "",
            "nobody",
            "sign-off",
            "run-1",
            "blocker-1",
            "blocker-2",
            "final/1",
            "checkpoint-1/1",
            "checkpoint-1/1/q1",
            "instance-1/1",
            "check-instance-1-phase-1",
            "final/1/q9",
            "instance-2/2");

    private final Chance chance;

    Hostility(long seed) {
        chance = Chance.keyed(seed, "hostility");
    }

    Command next() {
        return switch (chance.between(0, 21)) {
            case 0 -> new Command.LaunchRun(name(), chance.percent(50) ? "lock-1" : "another");
            case 1 -> new Command.BeginAttempt(new AssignmentId("phase-" + number(), name()), number());
            case 2 -> new Command.ReportProgress(anybody(), name(), "fast");
            case 3, 4 -> new Command.ClaimDone(anybody(), name(), "trust me");
            case 5, 6 -> new Command.ReportEnd(name(), number(), ending());
            case 7 -> new Command.RaiseBlocker(anybody(), name(), severity(), "stop " + number());
            case 8, 9 -> new Command.ResolveBlocker(anybody(), name(), "went away");
            case 10 -> new Command.RecordIntegrationPoint(anybody(), name(), "" + number());
            case 11 -> new Command.BeginCheckpoint(name(), number());
            case 12 ->
                new Command.ReportCheckpoint(
                        name(), number(), SimulatedWorld.evidence(chance.of(List.of(Outcome.values())), "x"));
            case 13 -> new Command.VoidCheckpoint(name(), number(), "moved");
            case 14 -> new Command.Approve("eve", name(), chance.percent(50) ? "" : "fine");
            case 15 -> new Command.Reject("eve", name(), chance.percent(50) ? "" : "bad");
            case 16 -> new Command.Retry("eve", name(), "");
            case 17 -> new Command.SignOff("eve", name());
            case 18 -> chance.percent(30) ? new Command.StopRun("eve", "enough") : new Command.ResumeRun("eve");
            case 20, 21 ->
                new Command.RaiseBlocker(new Reporter.Person("eve"), worker(), severity(), "wait " + number());
            default -> chance.percent(50) ? new Command.NoteProblem(name(), "odd") : new Command.Settle();
        };
    }

    private String worker() {
        return "instance-" + chance.between(1, 8);
    }

    private String name() {
        return chance.percent(40) ? worker() : chance.of(NAMES);
    }

    private int number() {
        return chance.between(-1, 4);
    }

    private BlockerSeverity severity() {
        return chance.percent(50) ? BlockerSeverity.BLOCKING : BlockerSeverity.WARNING;
    }

    private Ending ending() {
        return chance.of(List.of(
                new Ending.Exited(0),
                new Ending.Exited(2),
                new Ending.Lost("?"),
                new Ending.TimedOut(3),
                new Ending.NotStarted("no")));
    }

    private Reporter anybody() {
        return switch (chance.between(0, 4)) {
            case 0 -> new Reporter.Person("eve");
            case 1 -> new Reporter.Unattributed(name());
            case 2 -> new Reporter.Jarvis();
            default -> new Reporter.Worker(name(), number());
        };
    }
}
