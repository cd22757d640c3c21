package jarvis.runtime.app;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.Ending;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunState;
import jarvis.core.merge.Workspace;
import jarvis.core.plan.Part;
import jarvis.runtime.agent.Agents;
import jarvis.runtime.agent.AttemptSpec;
import jarvis.runtime.agent.Contact;
import jarvis.runtime.agent.dialogue.Ownership;
import jarvis.runtime.agent.talk.TalkFiles;
import jarvis.runtime.agent.talk.Talks;
import jarvis.runtime.client.Outbox;
import jarvis.runtime.execution.Executor;
import jarvis.runtime.project.Settings.InstanceSettings;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.run.OwnPaths;
import jarvis.runtime.run.PathOwners;
import jarvis.runtime.run.PlanBranches;
import jarvis.runtime.run.PlanWorkers;
import jarvis.runtime.run.RunPlace;
import jarvis.runtime.server.Tokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Begins attempts: clears what earlier ones left, writes the brief, gives the token, starts the agent. Thread-safe. */
final class Attempts implements PlanWorkers.Attempts {
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final int PAGE = 1_000;

    /** Where a worktree's own .git is gone, git would look above it, and take the person's repository for the agent's. */
    private static final String CEILING = "GIT_CEILING_DIRECTORIES";

    private final RunPlace place;
    private final LiveRun run;
    private final Executor executor;
    private final PlanBranches branches;
    private final Agents agents;
    private final Access access;
    private final Delivery delivery;
    private final PathOwners owners;

    /** Where agents reach this Jarvis, and the tokens that they come with. */
    record Access(Tokens tokens, URI url) {}

    /** What starts agents, and what hears them. */
    record Means(Executor executor, Talks talks) {}

    Attempts(RunPlace place, LiveRun run, Means means, PlanBranches branches, Access access) {
        this.place = place;
        this.run = run;
        this.executor = means.executor();
        this.branches = branches;
        this.agents = new Agents(executor, means.talks());
        this.access = access;
        this.delivery = new Delivery(run);
        this.owners = new PathOwners(place);
    }

    @Override
    public CompletableFuture<Ending> ensure(AssignmentId assignment, int attempt) {
        String instance = assignment.instance();
        deliver(instance, attempt);
        RunState state = run.state();
        Optional<Workspace> workspace = state.branches().workspace(instance);
        List<String> conflicts = List.of();
        if (executor.find(place.attempt(instance, attempt)).isEmpty()) {
            if (attempt > 1) {
                clear(assignment, attempt);
            }
            conflicts = workspace.map(mine -> branches.arrive(state, mine)).orElse(List.of());
        }
        InstanceSettings settings = place.project().settings().instance(instance);
        Map<String, String> environment = new HashMap<>(settings.environment());
        environment.putIfAbsent("PATH", Launchers.path(place.project().folder()));
        workspace.ifPresent(
                _ -> environment.putIfAbsent(CEILING, place.worktrees().toString()));
        Contact contact = new Contact(
                place.coordination(),
                access.url().toString(),
                access.tokens().mintWorker(place.run(), instance, attempt));
        Part part = state.assignment(assignment).spec().part();
        return agents.of(settings)
                .ensure(new AttemptSpec(
                        place.run(),
                        assignment,
                        part,
                        attempt,
                        place.location(state, instance),
                        Briefs.fresh(place, state, assignment, conflicts),
                        place.attempt(instance, attempt),
                        contact,
                        environment,
                        session(assignment, attempt)))
                .whenComplete((_, _) -> {
                    deliver(instance, attempt);
                    workspace.ifPresent(mine -> left(mine, attempt));
                });
    }

    /** What an agent did not commit itself is on its branch all the same. */
    private void left(Workspace workspace, int attempt) {
        branches.leave(workspace, PlanBranches.work(workspace.instance(), attempt));
    }

    /** What was reported while nobody listened comes before the news of its end, which may be as old. */
    private void deliver(String instance, int attempt) {
        delivery.deliver(Outbox.of(place.attempt(instance, attempt)), new Reporter.Worker(instance, attempt));
    }

    @Override
    public boolean endsOnClaim(String instance) {
        return agents.of(place.project().settings().instance(instance)).endsOnClaim();
    }

    /** What it goes on with: the session of the newest attempt before it that had one. */
    private AttemptSpec.Session session(AssignmentId assignment, int attempt) {
        String instance = assignment.instance();
        String resume = earlier(assignment, attempt).reversed().stream()
                .map(TalkFiles::new)
                .flatMap(files -> files.knownSession().stream())
                .findFirst()
                .orElse("");
        Ownership ownership = new OwnPaths(owners, run::state, instance);
        Path own = place.project().folder().run(place.run()).resolve("agents").resolve(instance);
        return new AttemptSpec.Session(own, resume, ownership);
    }

    /** What earlier attempts of the same assignment left running would answer in the new one's place. */
    private void clear(AssignmentId assignment, int attempt) {
        earlier(assignment, attempt).forEach(files -> executor.stop(files, GRACE));
    }

    /** The files of earlier attempts of the same assignment, oldest first. */
    private List<Path> earlier(AssignmentId assignment, int attempt) {
        List<Path> found = new ArrayList<>();
        long after = 0;
        for (var page = run.events(after, PAGE); !page.isEmpty(); page = run.events(after, PAGE)) {
            for (Recorded recorded : page) {
                after = recorded.seq();
                if (recorded.event() instanceof Event.AttemptStarted earlier
                        && earlier.assignment().equals(assignment)
                        && earlier.attempt() < attempt) {
                    found.add(place.attempt(assignment.instance(), earlier.attempt()));
                }
            }
        }
        return found;
    }
}
