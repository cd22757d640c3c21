package jarvis.core.coordination;

import jarvis.core.agent.Ledger;
import jarvis.core.merge.Branches;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is so in one run: the fold of its events. Immutable, in parts, so that an event copies only the part it changes. */
public record RunState(
        @Nullable RunDefinition definition,
        Standing standing,
        Work work,
        Talk talk,
        Branches branches,
        Ledger agents,
        long version) {

    /**
     * How the run stands as a whole.
     *
     * @param since when the run came to its status
     * @param reason why it is stopped, or why its sign-off was rejected; empty otherwise
     * @param evidence the hash that a sign-off must name; empty unless one is awaited or given
     * @param halted how long it was stopped before it was resumed
     */
    record Standing(
            RunStatus status,
            Instant since,
            String reason,
            String evidence,
            @Nullable Instant launchedAt,
            Duration halted) {}

    /** How far the plan is. Maps are copied where they change ({@link #put}): a second copy would make an event cost the run. */
    record Work(
            Map<String, PhaseStatus> phases,
            Map<AssignmentId, AssignmentState> assignments,
            Map<String, CheckpointState> checkpoints) {
        Work {
            phases = Collections.unmodifiableMap(phases);
            assignments = Collections.unmodifiableMap(assignments);
            checkpoints = Collections.unmodifiableMap(checkpoints);
        }

        static Work pending(Schedule schedule, Instant at) {
            Map<String, PhaseStatus> pending = new LinkedHashMap<>();
            schedule.phases().forEach(phase -> pending.put(phase.id(), PhaseStatus.PENDING));
            Map<AssignmentId, AssignmentState> waiting = new LinkedHashMap<>();
            schedule.assignments().forEach(spec -> waiting.put(spec.id(), AssignmentState.waiting(spec, at)));
            Map<String, CheckpointState> closed = new LinkedHashMap<>();
            schedule.checkpoints().forEach(spec -> closed.put(spec.id(), CheckpointState.pending(spec, at)));
            return new Work(pending, waiting, closed);
        }
    }

    /** What the instances told each other and the person. */
    record Talk(Map<String, Blocker> blockers, Map<String, String> integration, List<Note> notes) {
        Talk {
            blockers = Collections.unmodifiableMap(blockers);
            integration = Collections.unmodifiableMap(integration);
            notes = Collections.unmodifiableList(notes);
        }
    }

    /** A problem that somebody or something noted. */
    public record Note(Instant at, String source, String text) {}

    /** No run yet. */
    public static final RunState EMPTY = new RunState(
            null,
            new Standing(RunStatus.NONE, Instant.EPOCH, "", "", null, Duration.ZERO),
            new Work(Map.of(), Map.of(), Map.of()),
            new Talk(Map.of(), Map.of(), List.of()),
            Branches.NONE,
            Ledger.NONE,
            0);

    public RunStatus status() {
        return standing.status;
    }

    public Instant since() {
        return standing.since;
    }

    public String reason() {
        return standing.reason;
    }

    public String evidence() {
        return standing.evidence;
    }

    public @Nullable Instant launchedAt() {
        return standing.launchedAt;
    }

    /** How long it went on until then, since it was launched and without what it was stopped; empty before. */
    public Optional<Duration> wall(Instant now) {
        Instant end = standing.status.over() ? standing.since : now;
        return Optional.ofNullable(standing.launchedAt)
                .map(from -> Duration.between(from, end).minus(standing.halted))
                .map(wall -> wall.isNegative() ? Duration.ZERO : wall);
    }

    private Duration haltedUntil(Instant at) {
        Duration since = Duration.between(standing.since, at);
        return standing.status == RunStatus.STOPPED && since.isPositive()
                ? standing.halted.plus(since)
                : standing.halted;
    }

    public Map<String, PhaseStatus> phases() {
        return work.phases;
    }

    public Map<AssignmentId, AssignmentState> assignments() {
        return work.assignments;
    }

    public Map<String, CheckpointState> checkpoints() {
        return work.checkpoints;
    }

    public Map<String, Blocker> blockers() {
        return talk.blockers;
    }

    public Map<String, String> integration() {
        return talk.integration;
    }

    public List<Note> notes() {
        return talk.notes;
    }

    /** The definition of a run that was staged. */
    public RunDefinition defined() {
        if (definition == null) {
            throw new IllegalStateException("no run was staged");
        }
        return definition;
    }

    public Schedule schedule() {
        return defined().schedule();
    }

    public AssignmentState assignment(AssignmentId id) {
        return known(work.assignments.get(id), id.toString());
    }

    public CheckpointState checkpoint(String id) {
        return known(work.checkpoints.get(id), id);
    }

    private static <T> T known(@Nullable T found, String id) {
        if (found == null) {
            throw new IllegalStateException("not in this run: " + id);
        }
        return found;
    }

    public Stream<AssignmentState> assignmentsOf(String instance) {
        return definition == null
                ? Stream.empty()
                : definition.schedule().phases().stream()
                        .map(phase -> work.assignments.get(new AssignmentId(phase.id(), instance)))
                        .flatMap(Stream::ofNullable);
    }

    public Stream<AssignmentState> assignmentsIn(PhaseSpec phase) {
        return phase.assignments().stream().map(spec -> assignment(spec.id()));
    }

    /** The assignment that an instance last attempted, else its first. */
    public Optional<AssignmentState> current(String instance) {
        return assignmentsOf(instance).reduce((best, next) -> next.attempt() > best.attempt() ? next : best);
    }

    /** The number of an instance's newest attempt, 0 before the first. */
    public int newestAttempt(String instance) {
        return assignmentsOf(instance).mapToInt(AssignmentState::attempt).max().orElse(0);
    }

    public Stream<Blocker> openBlockers() {
        return talk.blockers.values().stream().filter(Blocker::open);
    }

    boolean held(String instance) {
        return talk.blockers.values().stream().anyMatch(blocker -> blocker.blocks(instance));
    }

    RunState staged(RunDefinition staged, Instant at) {
        Standing now = new Standing(RunStatus.STAGED, at, "", "", null, Duration.ZERO);
        return new RunState(staged, now, Work.pending(staged.schedule(), at), talk, branches, agents, version);
    }

    RunState launched(Instant at) {
        return with(new Standing(RunStatus.RUNNING, at, "", "", at, Duration.ZERO));
    }

    RunState to(RunStatus next, String why, Instant at) {
        return with(new Standing(next, at, why, standing.evidence, standing.launchedAt, haltedUntil(at)));
    }

    RunState withEvidence(String hash) {
        return with(new Standing(
                standing.status, standing.since, standing.reason, hash, standing.launchedAt, standing.halted));
    }

    RunState with(String phase, PhaseStatus next) {
        return with(new Work(put(work.phases, phase, next), work.assignments, work.checkpoints));
    }

    RunState with(AssignmentState next) {
        return with(new Work(work.phases, put(work.assignments, next.id(), next), work.checkpoints));
    }

    RunState with(CheckpointState next) {
        return with(new Work(
                work.phases, work.assignments, put(work.checkpoints, next.spec().id(), next)));
    }

    RunState with(Blocker next) {
        return with(new Talk(put(talk.blockers, next.id(), next), talk.integration, talk.notes));
    }

    RunState withIntegration(String name, String value) {
        return with(new Talk(talk.blockers, put(talk.integration, name, value), talk.notes));
    }

    RunState with(Note note) {
        List<Note> more = new ArrayList<>(talk.notes);
        more.add(note);
        return with(new Talk(talk.blockers, talk.integration, more));
    }

    private RunState with(Standing next) {
        return new RunState(definition, next, work, talk, branches, agents, version);
    }

    private RunState with(Work next) {
        return new RunState(definition, standing, next, talk, branches, agents, version);
    }

    private RunState with(Talk next) {
        return new RunState(definition, standing, work, next, branches, agents, version);
    }

    RunState with(Branches next) {
        return new RunState(definition, standing, work, talk, next, agents, version);
    }

    RunState with(Ledger next) {
        return new RunState(definition, standing, work, talk, branches, next, version);
    }

    RunState counted() {
        return new RunState(definition, standing, work, talk, branches, agents, version + 1);
    }

    private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
        Map<K, V> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }
}
