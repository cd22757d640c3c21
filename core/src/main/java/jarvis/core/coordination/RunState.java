package jarvis.core.coordination;

import jarvis.core.merge.Branches;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is so in one run: the fold of its events. Immutable.
 *
 * @param since when the run came to its status
 * @param reason why it is stopped, or why its sign-off was rejected; empty otherwise
 * @param evidence the hash that a sign-off must name; empty unless one is awaited or given
 * @param version how many events were applied
 */
public record RunState(
        @Nullable RunDefinition definition,
        RunStatus status,
        Instant since,
        String reason,
        String evidence,
        @Nullable Instant launchedAt,
        Map<String, PhaseStatus> phases,
        Map<AssignmentId, AssignmentState> assignments,
        Map<String, CheckpointState> checkpoints,
        Map<String, Blocker> blockers,
        Map<String, String> integration,
        Branches branches,
        List<Note> notes,
        long version) {

    /** A problem that somebody or something noted. */
    public record Note(Instant at, String source, String text) {}

    /** No run yet. */
    public static final RunState EMPTY = new RunState(
            null,
            RunStatus.NONE,
            Instant.EPOCH,
            "",
            "",
            null,
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Branches.NONE,
            List.of(),
            0);

    public RunState {
        phases = frozen(phases);
        assignments = frozen(assignments);
        checkpoints = frozen(checkpoints);
        blockers = frozen(blockers);
        integration = frozen(integration);
        notes = Collections.unmodifiableList(notes);
    }

    /** Maps are copied where they change ({@link #with}); a second copy here would make each event cost the whole run. */
    private static <K, V> Map<K, V> frozen(Map<K, V> map) {
        return Collections.unmodifiableMap(map);
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
        return known(assignments.get(id), id.toString());
    }

    public CheckpointState checkpoint(String id) {
        return known(checkpoints.get(id), id);
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
                        .map(phase -> assignments.get(new AssignmentId(phase.id(), instance)))
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
        return blockers.values().stream().filter(Blocker::open);
    }

    boolean held(String instance) {
        return blockers.values().stream().anyMatch(blocker -> blocker.blocks(instance));
    }

    RunState to(RunStatus next, String why, Instant at) {
        return new RunState(
                definition,
                next,
                at,
                why,
                evidence,
                launchedAt,
                phases,
                assignments,
                checkpoints,
                blockers,
                integration,
                branches,
                notes,
                version);
    }

    RunState staged(RunDefinition staged, Instant at) {
        Map<String, PhaseStatus> pending = new LinkedHashMap<>();
        staged.schedule().phases().forEach(phase -> pending.put(phase.id(), PhaseStatus.PENDING));
        Map<AssignmentId, AssignmentState> waiting = new LinkedHashMap<>();
        staged.schedule().assignments().forEach(spec -> waiting.put(spec.id(), AssignmentState.waiting(spec, at)));
        Map<String, CheckpointState> closed = new LinkedHashMap<>();
        staged.schedule().checkpoints().forEach(spec -> closed.put(spec.id(), CheckpointState.pending(spec, at)));
        return new RunState(
                staged,
                RunStatus.STAGED,
                at,
                "",
                "",
                null,
                pending,
                waiting,
                closed,
                blockers,
                integration,
                branches,
                notes,
                version);
    }

    RunState launched(Instant at) {
        return new RunState(
                definition,
                RunStatus.RUNNING,
                at,
                "",
                "",
                at,
                phases,
                assignments,
                checkpoints,
                blockers,
                integration,
                branches,
                notes,
                version);
    }

    RunState withEvidence(String hash) {
        return new RunState(
                definition,
                status,
                since,
                reason,
                hash,
                launchedAt,
                phases,
                assignments,
                checkpoints,
                blockers,
                integration,
                branches,
                notes,
                version);
    }

    RunState with(String phase, PhaseStatus next) {
        return new RunState(
                definition,
                status,
                since,
                reason,
                evidence,
                launchedAt,
                put(phases, phase, next),
                assignments,
                checkpoints,
                blockers,
                integration,
                branches,
                notes,
                version);
    }

    RunState with(AssignmentState next) {
        return new RunState(
                definition,
                status,
                since,
                reason,
                evidence,
                launchedAt,
                phases,
                put(assignments, next.id(), next),
                checkpoints,
                blockers,
                integration,
                branches,
                notes,
                version);
    }

    RunState with(CheckpointState next) {
        return new RunState(
                definition,
                status,
                since,
                reason,
                evidence,
                launchedAt,
                phases,
                assignments,
                put(checkpoints, next.spec().id(), next),
                blockers,
                integration,
                branches,
                notes,
                version);
    }

    RunState with(Blocker next) {
        return new RunState(
                definition,
                status,
                since,
                reason,
                evidence,
                launchedAt,
                phases,
                assignments,
                checkpoints,
                put(blockers, next.id(), next),
                integration,
                branches,
                notes,
                version);
    }

    RunState withIntegration(String name, String value) {
        return new RunState(
                definition,
                status,
                since,
                reason,
                evidence,
                launchedAt,
                phases,
                assignments,
                checkpoints,
                blockers,
                put(integration, name, value),
                branches,
                notes,
                version);
    }

    RunState with(Branches next) {
        return new RunState(
                definition,
                status,
                since,
                reason,
                evidence,
                launchedAt,
                phases,
                assignments,
                checkpoints,
                blockers,
                integration,
                next,
                notes,
                version);
    }

    RunState with(Note note) {
        List<Note> more = new ArrayList<>(notes);
        more.add(note);
        return new RunState(
                definition,
                status,
                since,
                reason,
                evidence,
                launchedAt,
                phases,
                assignments,
                checkpoints,
                blockers,
                integration,
                branches,
                more,
                version);
    }

    RunState counted() {
        return new RunState(
                definition,
                status,
                since,
                reason,
                evidence,
                launchedAt,
                phases,
                assignments,
                checkpoints,
                blockers,
                integration,
                branches,
                notes,
                version + 1);
    }

    private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
        Map<K, V> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }
}
