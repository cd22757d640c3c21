package jarvis.core.merge;

import java.util.List;

/**
 * What became of an attempt's work on its way to the integration branch.
 *
 * @param tip the commit that was tried last; empty before
 * @param refused what kept it from being merged, where its owner did
 * @param reason why it was not merged; empty otherwise
 */
public record MergeState(Status status, String tip, List<RefusedChange> refused, String reason) {
    /** How far it came. */
    public enum Status {
        /** It was not tried since the attempt began, or is to be tried again. */
        OPEN,
        MERGED,
        /** A person says what becomes of the changes that the instance may not write. */
        REFUSED,
        /** It could not be tried. */
        NOT_RUN
    }

    public static final MergeState OPEN = new MergeState(Status.OPEN, "", List.of(), "");

    public MergeState {
        refused = List.copyOf(refused);
    }

    public static MergeState merged(String tip) {
        return new MergeState(Status.MERGED, tip, List.of(), "");
    }

    public static MergeState notRun(String reason) {
        return new MergeState(Status.NOT_RUN, "", List.of(), reason);
    }
}
