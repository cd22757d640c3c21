package jarvis.runtime.workspace;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files of a root a gate may have changed and must find again: in git those that are not ignored, elsewhere all but what
 * tools build; and everywhere those that the gate's own commands name.
 */
final class SalvageScope {
    /** What tools build or download again; outside git nothing else says so. */
    private static final Set<String> BUILT = Set.of(
            "node_modules", "target", "build", "dist", ".gradle", ".venv", "venv", "__pycache__", ".next", ".cache");

    private static final Pattern WORD = Pattern.compile("[^\\s'\"`;|&<>(){}=,$*?\\[\\]]+");
    private static final Pattern FOLDER_CHANGE =
            Pattern.compile("(?:^|[\\s;&|(])(?:cd|pushd)\\s+['\"]?([^\\s'\";&|)]+)");

    private final Path top;
    private final boolean git;

    private SalvageScope(Path top, boolean git) {
        this.top = top;
        this.git = git;
    }

    static SalvageScope of(Path root) {
        Repository repository = Repository.holding(root);
        return repository == null
                ? new SalvageScope(root.toAbsolutePath().normalize(), false)
                : new SalvageScope(repository.top(), true);
    }

    Path top() {
        return top;
    }

    /** Paths inside the top that the commands name, whether or not there is something yet. */
    Set<String> named(Path root, Collection<String> commands) {
        Set<String> found = new TreeSet<>();
        for (String command : commands) {
            List<Path> folders = new ArrayList<>(List.of(root));
            words(FOLDER_CHANGE, command).forEach(word -> resolve(root, word, folders));
            for (String word : words(WORD, command)) {
                List<Path> places = new ArrayList<>();
                folders.forEach(folder -> resolve(folder, word, places));
                places.stream()
                        .filter(this::named)
                        .forEach(place -> found.add(top.relativize(place).toString()));
            }
        }
        return found;
    }

    private static List<String> words(Pattern pattern, String command) {
        Matcher matcher = pattern.matcher(command);
        return matcher.results()
                .map(r -> r.groupCount() == 0 ? r.group() : r.group(1))
                .toList();
    }

    private static void resolve(Path folder, String word, List<Path> places) {
        try {
            places.add(folder.resolve(word).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            // No path, so nothing that a command could write to.
        }
    }

    /** A word is taken for a path where a file could be: in a folder that is there, below the top, and not one of ours. */
    private boolean named(Path place) {
        return place.startsWith(top)
                && !place.equals(top)
                && !Names.ours(top.relativize(place).toString())
                && Files.isDirectory(place.resolveSibling(""));
    }

    /** All paths in scope that are there now. */
    Set<String> paths(Collection<String> named) throws IOException {
        Set<String> found = new TreeSet<>();
        if (git) {
            new Git(top)
                    .run("ls-files", "-z", "-c", "-o", "--exclude-standard").pieces().stream()
                            .filter(path -> !Names.ours(path))
                            .forEach(found::add);
        } else {
            walk(top, BUILT, found);
        }
        for (String path : named) {
            Path place = top.resolve(path);
            if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                walk(place, Set.of("node_modules"), found);
            } else {
                found.add(path);
            }
        }
        return found;
    }

    private void walk(Path from, Set<String> skipped, Set<String> found) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean skip = !folder.equals(top) && (Names.OURS.contains(name) || skipped.contains(name));
                boolean otherRepository = !folder.equals(top) && Files.exists(folder.resolve(".git"));
                return skip || otherRepository ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                found.add(top.relativize(file).toString());
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The commit and branch that the user stands on; empty outside git. */
    String head() {
        if (!git) {
            return "";
        }
        Git here = new Git(top);
        String branch = here.ask("symbolic-ref", "-q", "HEAD").text();
        return (branch.isEmpty() ? "detached" : branch) + " "
                + here.ask("rev-parse", "-q", "--verify", "HEAD").text();
    }
}
