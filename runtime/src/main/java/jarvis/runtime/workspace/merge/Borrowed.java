package jarvis.runtime.workspace.merge;

import jarvis.core.ownership.pattern.PathBytes;
import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The objects of a repository, and nothing else of it.
 *
 * <p>Agents can write its configuration, attributes, grafts and replaced objects, each of which changes what git sees or how
 * it merges. So git runs in an empty repository of our own that has none, and only its objects are those of the other. One
 * caller at a time; gone when closed.
 */
final class Borrowed implements AutoCloseable {
    /** A driver in the name of the built-in one, which would take both sides of a conflict; this one does not. */
    private static final String CONFIG = """
            [core]
            \trepositoryformatversion = 1
            \tbare = true
            \tattributesFile = /dev/null
            \tcommitGraph = false
            \tfsync = committed
            [extensions]
            \tobjectFormat = %s
            [merge]
            \trenames = true
            \tdirectoryRenames = false
            \trenormalize = false
            [merge "union"]
            \tdriver = git merge-file -q --marker-size=%%L %%A %%O %%B
            """;

    private final Path top;
    private final Path own;
    private final Git git;

    private Borrowed(Path top, Path own, Git git) {
        this.top = top;
        this.own = own;
        this.git = git;
    }

    /** What is made is put among the objects of the repository. */
    static Borrowed of(Path top) {
        return of(top, false);
    }

    /** What is made is gone when this is closed. */
    static Borrowed scratch(Path top) {
        return of(top, true);
    }

    private static Borrowed of(Path top, boolean scratch) {
        String answer = new Git(top)
                .run("rev-parse", "--path-format=absolute", "--show-object-format", "--git-common-dir")
                .text();
        String format = answer.lines().findFirst().orElse("");
        Path common = Path.of(answer.substring(format.length() + 1));
        try {
            Path own = Files.createTempDirectory("jarvis-objects-").toRealPath();
            Files.createDirectory(own.resolve("refs"));
            Files.writeString(own.resolve("HEAD"), "ref: refs/heads/none\n");
            Files.writeString(own.resolve("config"), CONFIG.formatted(format));
            return new Borrowed(
                    top, own, new Git(own).with(environment(own, common)).with(objects(own, common, scratch)));
        } catch (IOException e) {
            throw new WorkspaceException(
                    "files-failed",
                    "Cannot make a folder for temporary files: " + e.getMessage()
                            + ". Make room there, or set java.io.tmpdir to another folder.",
                    e);
        }
    }

    private static Map<String, String> environment(Path own, Path common) {
        return Map.of(
                "GIT_DIR", own.toString(),
                "GIT_SHALLOW_FILE", common.resolve("shallow").toString(),
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_ATTR_NOSYSTEM", "1",
                "GIT_NO_REPLACE_OBJECTS", "1");
    }

    private static Map<String, String> objects(Path own, Path common, boolean scratch) throws IOException {
        Path theirs = common.resolve("objects");
        if (!scratch) {
            return Map.of("GIT_OBJECT_DIRECTORY", theirs.toString());
        }
        String quoted =
                theirs.toString().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return Map.of(
                "GIT_OBJECT_DIRECTORY",
                Files.createDirectory(own.resolve("objects")).toString(),
                "GIT_ALTERNATE_OBJECT_DIRECTORIES",
                "\"" + quoted + "\"");
    }

    /** The same with more variables, such as an author. */
    Borrowed with(Map<String, String> variables) {
        return new Borrowed(top, own, git.with(variables));
    }

    /** The output of a call that must succeed. */
    byte[] bytes(byte[] input, String... arguments) {
        Git.Output output = ask(input, arguments);
        if (output.exit() != 0) {
            throw failed(output, arguments);
        }
        return output.bytes();
    }

    String text(String... arguments) {
        return new String(bytes(new byte[0], arguments), StandardCharsets.UTF_8).strip();
    }

    /** The answer of a call that may say no. */
    Git.Output ask(byte[] input, String... arguments) {
        return git.call(input, arguments);
    }

    WorkspaceException failed(Git.Output output, String... arguments) {
        return new WorkspaceException(
                "git-failed",
                "git %s failed on the objects of %s with exit %d: %s. Make `git fsck` succeed there, then try again."
                        .formatted(
                                arguments[0],
                                top,
                                output.exit(),
                                output.errors().strip()));
    }

    /** What NUL ends, with names as {@link PathBytes} tells them. */
    static List<String> pieces(byte[] output) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < output.length; at++) {
            if (output[at] == 0) {
                pieces.add(PathBytes.text(Arrays.copyOfRange(output, start, at)));
                start = at + 1;
            }
        }
        return pieces;
    }

    @Override
    public void close() {
        try (var files = Files.walk(own)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // A few bytes in the folder for temporary files, which the system clears.
        }
    }
}
