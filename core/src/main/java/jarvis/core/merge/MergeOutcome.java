package jarvis.core.merge;

import java.util.List;

/** What became of one attempt to merge an instance's work. */
public sealed interface MergeOutcome {
    /** The tip of the instance's branch. */
    String tip();

    /** All of it is on the integration branch already. */
    record Nothing(String tip) implements MergeOutcome {}

    /**
     * It can be on the integration branch.
     *
     * @param before the tip of the integration branch that it was merged into
     * @param after the merge commit, or {@code tip} itself where that holds {@code before}
     * @param files how many files it changes there
     * @param firstWrites the paths that nobody owns and that it writes first
     */
    record Merged(String before, String tip, String after, int files, List<String> firstWrites)
            implements MergeOutcome {
        public Merged {
            firstWrites = List.copyOf(firstWrites);
        }
    }

    /** It changes what the instance may not write. */
    record Refused(String before, String tip, List<RefusedChange> changes) implements MergeOutcome {
        public Refused {
            changes = List.copyOf(changes);
        }
    }

    /** It contradicts what is there; nothing is resolved by itself. */
    record Conflicted(String before, String tip, List<String> paths) implements MergeOutcome {
        public Conflicted {
            paths = List.copyOf(paths);
        }
    }
}
