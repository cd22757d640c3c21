package jarvis.runtime.run.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What lies in git's own folder and in worktrees, read without git: looking changes nothing and takes no time. */
final class GitFiles {
    private static final Set<String> APART = Set.of(".git", ".jarvis", ".coordination");

    private GitFiles() {}

    /** The commit that a ref is at; empty where it is not there. */
    static String ref(Path top, String name) {
        String text = text(top.resolve(".git").resolve(name)).strip();
        if (text.startsWith("ref: ")) {
            return ref(top, text.substring(5));
        }
        return !text.isEmpty()
                ? text
                : text(top.resolve(".git/packed-refs"))
                        .lines()
                        .filter(line -> line.endsWith(" " + name))
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .findFirst()
                        .orElse("");
    }

    /** Every commit that the reflogs of a repository name, and where its worktrees stand. */
    static Set<String> commits(Path top) {
        Set<String> found = new LinkedHashSet<>();
        logs(top.resolve(".git/logs"), found);
        Path worktrees = top.resolve(".git/worktrees");
        try (Stream<Path> admins = Files.exists(worktrees) ? Files.list(worktrees) : Stream.<Path>empty()) {
            admins.forEach(admin -> {
                logs(admin.resolve("logs"), found);
                found.add(text(admin.resolve("HEAD")).strip());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.removeIf(commit -> !commit.matches("[0-9a-f]{40}") || commit.matches("0+"));
        return found;
    }

    private static void logs(Path folder, Set<String> found) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/stash"))
                    .flatMap(file -> text(file).lines())
                    .forEach(line -> found.add(line.split(" ", 3)[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stashes of a repository, as their reflog names them. */
    static Set<String> stashes(Path top) {
        Set<String> found = new LinkedHashSet<>();
        text(top.resolve(".git/logs/refs/stash")).lines().forEach(line -> found.add(line.split(" ", 3)[1]));
        return found;
    }

    /** The files below a folder that git would not ignore, by the hash that git gives their content. */
    static Map<String, String> contents(Path folder) {
        Map<String, String> found = new TreeMap<>();
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return found;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path place, BasicFileAttributes attributes) {
                    boolean apart = APART.contains(place.getFileName().toString());
                    boolean nested = !place.equals(folder) && Files.exists(place.resolve(".git"));
                    return !place.equals(folder) && (apart || nested)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String name = file.getFileName().toString();
                    if (!name.equals(".git") && !name.endsWith(".ignored")) {
                        byte[] bytes = attributes.isSymbolicLink()
                                ? Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8)
                                : Files.readAllBytes(file);
                        found.put(hash(bytes), file.toString());
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String hash(byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    static String text(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
