package jarvis.runtime.workspace.keep;

import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a worktree as git trees, through an index of ours: an index that the agent locked, broke, or told to overlook
 * changes is no hindrance. One caller at a time for one worktree.
 */
public final class Contents {
    /** What one unreadable file or folder makes git say; anything else is no matter of that file alone. */
    private static final Pattern UNREADABLE =
            Pattern.compile("(?:open|read|could not open|cannot open|unable to index).*");

    private static final Pattern HARMLESS =
            Pattern.compile("(?:error|warning): " + UNREADABLE + "|fatal: adding files failed");

    private final Worktree worktree;

    public Contents(Worktree worktree) {
        this.worktree = worktree;
    }

    /**
     * What lies in a worktree now.
     *
     * @param tree all of it that is not ignored
     * @param nested repositories inside it, which are not part of the tree
     * @param unread what git said of files that it could not read, which are in the tree as they were before
     */
    public record Taken(String tree, List<String> nested, List<String> unread) {
        public Taken {
            nested = List.copyOf(nested);
            unread = List.copyOf(unread);
        }
    }

    /** The tree of what is there, on top of the commit that it was made from. */
    public Taken take(String head) {
        return take(head, OwnNames.ALL);
    }

    /** The same, with the folders that are never an instance's work. */
    Taken takeAll(String head) {
        return take(head, List.of());
    }

    private Taken take(String head, List<String> leftOut) {
        prepare();
        Git own = worktree.own();
        if (own.ask("read-tree", "-m", head).exit() != 0) {
            forget();
            own.run("read-tree", head);
        }
        List<String> nested = nested(own);
        List<String> unread = new ArrayList<>(added(own, nested, leftOut));
        addForced(own);
        return new Taken(written(own), nested, unread);
    }

    /** Whether what was taken last lies there still, and on the same commit. One git, which reads only what was touched. */
    public boolean isAsTaken(String head) {
        if (!Files.exists(worktree.index())) {
            return false;
        }
        List<String> command = new ArrayList<>(List.of(
                "status",
                "--porcelain=v2",
                "--branch",
                "--no-ahead-behind",
                "--no-renames",
                "--untracked-files=all",
                "--ignore-submodules=dirty",
                "-z"));
        command.addAll(all(OwnNames.ALL));
        Git.Answer answer = worktree.own().ask(command.toArray(String[]::new));
        return answer.exit() == 0
                && answer.pieces().contains("# branch.oid " + head)
                && answer.pieces().stream().noneMatch(Contents::tellsOfAChange);
    }

    /** A change against our index; one of that against a commit, or a repository inside, is known already. */
    private static boolean tellsOfAChange(String line) {
        return switch (line.charAt(0)) {
            case '#' -> false;
            case '1' -> line.charAt(3) != '.';
            case '?' -> !line.endsWith("/");
            default -> true;
        };
    }

    /** Everything but folders of some names. */
    private static List<String> all(Collection<String> leftOut) {
        List<String> paths = new ArrayList<>(List.of("--", ":(top)"));
        leftOut.forEach(name -> paths.add(":(exclude,top,glob)**/" + name + "/**"));
        return paths;
    }

    private void prepare() {
        try {
            Files.createDirectories(worktree.index().resolveSibling(""));
            // Only we use this index, one at a time: a lock on it is what a killed git left behind.
            Files.deleteIfExists(
                    worktree.index().resolveSibling(worktree.index().getFileName() + ".lock"));
        } catch (IOException e) {
            throw unwritable(worktree.index().resolveSibling(""), e);
        }
    }

    /** Lets our index be made anew, as objects that it counts on may be gone. */
    public void forget() {
        try {
            Files.deleteIfExists(worktree.index());
        } catch (IOException e) {
            throw unwritable(worktree.index(), e);
        }
    }

    private static List<String> nested(Git own) {
        return own.run("ls-files", "-z", "-o", "--exclude-standard").pieces().stream()
                .filter(path -> path.endsWith("/"))
                .map(path -> path.substring(0, path.length() - 1))
                .filter(path -> !OwnNames.leadThrough(path))
                .toList();
    }

    /** Adds all that changed; says which files could not be read. A file may vanish while we look: then we look again. */
    private static List<String> added(Git own, List<String> nested, List<String> leftOut) {
        List<String> command = new ArrayList<>(List.of("add", "-A", "--ignore-errors"));
        command.addAll(all(leftOut));
        nested.forEach(path -> command.add(":(exclude,top,literal)" + path));
        String[] arguments = command.toArray(String[]::new);
        Git.Answer answer = own.ask(arguments);
        if (answer.exit() != 0) {
            answer = own.ask(arguments);
        }
        List<String> said =
                answer.errors().lines().filter(line -> !line.isBlank()).toList();
        if (answer.exit() != 0 && !said.stream().allMatch(HARMLESS.asMatchPredicate())) {
            throw own.failed(answer, arguments);
        }
        return said.stream().filter(HARMLESS.asMatchPredicate()).toList();
    }

