package jarvis.core.coordination;

import jarvis.core.merge.MergeState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is so for one assignment. Immutable, in parts, so that a change names only what it changes.
 *
 * @param rejections how often a checkpoint sent it back since a person last said so
 * @param merge what became of the newest attempt's work where it has a branch of its own
 */
public record AssignmentState(
        AssignmentSpec spec, Standing standing, Attempts attempts, Work work, int rejections, MergeState merge) {

    /**
     * @param reason why it is failed, lost or rejected; empty otherwise
     * @param since when it came to this status
     */
    public record Standing(AssignmentStatus status, String reason, Instant since) {}

    /**
     * Its attempts so far.
     *
     * @param newest the newest one's number, 0 before the first; numbers grow over all assignments of an instance
     * @param ended whether the newest one's process is known to have ended
     * @param firstAt when the first one started
     * @param newestAt when the newest one started
     * @param worked how long they worked
     */
    public record Attempts(
            int newest,
            boolean ended,
            @Nullable Instant firstAt,
            @Nullable Instant newestAt,
            Worked worked) {

        /** Before the first. */
        public static final Attempts NONE = new Attempts(0, true, null, null, Worked.NONE);

        private Attempts next(int number, Instant at) {
            return new Attempts(number, false, firstAt == null ? at : firstAt, at, worked.next());
        }

        private Attempts over() {
            return new Attempts(newest, true, firstAt, newestAt, worked);
        }

        private Attempts worked(Duration more) {
            return new Attempts(newest, ended, firstAt, newestAt, worked.plus(more));
        }
    }

    /**
     * How long it was running, until it last ceased to be: neither what it waited nor what it was blocked.
     *
     * @param earlier in attempts before the newest
     * @param newest in the newest attempt
     */
    public record Worked(Duration earlier, Duration newest) {
        /** Not at all. */
        public static final Worked NONE = new Worked(Duration.ZERO, Duration.ZERO);

        private Worked next() {
            return new Worked(earlier.plus(newest), Duration.ZERO);
        }

        private Worked plus(Duration more) {
            return new Worked(earlier, newest.plus(more));
        }
    }

    /**
     * What came of the newest attempt.
     *
     * @param progress the worker's free label of where it is
     * @param claim what the worker said when it claimed to be done
     */
    public record Work(
            @Nullable String progress,
            @Nullable String claim,
            boolean verified,
            @Nullable Instant completedAt) {

        /** Nothing yet. */
        public static final Work NONE = new Work(null, null, false, null);
    }

    static AssignmentState waiting(AssignmentSpec spec, Instant at) {
        Standing waiting = new Standing(AssignmentStatus.WAITING, "", at);
        return new AssignmentState(spec, waiting, Attempts.NONE, Work.NONE, 0, MergeState.OPEN);
    }

    public AssignmentId id() {
        return spec.id();
    }

    public AssignmentStatus status() {
        return standing.status;
    }

    public String reason() {
        return standing.reason;
    }

    public Instant since() {
        return standing.since;
    }

    /** The newest attempt's number, 0 before the first. */
    public int attempt() {
        return attempts.newest;
    }

    public boolean ended() {
        return attempts.ended;
    }

    public @Nullable Instant startedAt() {
        return attempts.firstAt;
    }

    public @Nullable Instant attemptAt() {
        return attempts.newestAt;
    }

    /** How long it was running until then, over all its attempts. */
    public Duration worked(Instant now) {
        return attempts.worked.earlier.plus(workedLately(now));
    }

    /** How long its newest attempt was running until then. */
    public Duration workedLately(Instant now) {
        return until(now).worked.newest;
    }

    /** Its attempts with what it worked since it came to its status. A clock that went back took nothing away. */
    private Attempts until(Instant now) {
        Duration since = Duration.between(standing.since, now);
        return status() == AssignmentStatus.RUNNING && since.isPositive() ? attempts.worked(since) : attempts;
    }

    public @Nullable String progress() {
        return work.progress;
    }

    public @Nullable String claim() {
        return work.claim;
    }

    public boolean verified() {
        return work.verified;
    }

    public @Nullable Instant completedAt() {
        return work.completedAt;
    }

    /** Whether nothing more will come of it without a person: a failed prep holds nobody up. */
    boolean over() {
        return status() == AssignmentStatus.DONE || (status() == AssignmentStatus.FAILED && !spec.full());
    }

    /** Whether a process of it may be there. */
    boolean live() {
        return attempts.newest > 0 && !attempts.ended;
    }

    AssignmentState to(AssignmentStatus next, String why, Instant at) {
        return new AssignmentState(spec, new Standing(next, why, at), until(at), work, rejections, merge);
    }

    AssignmentState started(int number, Instant at) {
        Standing running = new Standing(AssignmentStatus.RUNNING, "", at);
        return new AssignmentState(spec, running, until(at).next(number, at), Work.NONE, rejections, MergeState.OPEN);
    }

    AssignmentState progressed(String label) {
        Work told = new Work(label, work.claim, work.verified, work.completedAt);
        return new AssignmentState(spec, standing, attempts, told, rejections, merge);
    }

    AssignmentState claimed(String summary, Instant at) {
        Standing claimed = new Standing(AssignmentStatus.CLAIMED, "", at);
        Work told = new Work(work.progress, summary, false, null);
        return new AssignmentState(spec, claimed, until(at), told, rejections, MergeState.OPEN);
    }

    AssignmentState processEnded() {
        return new AssignmentState(spec, standing, attempts.over(), work, rejections, merge);
    }

    AssignmentState done(boolean byCheckpoint, Instant at) {
        Standing done = new Standing(AssignmentStatus.DONE, "", at);
        Work judged = new Work(work.progress, work.claim, byCheckpoint, at);
        return new AssignmentState(spec, done, until(at), judged, rejections, merge);
    }

    AssignmentState rejected(String why, Instant at) {
        Standing rejected = new Standing(AssignmentStatus.REJECTED, why, at);
        Work undone = new Work(work.progress, null, false, null);
        return new AssignmentState(spec, rejected, until(at), undone, rejections + 1, MergeState.OPEN);
    }

    AssignmentState forgiven() {
        return new AssignmentState(spec, standing, attempts, work, 0, merge);
    }

    AssignmentState merging(MergeState next) {
        return new AssignmentState(spec, standing, attempts, work, rejections, next);
    }
}
