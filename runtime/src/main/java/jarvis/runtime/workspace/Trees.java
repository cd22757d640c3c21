package jarvis.runtime.workspace;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * What is in the roots of a run, as hashes, and fresh checkouts of it. Sees uncommitted and untracked files, ignores ignored
 * ones, and never touches the user's index, branch, stash or files. Thread-safe; calls block.
 */
public final class Trees {
    private static final int ATTEMPTS = 3;

    private final Path memory;
    private final Function<Path, Optional<String>> merged;
    private final Map<Path, ReentrantLock> locks;

    /** @param memory a folder for private index files, which make a second look at a root cheap; it may be deleted at any time */
    public Trees(Path memory) {
        this(memory, _ -> Optional.empty());
    }

    /** @param merged of a repository's top, the commit that stands in place of what lies there: what instances made and was merged */
    public Trees(Path memory, Function<Path, Optional<String>> merged) {
        this(memory, merged, new ConcurrentHashMap<>());
    }

    private Trees(Path memory, Function<Path, Optional<String>> merged, Map<Path, ReentrantLock> locks) {
        this.memory = memory.toAbsolutePath();
        this.merged = merged;
        this.locks = locks;
    }

    /** The same, but every root as it lies there. */
    public Trees live() {
        return new Trees(memory, _ -> Optional.empty(), locks);
    }

    /** The same with another commit in place of what is merged in one repository. */
    public Trees at(Path top, String commit) {
        return new Trees(memory, other -> other.equals(top) ? Optional.of(commit) : merged.apply(other), locks);
    }

    /** Whether a merged commit stands in place of what lies there. */
    public boolean merges(Path top) {
        return merged.apply(top).isPresent();
    }

    /** What a root holds now. */
    public Snapshot snapshot(Path root) {
        Repository repository = Repository.holding(root);
        return repository == null ? contentOf(real(root)) : treeOf(repository);
    }

    /** What several roots hold now; those inside one repository are one. */
    public List<Snapshot> snapshots(Collection<Path> roots) {
        Map<Path, Snapshot> byTop = new LinkedHashMap<>();
        for (Path root : roots) {
            Repository repository = Repository.holding(root);
            Path top = repository == null ? real(root) : repository.top();
            byTop.computeIfAbsent(top, t -> repository == null ? contentOf(t) : treeOf(repository));
        }
        return List.copyOf(byTop.values());
    }

    /** The one of these snapshots that holds a root; a new one where none does. */
    public Snapshot among(Collection<Snapshot> snapshots, Path root) {
        Repository repository = Repository.holding(root);
        Path top = repository == null ? real(root) : repository.top();
        return snapshots.stream()
                .filter(each -> each.top().equals(top))
                .findFirst()
                .orElseGet(() -> snapshot(root));
    }

    /** The hash of all roots together: SHA-256 of the sorted (root, hash) lines. */
    public String treeHash(Collection<Path> roots) {
        return hashOf(snapshots(roots));
    }

    public static String hashOf(Collection<Snapshot> snapshots) {
        SortedSet<String> lines = new TreeSet<>();
        snapshots.forEach(each -> addLines(each, lines));
        return Hashes.sha256(String.join("", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static void addLines(Snapshot snapshot, SortedSet<String> lines) {
        lines.add(snapshot.top() + "\0" + snapshot.tree() + "\n");
        snapshot.nested().forEach(each -> addLines(each, lines));
    }

    /** Puts a git snapshot's files into a new folder, as a repository of its own that borrows the objects. */
    public void checkout(Snapshot snapshot, Path into) {
        if (!snapshot.git()) {
            throw new WorkspaceException(
                    "not-git",
                    snapshot.top()
                            + " is not in a git repository, so there is no fresh checkout of it. Run `git init` there, or validate in the live folder.");
        }
        Checkout.of(snapshot, into, merged.apply(snapshot.top()).orElse(""));
    }

    /** The paths that differ, at most {@code limit}; where only hashes are known, the folder itself. */
    public List<String> differences(Collection<Snapshot> before, Collection<Snapshot> after, int limit) {
        Map<Path, Snapshot> later = new LinkedHashMap<>();
        after.forEach(each -> later.put(each.top(), each));
        List<String> found = new ArrayList<>();
        for (Snapshot old : before) {
            Snapshot now = later.get(old.top());
            if (now == null) {
                found.add(old.top().toString());
            } else if (!now.equals(old)) {
                found.addAll(differences(old, now, limit));
            }
        }
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    private List<String> differences(Snapshot old, Snapshot now, int limit) {
        List<String> found = new ArrayList<>(differences(old.nested(), now.nested(), limit));
        if (old.git() && now.git() && !old.tree().equals(now.tree())) {
            found.addAll(new Git(old.top())
                    .run("diff-tree", "-r", "-z", "--name-only", old.tree(), now.tree())
                    .pieces());
        }
        return found.isEmpty() ? List.of(old.top().toString()) : found;
    }

    /** Keeps git from seeing a path, by the repository's own exclude file, once; nothing where there is no repository. */
    public void ignoreLocally(Path root, String pattern) {
        Repository repository = Repository.holding(root);
        if (repository != null) {
            locked(repository.top(), () -> repository.ignoreLocally(pattern));
        }
    }

    private Snapshot treeOf(Repository repository) {
        Path top = repository.top();
        Optional<String> commit = merged.apply(top);
        if (commit.isPresent()) {
            String tree = repository
                    .git()
                    .run("rev-parse", "--verify", commit.get() + "^{tree}")
                    .text();
            return new Snapshot(top, true, tree, List.of());
        }
        return locked(top, () -> new GitTree(repository, indexOf(top)).snapshot(this::nestedIn));
    }

    private List<Snapshot> nestedIn(List<Path> folders) {
        List<Snapshot> found = new ArrayList<>();
        for (Path folder : folders) {
            Repository nested = Files.exists(folder.resolve(".git")) ? Repository.holding(folder) : null;
            if (nested != null && nested.top().equals(folder)) {
                found.add(treeOf(nested));
            }
        }
        return found;
    }

    private Snapshot contentOf(Path root) {
        return locked(
                root,
                () -> new Snapshot(root, false, new ContentTree(root, memoryOf(root, "content")).hash(), List.of()));
    }

    private Path indexOf(Path top) {
        return memoryOf(top, "index");
    }

    private Path memoryOf(Path top, String kind) {
        return memory.resolve(
                Hashes.sha256(top.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16) + "." + kind);
    }

    /** Agents may write while we look: a file that vanished in between is no trouble, only a reason to look again. */
    private <T> T locked(Path top, Look<T> look) {
        ReentrantLock lock = locks.computeIfAbsent(top, t -> new ReentrantLock());
        lock.lock();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return look.look();
                } catch (WorkspaceException e) {
                    if (attempt == ATTEMPTS || !e.code().endsWith("-failed")) {
                        throw e;
                    }
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void locked(Path top, Runnable action) {
        locked(top, () -> {
            action.run();
            return top;
        });
    }

    /** One look at a root. */
    private interface Look<T> {
        T look();
    }

    private static Path real(Path root) {
        try {
            return root.toRealPath();
        } catch (java.io.IOException e) {
            throw new WorkspaceException(
                    "files-failed",
                    "The folder " + root + " cannot be opened: " + e.getMessage()
                            + ". Make it, or map its root elsewhere.",
                    e);
        }
    }
}
