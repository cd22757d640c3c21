package jarvis.runtime.branch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the newest look at an instance's worktree found.
 *
 * @param asOf when that was
 * @param work what lay there; null where it could not be read
 * @param predicted conflicts to come; null where they could not be told
 * @param trouble what could not be read or told, and what now; empty otherwise
 */
public record BranchNow(
        Instant asOf, @Nullable Work work, @Nullable List<Predicted> predicted, String trouble) {

    /**
     * What an instance made and nobody merged yet, committed or not.
     *
     * @param commit of all of it
     * @param ahead commits that the integration branch does not hold
     * @param files changed since the commit that both hold
     * @param foreign what would not be merged, because the instance may not write it
     */
    public record Work(String commit, int ahead, int files, List<ForeignWrite> foreign) {
        public Work {
            foreign = List.copyOf(foreign);
        }

        /** Whether there is anything that the integration branch does not hold. */
        public boolean isOpen() {
            return ahead > 0 || files > 0;
        }
    }

    /** @param owner who may write it; empty where nobody may */
    public record ForeignWrite(String path, String owner, String why) {}

    /** @param with an instance, or {@code integration} for what was merged already */
    public record Predicted(String with, List<String> paths) {
        public Predicted {
            paths = List.copyOf(paths);
        }
    }

    public BranchNow {
        predicted = predicted == null ? null : List.copyOf(predicted);
    }

    public static BranchNow unread(Instant asOf, String trouble) {
        return new BranchNow(asOf, null, null, trouble);
    }

    /** Whether two looks found the same, whenever they were. */
    boolean saysTheSameAs(BranchNow other) {
        return equals(new BranchNow(asOf, other.work, other.predicted, other.trouble));
    }
}
