package jarvis.runtime.branch;

import jarvis.core.merge.RefusedChange;
import jarvis.core.ownership.Matrix;
import jarvis.core.ownership.Permission;
import jarvis.runtime.branch.BranchNow.ForeignWrite;
import jarvis.runtime.branch.BranchNow.Work;
import jarvis.runtime.workspace.merge.Foresight;
import jarvis.runtime.workspace.worktree.LiveFiles;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at one instance's worktree again and again, and remembers what it said of it. One caller at a time. */
public final class BranchLook {
    private final String instance;
    private final LiveFiles files;
    private final Foresight foresight;
    private final Set<String> told = new HashSet<>();
    private int attempt;
    private @Nullable Rules judgedBy;
    private LiveFiles.@Nullable Seen judged;
    private @Nullable Work work;

    public BranchLook(String instance, LiveFiles files, Foresight foresight) {
        this.instance = instance;
        this.files = files;
        this.foresight = foresight;
    }

    /**
     * What its work is judged by.
     *
     * @param integration the tip of the integration branch
     * @param firstWriters who wrote which path first, of those that nobody owns
     */
    public record Rules(
            String integration, Matrix matrix, Map<String, String> firstWriters, Set<Permission> permissions) {
        public Rules {
            firstWriters = Map.copyOf(firstWriters);
            permissions = Set.copyOf(permissions);
        }
    }

    /** What it makes now; judged again only where it or the rules changed. Nothing before its worktree is ready. */
    public Optional<Work> look(Rules rules) {
        Optional<LiveFiles.Seen> seen = files.look();
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        Work known = work;
        if (known == null || !seen.get().equals(judged) || !rules.equals(judgedBy)) {
            known = judge(seen.get(), rules);
            work = known;
            judged = seen.get();
            judgedBy = rules;
        }
        return Optional.of(known);
    }

    /** Where a change of what was seen last would show. */
    public List<Path> folders() {
        return files.folders();
    }

    private Work judge(LiveFiles.Seen seen, Rules rules) {
        Foresight.Outlook outlook = foresight.of(new Foresight.Work(
                instance,
                rules.integration(),
                seen.head(),
                seen.tree(),
                rules.matrix(),
                rules.firstWriters(),
                rules.permissions()));
        List<ForeignWrite> foreign =
                outlook.refused().stream().map(BranchLook::foreign).toList();
        return new Work(seen.commit(), outlook.ahead(), outlook.files(), foreign);
    }

    private static ForeignWrite foreign(RefusedChange change) {
        return new ForeignWrite(change.path(), change.owner(), change.sentence());
    }

    /** Of its foreign writes those that were not told of before in the same attempt. */
    public List<ForeignWrite> news(int now, List<ForeignWrite> foreign) {
        if (now != attempt) {
            attempt = now;
            told.clear();
        }
        return foreign.stream().filter(write -> told.add(write.path())).toList();
    }
}