    /** A file that git ignores and that the agent added by force belongs to its work. */
    private void addForced(Git own) {
        Git.Answer known = worktree.git().ask("ls-files", "-z", "-c", "-i", "--exclude-standard");
        String present = known.exit() != 0
                ? ""
                : known.pieces().stream()
                        .filter(path -> !OwnNames.leadThrough(path))
                        .filter(path -> Files.isRegularFile(worktree.folder().resolve(path), LinkOption.NOFOLLOW_LINKS))
                        .distinct()
                        .collect(Collectors.joining("\0"));
        if (!present.isEmpty()) {
            own.ask(
                    present.getBytes(StandardCharsets.UTF_8),
                    "--literal-pathspecs",
                    "add",
                    "-f",
                    "--ignore-errors",
                    "--pathspec-from-file=-",
                    "--pathspec-file-nul");
        }
    }

    private String written(Git own) {
        Git.Answer answer = own.ask("write-tree");
        if (answer.exit() != 0) {
            forget();
            throw own.failed(answer, "write-tree");
        }
        return answer.text();
    }

    /** The paths that an unfinished merge left unresolved, as the agent's index says. */
    public List<String> unresolved() {
        Git.Answer answer = worktree.git().ask("ls-files", "-z", "-u");
        return answer.pieces().stream()
                .map(line -> line.substring(line.indexOf('\t') + 1))
                .distinct()
                .toList();
    }

    /** Whether the agent's index can be read at all. */
    public boolean readable() {
        return !worktree.has("index")
                || worktree.git().ask("ls-files", "-z", "-u").exit() == 0;
    }

    /** The tree that the agent staged, where that holds content found neither in a commit nor on disk; else nothing. */
    public String stagedOnly(String head, String taken) {
        Set<String> lost = staged(head);
        if (!lost.isEmpty()) {
            lost.retainAll(staged(taken));
        }
        return lost.isEmpty() ? "" : worktree.git().ask("write-tree").text();
    }

    /** The (path, content) pairs of the agent's index that differ from a tree. */
    private Set<String> staged(String tree) {
        List<String> pieces = worktree.git()
                .ask("diff-index", "--cached", "--raw", "--no-renames", "--no-abbrev", "-z", tree)
                .pieces();
        Set<String> found = new TreeSet<>();
        for (int at = 0; at + 1 < pieces.size(); at += 2) {
            String[] fields = pieces.get(at).split(" ");
            if (fields.length == 5 && !fields[1].equals("000000")) {
                found.add(fields[3] + " " + pieces.get(at + 1));
            }
        }
        return found;
    }

    /** Puts the files of a commit where there are none; says nothing of files that are there and not in it. */
    public void lay(String commit) {
        prepare();
        forget();
        Git own = worktree.own();
        own.run("read-tree", commit);
        own.run("checkout-index", "-a", "-f", "-u", "-q");
        handBack();
    }

    /**
     * Changes the files from one commit, which lies there unchanged, to another.
     *
     * @return paths that stand in the way because git ignores them, so that nothing is changed; none where it is done
     */
    public List<String> move(String from, String to) {
        List<String> blocked = blocked(from, to);
        if (blocked.isEmpty() && !from.equals(to)) {
            worktree.own().run("read-tree", "-m", "-u", from, to);
        }
        return blocked;
    }

    /** Git takes ignored files for worthless and writes over them; we do not. */
    private List<String> blocked(String from, String to) {
        List<String> places = worktree
                .own()
                .run("diff-tree", "-r", "-z", "--name-only", "--no-renames", "--diff-filter=A", from, to)
                .pieces()
                .stream()
                .flatMap(this::inTheWay)
                .distinct()
                .toList();
        if (places.isEmpty()) {
            return List.of();
        }
        List<String> command = new ArrayList<>(List.of("--literal-pathspecs", "ls-files", "-z", "-o", "--"));
        command.addAll(places);
        return worktree.own().run(command.toArray(String[]::new)).pieces();
    }

    /** The path itself where something is there, or a file where a folder must be. */
    private Stream<String> inTheWay(String path) {
        Path relative = Path.of(path);
        for (Path parent = relative.getParent(); parent != null; parent = parent.getParent()) {
            Path place = worktree.folder().resolve(parent);
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                return Stream.of(parent.toString());
            }
        }
        boolean there = Files.exists(worktree.folder().resolve(relative), LinkOption.NOFOLLOW_LINKS);
        return there ? Stream.of(path) : Stream.empty();
    }

    /** Puts all files as a commit has them; of what our index knows, what is not in it goes. */
    void reset(String commit) {
        worktree.own().run("read-tree", "--reset", "-u", commit);
        handBack();
    }

    /**
     * Makes our index the agent's, by git's own protocol, so that {@code git status} agrees with what we committed.
     *
     * @return whether it was possible; not while somebody holds its lock
     */
    public boolean handBack() {
        Path lock = worktree.admin().resolve("index.lock");
        try {
            // Its time tells git which files may have changed since, so it is kept.
            Files.copy(worktree.index(), lock, StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(lock, worktree.admin().resolve("index"), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw unwritable(worktree.admin(), e);
        }
    }

    /** Begins our index with the agent's, which git has just made: nothing needs to be read again. */
    public void begin() {
        prepare();
        try {
            Files.copy(
                    worktree.admin().resolve("index"),
                    worktree.index(),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw unwritable(worktree.index(), e);
        }
    }

    private static WorkspaceException unwritable(Path place, IOException e) {
        return new WorkspaceException(
                "files-failed", "Cannot write " + place + ": " + e + ". Make room there, or make it writable.", e);
    }
}
