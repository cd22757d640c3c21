package jarvis.runtime.app;

import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.RunDefinition;
import jarvis.core.coordination.RunState;
import jarvis.runtime.agent.talk.Talks;
import jarvis.runtime.checkpoint.CheckpointRunner;
import jarvis.runtime.execution.Executor;
import jarvis.runtime.execution.LocalExecutor;
import jarvis.runtime.journal.Journal;
import jarvis.runtime.run.AgentReports;
import jarvis.runtime.run.BranchWatch;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.run.PlanBranches;
import jarvis.runtime.run.PlanValidators;
import jarvis.runtime.run.PlanWorkers;
import jarvis.runtime.run.RunPlace;
import jarvis.runtime.run.RunWriter;
import jarvis.runtime.run.Supervision;
import jarvis.runtime.run.VerifiedRun;
import jarvis.runtime.server.Tokens;
import jarvis.runtime.sharedfiles.OwnCopy;
import jarvis.runtime.sharedfiles.SharedFiles;
import jarvis.runtime.view.EventSentence;
import jarvis.runtime.workspace.Trees;
import java.lang.System.Logger;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One run being executed by this process: everything it is made of, wired from top to bottom and closed in reverse.
 *
 * <p>Closing leaves agents and validators alone; a later session adopts them.
 */
final class Session implements AutoCloseable {
    private static final Logger LOG = System.getLogger("jarvis.run");

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final RunPlace place;
    private final RunWriter writer;
    private final PlanWorkers workers;
    private final LiveRun run;

    /**
     * @param definition of the run; staged by this session when the journal does not know it yet
     * @param url where agents reach this Jarvis
     */
    Session(RunDefinition definition, Journal journal, Tokens tokens, URI url, InstantSource clock) {
        place = Definitions.place(definition);
        RunState state = Coordination.replay(events(journal, definition.run()));
        writer = opened(new RunWriter(definition.run(), place.plan(), state, journal, clock));
        Trees trees = new Trees(place.project().folder().folder().resolve("trees"), this::merged);
        Executor executor = new LocalExecutor();
        PlanBranches branches = new PlanBranches(place, this::note);
        Talks talks = opened(new Talks(clock, new AgentReports(writer::state, writer::wish, clock)));
        talks.start();
        Attempts attempts = new Attempts(
                place, writer, new Attempts.Means(executor, talks), branches, new Attempts.Access(tokens, url));
        workers = new PlanWorkers(place, executor, attempts);
        CheckpointRunner runner = new CheckpointRunner(executor, trees, clock);
        PlanValidators validators =
                new PlanValidators(place, new PlanValidators.Means(runner, trees, branches), this::note, this::quiet);
        BranchWatch seen = new BranchWatch(place, branches.worktrees(), writer::state, writer::wish, clock);
        run = new VerifiedRun(writer, validators, branches, new VerifiedRun.Seen(seen::now, talks::now));
        writer.subscribe(recorded -> LOG.log(Logger.Level.INFO, EventSentence.of(recorded.event())));
        Supervision supervision = opened(new Supervision(writer, workers, validators, branches, clock));
        supervision.start();
        if (state.definition() == null) {
            accepted(new Command.StageRun(definition));
            Workplaces.assigned(place).ifPresent(this::accepted);
        }
        opened(seen).start();
        opened(new SharedFiles(place.coordination(), writer, copies()));
    }

    LiveRun run() {
        return run;
    }

    RunWriter writer() {
        return writer;
    }

    RunPlace place() {
        return place;
    }

    /** Stops everything that the run started and that still lives, whatever became of it. */
    void stopAll() {
        workers.stopAll();
    }

    /** Whether an instance is a person's, whose attempt ends with the claim. */
    boolean endsOnClaim(String instance) {
        return workers.endsOnClaim(instance);
    }

    /** Decides a command that cannot be refused but by a mistake of ours. */
    void accepted(Command command) {
        if (writer.submit(command) instanceof Decision.Refused refused) {
            throw new IllegalStateException(command + " was refused: " + refused.sentence());
        }
    }

    /** Copies of the shared files in folders that one instance has for itself. */
    private List<OwnCopy> copies() {
        RunState state = writer.state();
        return place.plan().instances().stream()
                .map(instance -> new OwnCopy(
                        instance.id(), place.location(state, instance.id()).resolve(".coordination")))
                .filter(copy -> !copy.folder().equals(place.coordination()))
                .filter(copy -> alone(copy.instance()))
                .toList();
    }

    private boolean alone(String instance) {
        Path location = place.location(writer.state(), instance);
        return place.plan().instances().stream()
                        .filter(other ->
                                place.location(writer.state(), other.id()).equals(location))
                        .count()
                == 1;
    }

    /** What stands in place of a repository's files: the tip of its integration branch. */
    private Optional<String> merged(Path top) {
        String tip = writer.state().branches().tip(top.toString());
        return tip.isEmpty() ? Optional.empty() : Optional.of(tip);
    }

    private boolean quiet() {
        return writer.state().assignments().values().stream().allMatch(AssignmentState::ended);
    }

    private void note(String source, String text) {
        writer.wish(new Command.NoteProblem(source, text));
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /** All events of a run, read a page at a time. */
    static List<Event> events(Journal journal, String run) {
        List<Event> events = new ArrayList<>();
        for (List<Recorded> page = journal.read(run, 0, 1_000);
                !page.isEmpty();
                page = journal.read(run, events.size(), 1_000)) {
            page.forEach(recorded -> events.add(recorded.event()));
        }
        return events;
    }

    @Override
    public void close() {
        Closing.all(open);
    }
}
