package jarvis.runtime.workspace.worktree;

import jarvis.core.ownership.pattern.Shown;
import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What steers git in a repository, as it is now.
 *
 * @param settings by a name for a sentence, such as {@code core.hooksPath in config}
 */
record Steering(Map<String, Setting> settings) {
    /** What ordinary work writes there: which branch follows which. */
    private static final Pattern ORDINARY =
            Pattern.compile("branch\\..*\\.(?:remote|merge|pushremote|rebase|description)");

    Steering {
        settings = Map.copyOf(settings);
    }

    static Steering of(Path top) {
        Path common = common(top);
        Map<String, Setting> found = new TreeMap<>();
        addConfiguration(common, "config", found);
        addConfiguration(common, "config.worktree", found);
        addFile(common, "info/attributes", found);
        addFile(common, "objects/info/alternates", found);
        for (Path worktree : inside(common.resolve("worktrees"))) {
            addConfiguration(common, "worktrees/" + worktree.getFileName() + "/config.worktree", found);
        }
        for (Path hook : inside(common.resolve("hooks"))) {
            if (!hook.toString().endsWith(".sample")) {
                addFile(common, "hooks/" + hook.getFileName(), found);
            }
        }
        return new Steering(found);
    }

    /** Found without git, which may be what no longer works. */
    private static Path common(Path top) {
        Path git = top.resolve(".git");
        if (Files.isDirectory(git)) {
            return git;
        }
        try {
            String admin = Files.readString(git).strip().replaceFirst("^gitdir: ", "");
            Path folder = top.resolve(admin).normalize();
            return folder.resolve(Files.readString(folder.resolve("commondir")).strip())
                    .normalize();
        } catch (IOException e) {
            throw unreadable(git, e);
        }
    }

    private static Iterable<Path> inside(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            TreeMap<String, Path> found = new TreeMap<>();
            files.forEach(file -> found.put(file.toString(), file));
            return found.values();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static void addFile(Path common, String name, Map<String, Setting> found) {
        Path file = common.resolve(name);
        try {
            if (Files.isRegularFile(file)) {
                found.put(name, Setting.ofFile(file));
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static void addConfiguration(Path common, String name, Map<String, Setting> found) {
        Path file = common.resolve(name);
        if (!Files.exists(file)) {
            return;
        }
        // Outside of the repository, as inside of it a broken file would stop git before it reads this one.
        Git.Answer answer =
                new Git(Path.of("/")).ask("config", "--no-includes", "--list", "-z", "--file", file.toString());
        if (answer.exit() != 0) {
            found.put(name + ", which git cannot read,", new Setting(answer.errors(), ""));
            return;
        }
        Map<String, String> values = new TreeMap<>();
        for (String piece : answer.pieces()) {
            int end = piece.indexOf('\n');
            String key = end < 0 ? piece : piece.substring(0, end);
            String value = end < 0 ? "true" : piece.substring(end + 1);
            values.merge(key, value, (one, other) -> one + ", " + other);
        }
        values.forEach((key, value) -> {
            if (!ORDINARY.matcher(key).matches()) {
                found.put(Shown.path(Setting.withoutUser(key)) + " in " + name, Setting.ofValue(key, value));
            }
        });
    }

    private static WorkspaceException unreadable(Path file, IOException e) {
        return new WorkspaceException(
                "files-failed", "Cannot read " + file + ": " + e + ". Make it readable, then try again.", e);
    }
}
