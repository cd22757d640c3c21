package jarvis.runtime.run;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.Ending;
import jarvis.core.plan.Instance;
import jarvis.runtime.execution.Executor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The attempts of a plan's instances, each by the agent that the settings name. Thread-safe. */
public final class PlanWorkers implements Workers {
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final RunPlace place;
    private final Executor executor;
    private final Attempts attempts;

    /** Starts what an attempt is, or finds it: brief, environment and agent. */
    public interface Attempts {
        CompletableFuture<Ending> ensure(AssignmentId assignment, int attempt);

        /** Whether the attempts of an instance end with their claim, since nothing runs whose end could be seen. */
        boolean endsOnClaim(String instance);
    }

    public PlanWorkers(RunPlace place, Executor executor, Attempts attempts) {
        this.place = place;
        this.executor = executor;
        this.attempts = attempts;
    }

    @Override
    public CompletableFuture<Ending> ensure(AssignmentId assignment, int attempt) {
        return attempts.ensure(assignment, attempt);
    }

    @Override
    public void stop(String instance, int attempt) {
        executor.stop(place.attempt(instance, attempt), GRACE);
    }

    @Override
    public void stopAll() {
        executor.stop(place.project().folder().run(place.run()), GRACE);
    }

    @Override
    public boolean endsOnClaim(String instance) {
        return attempts.endsOnClaim(instance);
    }

    @Override
    public List<Limit> limits() {
        List<Limit> limits = new ArrayList<>();
        for (Instance instance : place.plan().instances()) {
            Duration limit = place.project().settings().instance(instance.id()).timeLimit();
            if (limit != null) {
                limits.add(new Limit(instance.id(), limit));
            }
        }
        return limits;
    }
}
