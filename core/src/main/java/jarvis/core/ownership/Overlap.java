package jarvis.core.ownership;

import jarvis.core.ownership.pattern.TreePath;

/**
 * Two grants of different owners that meet.
 *
 * @param first the one that wins where they meet, or the one that stands first where none does
 * @param witness a path of both
 */
public record Overlap(Grant first, Grant second, Kind kind, TreePath witness) {
    /** What follows from it. */
    public enum Kind {
        /** The second is a whole folder, the first an exception within: nothing is doubtful. */
        NESTED,
        /** Each has paths that the other has not; where they meet the higher rank wins. */
        CROSSING,
        /** Nothing tells which of them wins: both owners may write it. */
        EQUAL,
        /** The first is a lock, so the second is void where they meet. */
        LOCKED,
        /** They meet only where upper and lower case are one, as on most laptops; the witness is in lower case. */
        CASE
    }

    /** Whether the rank decides, so that one owner alone may write each path. */
    public boolean settled() {
        return kind == Kind.NESTED || kind == Kind.CROSSING;
    }
}
