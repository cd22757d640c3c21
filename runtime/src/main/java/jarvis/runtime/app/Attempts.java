package jarvis.runtime.app;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.Ending;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Part;
import jarvis.runtime.agent.Agents;
import jarvis.runtime.agent.AttemptSpec;
import jarvis.runtime.agent.Contact;
import jarvis.runtime.client.Outbox;
import jarvis.runtime.execution.Executor;
import jarvis.runtime.project.Settings.InstanceSettings;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.run.PlanWorkers;
import jarvis.runtime.run.RunPlace;
import jarvis.runtime.server.Tokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Begins attempts: clears what earlier ones left, writes the brief, gives the token, starts the agent. Thread-safe. */
final class Attempts implements PlanWorkers.Attempts {
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final int PAGE = 1_000;

    private final RunPlace place;
    private final LiveRun run;
    private final Executor executor;
    private final Agents agents;
    private final Tokens tokens;
    private final URI url;
    private final Delivery delivery;

    Attempts(RunPlace place, LiveRun run, Executor executor, Tokens tokens, URI url) {
        this.place = place;
        this.run = run;
        this.executor = executor;
        this.agents = new Agents(executor);
        this.tokens = tokens;
        this.url = url;
        this.delivery = new Delivery(run);
    }

    @Override
    public CompletableFuture<Ending> ensure(AssignmentId assignment, int attempt) {
        String instance = assignment.instance();
        deliver(instance, attempt);
        if (attempt > 1 && executor.find(place.attempt(instance, attempt)).isEmpty()) {
            clear(assignment, attempt);
        }
        RunState state = run.state();
        InstanceSettings settings = place.project().settings().instance(instance);
        Map<String, String> environment = new HashMap<>(settings.environment());
        environment.putIfAbsent("PATH", Launchers.path(place.project().folder()));
        Contact contact =
                new Contact(place.coordination(), url.toString(), tokens.mintWorker(place.run(), instance, attempt));
        Part part = state.assignment(assignment).spec().part();
        return agents.of(settings)
                .ensure(new AttemptSpec(
                        place.run(),
                        assignment,
                        part,
                        attempt,
                        place.location(instance),
                        Briefs.fresh(place, state, assignment),
                        place.attempt(instance, attempt),
                        contact,
                        environment))
                .whenComplete((_, _) -> deliver(instance, attempt));
    }

    /** What was reported while nobody listened comes before the news of its end, which may be as old. */
    private void deliver(String instance, int attempt) {
        delivery.deliver(Outbox.of(place.attempt(instance, attempt)), new Reporter.Worker(instance, attempt));
    }

    @Override
    public boolean endsOnClaim(String instance) {
        return agents.of(place.project().settings().instance(instance)).endsOnClaim();
    }

    /** What earlier attempts of the same assignment left running would answer in the new one's place. */
    private void clear(AssignmentId assignment, int attempt) {
        long after = 0;
        for (var page = run.events(after, PAGE); !page.isEmpty(); page = run.events(after, PAGE)) {
            for (Recorded recorded : page) {
                after = recorded.seq();
                if (recorded.event() instanceof Event.AttemptStarted earlier
                        && earlier.assignment().equals(assignment)
                        && earlier.attempt() < attempt) {
                    Path files = place.attempt(assignment.instance(), earlier.attempt());
                    executor.stop(files, GRACE);
                }
            }
        }
    }
}
