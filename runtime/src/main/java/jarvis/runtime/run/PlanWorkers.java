package jarvis.runtime.run;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.Ending;
import jarvis.core.plan.Instance;
import jarvis.runtime.execution.Executor;
import jarvis.runtime.project.Settings.InstanceSettings;
import java.nio.file.Path;
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
    @FunctionalInterface
    public interface Attempts {
        CompletableFuture<Ending> ensure(AssignmentId assignment, int attempt);
    }

    public PlanWorkers(RunPlace place, Executor executor, Attempts attempts) {
        this.place = place;
        this.executor = executor;
        this.attempts = attempts;
    }

    /** Before a new attempt begins, nothing of the ones before it is left: their servers would answer in its place. */
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
        return person(place.project().settings().instance(instance));
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

    private static boolean person(InstanceSettings settings) {
        return settings.command() == null || "person".equals(settings.agent());
    }

    /** The folders of the attempts before one. */
    List<Path> before(String instance, int attempt) {
        List<Path> folders = new ArrayList<>();
        for (int earlier = 1; earlier < attempt; earlier++) {
            folders.add(place.attempt(instance, earlier));
        }
        return folders;
    }
}
