package jarvis.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.AssignmentSpec;
import jarvis.core.coordination.CheckpointSpec;
import jarvis.core.coordination.CheckpointStatus;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.Ending;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Limits;
import jarvis.core.coordination.Outcome;
import jarvis.core.coordination.PhaseSpec;
import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.RunDefinition;
import jarvis.core.coordination.RunState;
import jarvis.core.coordination.RunStatus;
import jarvis.core.coordination.Schedule;
import jarvis.core.plan.Part;
import jarvis.core.plan.reader.PlanReader;
import jarvis.runtime.journal.Journal;
import jarvis.runtime.journal.JournalException;
import jarvis.runtime.journal.MemoryJournal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The writer and the reconciler over a real core and a journal in memory, with workers and validators that tests steer. */
class RunTest {
    private final MemoryJournal journal = new MemoryJournal();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final FakeValidators validators = new FakeValidators();
    private final List<AutoCloseable> open = new ArrayList<>();
    private RoundWatch rounds = new RoundWatch(validators, command -> {}, threads);

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        threads.shutdownNow();
    }

    @Test
    void a_run_goes_from_launch_to_sign_off() throws Exception {
        FakeWorkers workers = new FakeWorkers();
        RunWriter run = launched(workers, "worker");
        workers.end("worker", 1, new Ending.Exited(0));
        RunState waiting = await(run, state -> state.status() == RunStatus.AWAITING_SIGN_OFF);
        assertThat(waiting.checkpoint("gate").status()).isEqualTo(CheckpointStatus.PASSED);
        assertThat(run.submit(new Command.SignOff("ada", waiting.evidence()))).isInstanceOf(Decision.Accepted.class);
        assertThat(run.state().status()).isEqualTo(RunStatus.SIGNED_OFF);
    }

    @Test
    void a_second_writer_goes_on_where_the_first_was_cut_off_and_starts_nothing_twice() throws Exception {
        FakeWorkers workers = new FakeWorkers();
        RunWriter first = launched(workers, "worker");
        await(first, state -> state.newestAttempt("worker") == 1);
        first.close();
        RunWriter second = started(workers, Coordination.replay(events()));
        workers.end("worker", 1, new Ending.Exited(0));
        await(second, state -> state.status() == RunStatus.AWAITING_SIGN_OFF);
        assertThat(workers.started).containsExactly("worker/1");
        assertThat(events())
                .containsExactlyElementsOf(events().stream().distinct().toList());
    }

    @Test
    void a_rejected_attempt_is_followed_by_the_next() throws Exception {
        validators.findings.put("gate/1", FakeValidators.finding(Outcome.FAILED, "exit 1", false));
        FakeWorkers workers = new FakeWorkers();
        RunWriter run = launched(workers, "worker");
        workers.end("worker", 1, new Ending.Exited(0));
        workers.end("worker", 2, new Ending.Exited(0));
        await(run, state -> state.status() == RunStatus.AWAITING_SIGN_OFF);
        assertThat(workers.started).containsExactly("worker/1", "worker/2");
    }

    @Test
    void a_tree_that_moves_while_it_is_judged_voids_the_round() throws Exception {
        validators.findings.put("gate/1", FakeValidators.finding(Outcome.PASSED, "", true));
        FakeWorkers workers = new FakeWorkers();
        RunWriter run = launched(workers, "worker");
        workers.end("worker", 1, new Ending.Exited(0));
        RunState waiting = await(run, state -> state.status() == RunStatus.AWAITING_SIGN_OFF);
        assertThat(waiting.checkpoint("gate").round()).isEqualTo(2);
        assertThat(validators.ran).startsWith("gate/1", "gate/2");
    }

    @Test
    void a_tree_that_never_rests_could_not_be_judged() throws Exception {
        for (int round = 1; round <= 3; round++) {
            validators.findings.put("gate/" + round, FakeValidators.finding(Outcome.PASSED, "", true));
        }
        FakeWorkers workers = new FakeWorkers();
        RunWriter run = launched(workers, "worker");
        workers.end("worker", 1, new Ending.Exited(0));
        RunState stuck = await(run, state -> state.checkpoint("gate").status() == CheckpointStatus.COULD_NOT_RUN);
        assertThat(stuck.checkpoint("gate").reason()).contains("moved 3 times", "src/main.c");
    }

    @Test
    void what_an_agent_left_running_when_it_ended_is_let_be() throws Exception {
        FakeWorkers workers = new FakeWorkers();
        RunWriter run = launched(workers, "worker");
        workers.end("worker", 1, new Ending.Exited(0));
        await(run, state -> state.status() == RunStatus.AWAITING_SIGN_OFF);
        assertThat(workers.stopped).isEmpty();
    }

    @Test
    void what_a_lost_attempt_left_running_is_stopped() throws Exception {
        FakeWorkers workers = new FakeWorkers();
        RunWriter run = launched(workers, "worker");
        workers.end("worker", 1, new Ending.Lost("its shell was killed"));
        await(run, state -> workers.stopped.contains("worker/1"));
    }

    @Test
    void a_tree_that_was_not_verified_is_not_signed_off_but_verified() throws Exception {
        RunWriter run = awaitingSignOff();
        validators.tree = "tree-2";
        assertThat(signOff(run, validators))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("tree-moved"));
        await(run, state -> validators.ran.contains("final/2") && state.status() == RunStatus.AWAITING_SIGN_OFF);
        validators.tree = "tree-1";
        assertThat(signOff(run, validators)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_tree_that_cannot_be_read_is_not_signed_off() throws Exception {
        RunWriter run = awaitingSignOff();
        validators.tree = "";
        assertThat(signOff(run, validators))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("tree-unreadable"));
    }

    @Test
    void the_watch_over_the_tree_outlives_a_tree_that_cannot_be_read() throws Exception {
        RunWriter run = awaitingSignOff();
        validators.tree = "";
        rounds.tree().lookOnce();
        rounds.tree().lookOnce();
        await(run, state -> problems() == 1);
        validators.tree = "tree-2";
        rounds.tree().lookOnce();
        await(run, state -> validators.ran.contains("final/2"));
        assertThat(problems()).isEqualTo(1);
    }

    @Test
    void a_tree_that_moves_after_each_verdict_is_left_to_a_person() throws Exception {
        RunWriter run = awaitingSignOff();
        validators.tree = "tree-2";
        for (int round = 2; round <= 5; round++) {
            rounds.tree().lookOnce();
            int next = round;
            await(
                    run,
                    state -> state.checkpoint("final").round() == next
                            && state.checkpoint("final").status() != CheckpointStatus.RUNNING);
        }
        assertThat(run.state().checkpoint("final").status()).isEqualTo(CheckpointStatus.COULD_NOT_RUN);
        assertThat(run.state().checkpoint("final").reason()).contains("does not rest");
        rounds.tree().lookOnce();
        validators.tree = "tree-3";
        rounds.tree().lookOnce();
        assertThat(run.submit(new Command.Settle())).isInstanceOf(Decision.Accepted.class);
        assertThat(run.state().checkpoint("final").round()).isEqualTo(5);
    }

    @Test
    void what_a_decided_round_changed_is_put_back() throws Exception {
        FakeWorkers workers = new FakeWorkers();
        RunWriter run = launched(workers, "worker");
        workers.end("worker", 1, new Ending.Exited(0));
        await(run, state -> state.status() == RunStatus.AWAITING_SIGN_OFF && validators.released.contains("gate/1"));
    }

    @Test
    void a_person_s_attempt_ends_with_its_claim() throws Exception {
        FakeWorkers workers = new FakeWorkers();
        RunWriter run = launched(workers, "person");
        await(run, state -> state.newestAttempt("person") == 1);
        run.submit(new Command.ClaimDone(new jarvis.core.coordination.Reporter.Person("ada"), "person", "done"));
        await(run, state -> state.status() == RunStatus.AWAITING_SIGN_OFF);
    }

    @Test
    void an_attempt_over_its_time_limit_is_stopped_and_has_failed() throws Exception {
        FakeWorkers workers = new FakeWorkers(new Workers.Limit("worker", Duration.ofMillis(1)));
        RunWriter run = launched(workers, "worker");
        RunState late = await(
                run, state -> state.current("worker").orElseThrow().reason().contains("time limit"));
        assertThat(late.current("worker").orElseThrow().ended()).isTrue();
        await(run, state -> workers.stopped.contains("worker/1"));
    }

    @Test
    void nothing_is_shown_that_is_not_durable_and_a_refusing_journal_stops_the_writer() throws Exception {
        Refusing refusing = new Refusing(journal);
        RunWriter run =
                new RunWriter("run-1", PlanReader.read("").plan(), RunState.EMPTY, refusing, InstantSource.system());
        open.add(run);
        List<Recorded> shown = Collections.synchronizedList(new ArrayList<>());
        run.subscribe(shown::add);
        run.start(state -> {});
        Decision decision = run.submit(new Command.StageRun(definition("worker")));
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class, no -> assertThat(no.sentence()).contains("no space"));
        assertThat(shown).isEmpty();
        assertThat(run.state().status()).isEqualTo(RunStatus.NONE);
        assertThat(run.over()).failsWithin(Duration.ofSeconds(10));
    }

    @Test
    void events_reach_listeners_in_order_and_without_gaps() throws Exception {
        RunWriter run = started(new FakeWorkers(), RunState.EMPTY);
        List<Long> seen = Collections.synchronizedList(new ArrayList<>());
        run.subscribe(recorded -> seen.add(recorded.seq()));
        run.submit(new Command.StageRun(definition("worker")));
        List<CompletableFuture<Decision>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(run.hand(new Command.NoteProblem("test", "problem " + i)));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
        assertThat(seen).isSorted().doesNotHaveDuplicates().hasSize(201);
        assertThat(run.events(0, 1000)).hasSize(201);
    }

    private RunWriter launched(FakeWorkers workers, String instance) {
        return launched(workers, definition(instance));
    }

    private RunWriter launched(FakeWorkers workers, RunDefinition definition) {
        RunWriter run = started(workers, RunState.EMPTY);
        run.submit(new Command.StageRun(definition));
        run.submit(new Command.LaunchRun("ada", "lock"));
        return run;
    }

    /** A run that awaits its sign-off, with a final verification of tree-1. */
    private RunWriter awaitingSignOff() throws InterruptedException {
        FakeWorkers workers = new FakeWorkers();
        RunWriter run = launched(workers, definition("worker", new CheckpointSpec("final", "Final", true, List.of())));
        workers.end("worker", 1, new Ending.Exited(0));
        await(run, state -> state.status() == RunStatus.AWAITING_SIGN_OFF);
        return run;
    }

    private static Decision signOff(RunWriter run, Validators validators) {
        return new VerifiedRun(run, validators, new NoBranches(), new VerifiedRun.Seen(run::branches, run::agents))
                .submit(new Command.SignOff("ada", run.state().evidence()));
    }

    private RunWriter started(FakeWorkers workers, RunState state) {
        RunWriter run = new RunWriter("run-1", PlanReader.read("").plan(), state, journal, InstantSource.system());
        rounds = new RoundWatch(validators, run::wish, threads);
        MergeWatch merging = new MergeWatch(new NoBranches(), run::wish, threads);
        run.start(new Reconciler(
                workers, new Reconciler.Watches(rounds, merging), run::wish, threads, InstantSource.system()));
        open.add(run);
        return run;
    }

    private static RunDefinition definition(String instance, CheckpointSpec... more) {
        AssignmentId id = new AssignmentId("phase-1", instance);
        PhaseSpec phase = new PhaseSpec(
                "phase-1", "Phase 1", List.of(new AssignmentSpec(id, Part.FULL, List.of(), null)), List.of("gate"));
        CheckpointSpec gate = new CheckpointSpec("gate", "Gate", true, List.of());
        Limits limits = new Limits(4, 3, Duration.ofMillis(50), null);
        List<CheckpointSpec> checkpoints = new ArrayList<>(List.of(gate));
        checkpoints.addAll(List.of(more));
        return new RunDefinition(
                "run-1", "A plan", "PLAN.md", "lock", "", "{}", new Schedule(List.of(phase), checkpoints, limits));
    }

    private long problems() {
        return events().stream().filter(Event.ProblemNoted.class::isInstance).count();
    }

    private List<Event> events() {
        return journal.read("run-1", 0, 10_000).stream().map(Recorded::event).toList();
    }

    /** The state as soon as it is as wanted; looked at after each event. */
    private static RunState await(RunWriter run, Predicate<RunState> wanted) throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            RunState state = run.state();
            if (wanted.test(state)) {
                return state;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new AssertionError("it never came to that: " + run.state());
    }

    /** A journal on a full disk. */
    private record Refusing(Journal journal) implements Journal {
        @Override
        public long append(String stream, long expectedVersion, List<Event> events) {
            throw new JournalException(JournalException.Code.DISK_FULL, "no space is left");
        }

        @Override
        public List<Recorded> read(String stream, long after, int limit) {
            return journal.read(stream, after, limit);
        }

        @Override
        public List<String> streams() {
            return journal.streams();
        }

        @Override
        public void close() {}
    }
}
