package jarvis.runtime.view;

import static jarvis.runtime.view.Scenario.check;

import jarvis.core.coordination.BlockerSeverity;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Outcome;
import jarvis.core.coordination.Reporter;
import jarvis.core.plan.Plan;

/** The states that a run shows to people, each reached by commands alone. */
public final class Scenes {
    private Scenes() {}

    public static Scenario staged() {
        return new Scenario(Plans.orders());
    }

    public static Scenario firstPhase() {
        return staged().launch().progress("instance-1", "migrating the schema");
    }

    public static Scenario falseDone() {
        return firstPhase()
                .done("instance-1", "All endpoints answer, everything works")
                .judged(
                        "checkpoint-1",
                        Outcome.FAILED,
                        "check 2 ended with exit 22",
                        check("curl -sf localhost:8080/health | grep up", 0, null),
                        check("curl -sf localhost:8080/orders | jq length", 22, null));
    }

    public static Scenario secondPhase() {
        return secondPhase(Plans.orders());
    }

    public static Scenario secondPhase(Plan plan) {
        return new Scenario(plan)
                .launch()
                .progress("instance-1", "migrating the schema")
                .done("instance-1", "All endpoints answer")
                .judged(
                        "checkpoint-1",
                        Outcome.PASSED,
                        "",
                        check("curl -sf localhost:8080/health | grep up", 0, null),
                        check("curl -sf localhost:8080/orders | jq length", 0, null));
    }

    public static Scenario blocked() {
        Scenario scenario = secondPhase()
                .progress("instance-2", "wiring the financial panel")
                .progress("instance-3", "measuring hit rates")
                .block("instance-3", "Redis refuses the connection on port 6379; is it running?");
        scenario.must(new Command.RaiseBlocker(
                new Reporter.Person("ada"),
                "instance-2",
                BlockerSeverity.WARNING,
                "The design of the header may still change"));
        scenario.must(new Command.RecordIntegrationPoint(scenario.worker("instance-2"), "dashboard_port", "3003"));
        return scenario.done("instance-4", "Test scripts are ready");
    }

    public static Scenario asking() {
        return claimed().judged("checkpoint-2", Outcome.PASSED, "", check("npm test", 0, 48));
    }

    public static Scenario claimed() {
        return secondPhase()
                .progress("instance-2", "wiring the financial panel")
                .done("instance-4", "Test scripts are ready")
                .done("instance-2", "All panels read the API")
                .done("instance-3", "Cache and retries are in");
    }

    /** One attempt died, and a checkpoint ran no tests at all. */
    public static Scenario stuck() {
        return claimed()
                .judged(
                        "checkpoint-2",
                        Outcome.COULD_NOT_RUN,
                        "the test runner reports 0 tests executed: nothing was checked",
                        check("npm test", 0, 0));
    }

    public static Scenario attemptDied() {
        return secondPhase().exits("instance-3", 137);
    }

    public static Scenario awaitingSignOff() {
        return asking().approveAll("")
                .done("instance-4", "All end-to-end tests pass")
                .judged("checkpoint-3", Outcome.PASSED, "", check("./e2e.sh", 0, 31))
                .judged("final", Outcome.PASSED, "", check("./verify-all.sh", 0, 12), check("npm test", 0, 48))
                .approveAll("watched it for a minute");
    }

    public static Scenario signedOff() {
        return awaitingSignOff().signOff();
    }
}
