package jarvis.core.coordination;

import jarvis.core.merge.MergeState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is so for one assignment.
 *
 * @param attempt the newest attempt's number, 0 before the first; numbers grow over all assignments of an instance
 * @param ended whether the newest attempt's process is known to have ended
 * @param rejections how often a checkpoint sent it back since a person last said so
 * @param progress the worker's free label of where it is
 * @param claim what the worker said when it claimed to be done
 * @param reason why it is failed, lost or rejected; empty otherwise
 * @param since when it came to this status
 * @param startedAt when its first attempt started
 * @param attemptAt when its newest attempt started
 * @param merge what became of the newest attempt's work where it has a branch of its own
 */
public record AssignmentState(
        AssignmentSpec spec,
        AssignmentStatus status,
        int attempt,
        boolean ended,
        int rejections,
        @Nullable String progress,
        @Nullable String claim,
        boolean verified,
        String reason,
        Instant since,
        @Nullable Instant startedAt,
        @Nullable Instant attemptAt,
        @Nullable Instant completedAt,
        MergeState merge) {

    static AssignmentState waiting(AssignmentSpec spec, Instant at) {
        return new AssignmentState(
                spec,
                AssignmentStatus.WAITING,
                0,
                true,
                0,
                null,
                null,
                false,
                "",
                at,
                null,
                null,
                null,
                MergeState.OPEN);
    }

    public AssignmentId id() {
        return spec.id();
    }

    /** Whether nothing more will come of it without a person: a failed prep holds nobody up. */
    boolean over() {
        return status == AssignmentStatus.DONE || (status == AssignmentStatus.FAILED && !spec.full());
    }

    /** Whether a process of it may be there. */
    boolean live() {
        return attempt > 0 && !ended;
    }

    AssignmentState to(AssignmentStatus next, String why, Instant at) {
        return new AssignmentState(
                spec,
                next,
                attempt,
                ended,
                rejections,
                progress,
                claim,
                verified,
                why,
                at,
                startedAt,
                attemptAt,
                completedAt,
                merge);
    }

    AssignmentState started(int number, Instant at) {
        return new AssignmentState(
                spec,
                AssignmentStatus.RUNNING,
                number,
                false,
                rejections,
                null,
                null,
                false,
                "",
                at,
                startedAt == null ? at : startedAt,
                at,
                null,
                MergeState.OPEN);
    }

    AssignmentState progressed(String label) {
        return new AssignmentState(
                spec,
                status,
                attempt,
                ended,
                rejections,
                label,
                claim,
                verified,
                reason,
                since,
                startedAt,
                attemptAt,
                completedAt,
                merge);
    }

    AssignmentState claimed(String summary, Instant at) {
        return new AssignmentState(
                spec,
                AssignmentStatus.CLAIMED,
                attempt,
                ended,
                rejections,
                progress,
                summary,
                false,
                "",
                at,
                startedAt,
                attemptAt,
                null,
                MergeState.OPEN);
    }

    AssignmentState processEnded() {
        return new AssignmentState(
                spec,
                status,
                attempt,
                true,
                rejections,
                progress,
                claim,
                verified,
                reason,
                since,
                startedAt,
                attemptAt,
                completedAt,
                merge);
    }

    AssignmentState done(boolean byCheckpoint, Instant at) {
        return new AssignmentState(
                spec,
                AssignmentStatus.DONE,
                attempt,
                ended,
                rejections,
                progress,
                claim,
                byCheckpoint,
                "",
                at,
                startedAt,
                attemptAt,
                at,
                merge);
    }

    AssignmentState rejected(String why, Instant at) {
        return new AssignmentState(
                spec,
                AssignmentStatus.REJECTED,
                attempt,
                ended,
                rejections + 1,
                progress,
                null,
                false,
                why,
                at,
                startedAt,
                attemptAt,
                null,
                MergeState.OPEN);
    }

    AssignmentState forgiven() {
        return new AssignmentState(
                spec,
                status,
                attempt,
                ended,
                0,
                progress,
                claim,
                verified,
                reason,
                since,
                startedAt,
                attemptAt,
                completedAt,
                merge);
    }

    AssignmentState merging(MergeState next) {
        return new AssignmentState(
                spec,
                status,
                attempt,
                ended,
                rejections,
                progress,
                claim,
                verified,
                reason,
                since,
                startedAt,
                attemptAt,
                completedAt,
                next);
    }
}
