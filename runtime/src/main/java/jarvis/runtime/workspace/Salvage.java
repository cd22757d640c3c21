package jarvis.runtime.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A copy of a live root before a gate that changes files, and putting back what the gate changed.
 *
 * <p>All that it knows lies in its folder, each step ended by one file that appears whole, so any call may be repeated after
 * a kill at any moment:
 *
 * <pre>
 * (nothing) -- take --> manifest.json, copy/ -- close --> left.json -- putBack --> restored.json, replaced/
 * </pre>
 *
 * Nothing is deleted: what the gate wrote goes to {@code replaced/}, and what somebody else wrote since stays where it is.
 * One caller at a time.
 */
public final class Salvage {
    private static final int MOST_FILES = 100_000;
    private static final long MOST_BYTES = 1L << 30;
    /** What changes files without naming them: patterns, variables, git, and tools that mend whatever they find. */
    private static final Pattern WIDE = Pattern.compile(
            "[*?\\[]|\\$[A-Za-z{(]|(?:^|[\\s;&|(])(?:git|find|xargs|patch|rsync)\\s|--(?:fix|write)\\b");

    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final int mostFiles;
    private final long mostBytes;

    /** @param folder where all of it is kept */
    public Salvage(Path folder) {
        this(folder, MOST_FILES, MOST_BYTES);
    }

    Salvage(Path folder, int mostFiles, long mostBytes) {
        this.folder = folder.toAbsolutePath();
        this.mostFiles = mostFiles;
        this.mostBytes = mostBytes;
    }

    /** What was there before. */
    record Manifest(
            String root,
            String top,
            Set<String> named,
            @Nullable List<String> commands,
            String head,
            List<FileFact> files) {
        /** Whether a step of the gate names a file, or a folder that it lies in. */
        boolean names(String path) {
            Path file = Path.of(path);
            return named.stream().map(Path::of).anyMatch(file::startsWith);
        }

        /** Whether a step may change files that it does not name. */
        boolean wide() {
            return commands == null || commands.isEmpty() || commands.stream().anyMatch(WIDE.asPredicate());
        }

        boolean told() {
            return commands != null && !commands.isEmpty();
        }
    }

    /** One file that the gate changed; null: there was, or is, none. */
    record Change(
            String path,
            @Nullable FileFact before,
            @Nullable FileFact after) {}

    /** What was different when the gate had ended. */
    record Left(List<Change> changes, List<String> problems) {}

    /** Sentences about what could not be put back. */
    record Restored(List<String> problems) {}

    /**
     * Copies the root's files, anew when it was done before: until the gate has started, the newest state counts.
     *
     * @param commands of the steps that change something; files that they name are copied although they are ignored
     * @throws WorkspaceException {@code too-large} when there is more than is copied before every such gate
     */
    public void take(Path root, Collection<String> commands) {
        run("copy the files of " + root, () -> {
            Files.deleteIfExists(manifest());
            Files.createDirectories(folder);
            SalvageScope scope = SalvageScope.of(root);
            Set<String> named = scope.named(root.toAbsolutePath().normalize(), commands);
            Set<String> paths = scope.paths(named);
            refuseTooMuch(scope.top(), paths);
            List<FileFact> facts = new ArrayList<>();
            for (String path : paths) {
                FileFact fact = copied(scope.top(), path);
                if (fact != null) {
                    facts.add(fact);
                }
            }
            write(
                    manifest(),
                    new Manifest(
                            root.toString(),
                            scope.top().toString(),
                            named,
                            List.copyOf(commands),
                            scope.head(),
                            facts));
        });
    }

    private void refuseTooMuch(Path top, Set<String> paths) throws IOException {
        long bytes = 0;
        for (String path : paths) {
            Path file = top.resolve(path);
            bytes += Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
        }
        if (paths.size() > mostFiles || bytes > mostBytes) {
            throw new WorkspaceException(
                    "too-large",
                    top + " holds " + paths.size() + " files of " + (bytes >> 20) + " MiB, more than the " + mostFiles
                            + " files or " + (mostBytes >> 20)
                            + " MiB that are copied before a gate that changes files."
                            + " Let git ignore what is large, or set validate-in: checkout for this checkpoint.");
        }
    }

