package jarvis.runtime.workspace.merge;

import jarvis.core.merge.RefusedChange;
import jarvis.core.ownership.Change;
import jarvis.core.ownership.Matrix;
import jarvis.core.ownership.Merge;
import jarvis.core.ownership.Permission;
import jarvis.runtime.workspace.Git;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the gate would say of an instance's work if it were merged as it lies there. An early warning: the gate decides for
 * itself. Writes nothing. One caller at a time; calls block.
 */
public final class Foresight {
    private static final int KEPT = 256;

    private final Path top;
    private final TreeSpellings spellings = new TreeSpellings();
    private final Map<String, Since> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Since> eldest) {
            return size() > KEPT;
        }
    };

    /** @param top the repository's folder, or a worktree of it */
    public Foresight(Path top) {
        this.top = top;
    }

    /**
     * Work on its way.
     *
     * @param integration the tip of the integration branch
     * @param head the commit that the instance stands on
     * @param tree what lies in its worktree
     * @param firstWriters who wrote which path first, of those that nobody owns
     */
    public record Work(
            String instance,
            String integration,
            String head,
            String tree,
            Matrix matrix,
            Map<String, String> firstWriters,
            Set<Permission> permissions) {
        public Work {
            Commits.checkName(integration);
            Commits.checkName(head);
            Commits.checkName(tree);
            firstWriters = Map.copyOf(firstWriters);
            permissions = Set.copyOf(permissions);
        }
    }

    /**
     * What would come.
     *
     * @param ahead commits of the instance that the integration branch does not hold
     * @param files changed since the commit that both hold
     * @param refused what would not be merged, as the instance may not write it
     */
    public record Outlook(int ahead, int files, List<RefusedChange> refused) {
        public Outlook {
            refused = List.copyOf(refused);
        }
    }

    /** How a commit stands to the integration branch. */
    private record Since(int ahead, String baseTree) {}

    public Outlook of(Work work) {
        try (Borrowed objects = Borrowed.of(top)) {
            Since since = since(objects, work.integration(), work.head());
            List<Change> changes = since.baseTree().equals(work.tree())
                    ? List.of()
                    : new Landing(objects)
                            .changes(since.baseTree(), work.tree()).stream()
                                    .filter(change -> !Ours.holds(change.path()))
                                    .toList();
            return new Outlook(since.ahead(), changes.size(), refused(objects, work, since, changes));
        }
    }

    private List<RefusedChange> refused(Borrowed objects, Work work, Since since, List<Change> changes) {
        return changes.isEmpty()
                ? List.of()
                : Refusals.of(new Merge(
                                work.matrix(),
                                work.instance(),
                                work.firstWriters(),
                                work.permissions(),
                                spellings.of(objects, since.baseTree()))
                        .judge(changes));
    }

    private Since since(Borrowed objects, String integration, String head) {
        String pair = integration + " " + head;
        Since since = known.get(pair);
        if (since == null) {
            int ahead = Integer.parseInt(objects.text("rev-list", "--count", head, "^" + integration));
            since = new Since(ahead, objects.text("rev-parse", base(objects, integration, head) + "^{tree}"));
            known.put(pair, since);
        }
        return since;
    }

    /** The newest commit that both hold; the integration branch itself where none is. */
    private static String base(Borrowed objects, String integration, String head) {
        String[] command = {"merge-base", integration, head};
        Git.Output output = objects.ask(new byte[0], command);
        if (output.exit() > 1) {
            throw objects.failed(output, command);
        }
        return new String(output.bytes(), StandardCharsets.US_ASCII)
                .lines()
                .findFirst()
                .orElse(integration);
    }
}
