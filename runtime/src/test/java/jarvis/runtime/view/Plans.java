package jarvis.runtime.view;

import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.Criterion;
import jarvis.core.plan.Deliverable;
import jarvis.core.plan.Estimate;
import jarvis.core.plan.FinalVerification;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Member;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import jarvis.core.plan.SharedState;
import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import java.time.Duration;
import java.util.List;

/** Plans for tests: one that a person might write, and one that means harm. */
public final class Plans {
    private Plans() {}

    public static Plan orders() {
        return plan(
                "Order service with a live dashboard",
                List.of(
                        instance(
                                "instance-1",
                                "Order API",
                                "`curl -sf localhost:8080/orders` answers",
                                "Schema migration for orders"),
                        instance(
                                "instance-2", "Dashboard page", "Every figure comes from the API", "`npm test` passes"),
                        instance(
                                "instance-3",
                                "Cache and retries",
                                "Retries with back-off",
                                "Cache hit rate in the log"),
                        instance("instance-4", "End-to-end tests", "`./e2e.sh` passes", "Report of the load test")));
    }

    /** Every text tries to become markup or a script. */
    public static Plan hostile() {
        String evil =
                "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>${alert(1)}";
        return plan(
                evil,
                List.of(
                        instance("instance-1", evil, evil, evil),
                        instance("instance-2", evil, evil, evil),
                        instance("instance-3", evil, evil, evil),
                        instance("instance-4", evil, evil, evil)));
    }

    @SuppressWarnings("size") // one plan, read as one
    private static Plan plan(String title, List<Instance> instances) {
        return new Plan(
                title,
                "The dashboard shows made-up figures",
                null,
                null,
                instances,
                List.of(
                        phase("phase-1", "Foundation", Mode.SEQUENTIAL, full("instance-1")),
                        phase(
                                "phase-2",
                                "Parallel development",
                                Mode.PARALLEL,
                                full("instance-2"),
                                full("instance-3"),
                                new Member("instance-4", Part.PREP)),
                        phase("phase-3", "Integration", Mode.SEQUENTIAL, full("instance-4"))),
                List.of(
                        checkpoint(
                                1,
                                "Order API answers",
                                check("curl -sf localhost:8080/health | grep up"),
                                check("curl -sf localhost:8080/orders | jq length")),
                        checkpoint(
                                2,
                                "Dashboard connected",
                                check("npm test"),
                                ask("Do the figures on the page match the API?"),
                                ask("Does the page say when data is old?")),
                        checkpoint(3, "End to end", check("./e2e.sh"))),
                SharedState.NONE,
                List.of(
                        new Criterion("instance-1", "`curl -sf localhost:8080/orders` returns 200", 80),
                        new Criterion("instance-2", "No hard-coded figures remain", 81),
                        new Criterion(null, "The dashboard shows live data", 82)),
                new FinalVerification(
                        List.of(check("./verify-all.sh")),
                        List.of("Watch the page for 30 s: do the figures move?"),
                        90),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static Instance instance(String id, String name, String... deliverables) {
        return new Instance(
                id,
                name,
                "HIGH",
                "/srv/orders/" + id,
                List.of(),
                List.of(deliverables).stream()
                        .map(text -> new Deliverable(text, 1))
                        .toList(),
                new Estimate(Duration.ofHours(1), Duration.ofHours(2), "1-2 hours"),
                List.of(),
                1);
    }

    private static Phase phase(String id, String name, Mode mode, Member... members) {
        return new Phase(id, name, mode, List.of(members), 1);
    }

    private static Member full(String instance) {
        return new Member(instance, Part.FULL);
    }

    private static Checkpoint checkpoint(int number, String name, Step... steps) {
        return new Checkpoint("checkpoint-" + number, name, "instance-4", List.of(steps), "phase-" + number, 1);
    }

    private static Step check(String command) {
        return new Step(StepKind.CHECK, command, 1);
    }

    private static Step ask(String question) {
        return new Step(StepKind.ASK, question, 1);
    }
}