    /** Finds what the gate changed, once; nothing where no copy was made. */
    public void close() {
        if (!Files.exists(manifest()) || Files.exists(left())) {
            return;
        }
        run("compare the files with their copies in " + folder, () -> {
            Manifest before = read(manifest(), Manifest.class);
            Path top = Path.of(before.top());
            SalvageScope scope = SalvageScope.of(Path.of(before.root()));
            Map<String, FileFact> known = new HashMap<>();
            before.files().forEach(fact -> known.put(fact.path(), fact));
            Set<String> paths = new TreeSet<>(known.keySet());
            paths.addAll(scope.paths(before.named()));
            List<Change> changes = new ArrayList<>();
            for (String path : paths) {
                FileFact after = FileFact.of(top, path, known.get(path));
                if (!FileFact.same(known.get(path), after)) {
                    changes.add(new Change(path, known.get(path), after));
                }
            }
            write(left(), new Left(changes, headMoved(before.head(), scope.head())));
        });
    }

    private static List<String> headMoved(String before, String after) {
        return before.equals(after)
                ? List.of()
                : List.of("HEAD was at \"" + before + "\" before the gate and is at \"" + after
                        + "\" now. Only files are put back; move the branch back yourself if the gate moved it.");
    }

    /** The paths that the gate changed, as {@link #close} found them. */
    public List<String> changed() {
        return Files.exists(left())
                ? read(left(), Left.class).changes().stream().map(Change::path).toList()
                : List.of();
    }

    /** Puts back what the gate changed and nobody touched since; says what it had to leave. Does so once. */
    public List<String> putBack() {
        if (Files.exists(restored())) {
            return read(restored(), Restored.class).problems();
        }
        close();
        if (!Files.exists(left())) {
            return List.of();
        }
        Manifest before = read(manifest(), Manifest.class);
        Left left = read(left(), Left.class);
        List<String> problems = new ArrayList<>(left.problems());
        run("put back the files of " + before.top(), () -> {
            PuttingBack back = new PuttingBack(Path.of(before.top()), folder);
            for (Change change : left.changes()) {
                putBack(before, change, back).ifPresent(problems::add);
            }
            write(restored(), new Restored(problems));
        });
        return List.copyOf(problems);
    }

    /** A file that no step names may be somebody's work of that minute: it is left, or where it cannot be told, at least named. */
    private Optional<String> putBack(Manifest before, Change change, PuttingBack back) throws IOException {
        Path live = Path.of(before.top()).resolve(change.path());
        boolean named = before.names(change.path());
        if (!named && !before.wide()) {
            String was = change.before() == null ? "" : " What it was before is in " + copyOf(change.path()) + ".";
            return Optional.of(
                    live + " changed while the gate ran, and no step names it, so it is left as it is." + was);
        }
        Optional<String> left = back.putBack(change, copyOf(change.path()));
        return left.isPresent() || named || !before.told()
                ? left
                : Optional.of(live
                        + " changed while the gate ran and is put back, though no step names it. What stood there is in "
                        + folder.resolve("replaced") + ".");
    }

    /** Copies one file; once more when somebody wrote to it meanwhile. */
    private @Nullable FileFact copied(Path top, String path) throws IOException {
        for (FileFact fact = FileFact.of(top, path, null); fact != null; ) {
            copy(top.resolve(path), copyOf(path));
            FileFact again = FileFact.of(top, path, fact);
            if (fact.equals(again)) {
                return fact;
            }
            fact = again;
        }
        return null;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(
                from,
                to,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES,
                LinkOption.NOFOLLOW_LINKS);
    }

    private Path copyOf(String path) {
        return folder.resolve("copy").resolve(path);
    }

    private Path manifest() {
        return folder.resolve("manifest.json");
    }

    private Path left() {
        return folder.resolve("left.json");
    }

    private Path restored() {
        return folder.resolve("restored.json");
    }

    private void write(Path file, Object content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, JSON.writeValueAsBytes(content));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static <T> T read(Path file, Class<T> type) {
        try {
            return JSON.readValue(Files.readAllBytes(file), type);
        } catch (IOException | JacksonException e) {
            throw new WorkspaceException(
                    "files-failed",
                    "Cannot read " + file + ": " + e.getMessage() + ". Compare its copy/ with the live files yourself.",
                    e);
        }
    }

    private static void run(String what, Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new WorkspaceException(
                    "files-failed", "Cannot " + what + ": " + e + ". Correct that, then try again.", e);
        }
    }

    /** Something that the file system may refuse. */
    private interface Action {
        void run() throws IOException;
    }
}
