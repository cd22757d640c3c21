package jarvis.runtime.workspace;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The git command in one folder. Runs no hooks, takes no lock that it does not need, and sees none of the variables by which
 * a surrounding git could point it elsewhere. Immutable; each call blocks until git has ended.
 */
public final class Git {
    /** What {@code git rev-parse --local-env-vars} lists, and what changes how paths are read. */
    private static final List<String> FOREIGN = List.of(
            "GIT_ALTERNATE_OBJECT_DIRECTORIES",
            "GIT_CONFIG",
            "GIT_CONFIG_PARAMETERS",
            "GIT_CONFIG_COUNT",
            "GIT_OBJECT_DIRECTORY",
            "GIT_DIR",
            "GIT_WORK_TREE",
            "GIT_IMPLICIT_WORK_TREE",
            "GIT_GRAFT_FILE",
            "GIT_INDEX_FILE",
            "GIT_NO_REPLACE_OBJECTS",
            "GIT_REPLACE_REF_BASE",
            "GIT_PREFIX",
            "GIT_SHALLOW_FILE",
            "GIT_COMMON_DIR",
            "GIT_INTERNAL_SUPER_PREFIX",
            "GIT_NAMESPACE",
            "GIT_LITERAL_PATHSPECS",
            "GIT_GLOB_PATHSPECS",
            "GIT_NOGLOB_PATHSPECS",
            "GIT_ICASE_PATHSPECS",
            "GIT_EXTERNAL_DIFF",
            "GIT_ATTR_SOURCE",
            "GIT_TRACE");

    /** Hooks and helpers of the user are not ours to start; a batched fsync is as safe as one a file. */
    private static final List<String> ALWAYS = List.of(
            "core.hooksPath=/dev/null",
            "core.fsmonitor=false",
            "core.untrackedCache=false",
            "core.safecrlf=false",
            "core.sparseCheckout=false",
            "core.fsyncMethod=batch",
            "advice.addEmbeddedRepo=false",
            "gc.auto=0");

    /** Done before each call on the thread that is bound to it. Only tests bind one, to kill Jarvis between two calls. */
    static final ScopedValue<Runnable> BEFORE = ScopedValue.newInstance();

    private final Path folder;
    private final Map<String, String> environment;

    public Git(Path folder) {
        this(folder, Map.of());
    }

    private Git(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    /** The same git with another index file. */
    public Git index(Path file) {
        return with(Map.of("GIT_INDEX_FILE", file.toAbsolutePath().toString()));
    }

    /** The same git with more variables. */
    public Git with(Map<String, String> variables) {
        Map<String, String> more = new HashMap<>(environment);
        more.putAll(variables);
        return new Git(folder, more);
    }

    /** The same git with one more variable of its environment, such as who is the author. */
    public Git with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** What one call gave, byte for byte: names of files need not be text. */
    public record Output(int exit, byte[] bytes, String errors) {
        public Answer answer() {
            return new Answer(exit, new String(bytes, StandardCharsets.UTF_8), errors);
        }
    }

    /** What one call gave. */
    public record Answer(int exit, String out, String errors) {
        /** The output without its last line break: a path as it is, even where it ends in a blank. */
        public String line() {
            return out.endsWith("\n") ? out.substring(0, out.length() - 1) : out;
        }

        public String text() {
            return out.strip();
        }

        /** The NUL-separated pieces of the output. */
        public List<String> pieces() {
            return out.isEmpty() ? List.of() : List.of(out.split("\0"));
        }
    }

    /** The output of a call that must succeed. */
    public Answer run(String... arguments) {
        return run(new byte[0], arguments);
    }

    public Answer run(byte[] input, String... arguments) {
        Answer answer = ask(input, arguments);
        if (answer.exit() != 0) {
            throw failed(answer, arguments);
        }
        return answer;
    }

    public WorkspaceException failed(Answer answer, String... arguments) {
        return new WorkspaceException(
                "git-failed",
                "git " + arguments[0] + " failed in " + folder + " with exit " + answer.exit() + ": "
                        + answer.errors().strip() + ". Make `git status` work there, then try again.");
    }

    /** The answer of a call that may say no. */
    public Answer ask(String... arguments) {
        return ask(new byte[0], arguments);
    }

    public Answer ask(byte[] input, String... arguments) {
        return call(input, arguments).answer();
    }

    public Output call(byte[] input, String... arguments) {
        if (BEFORE.isBound()) {
            BEFORE.get().run();
        }
        try {
            Process process = start(arguments);
            ByteArrayOutputStream errors = new ByteArrayOutputStream();
            Thread drain = Thread.ofVirtual().start(() -> copy(process.getErrorStream(), errors));
            Thread feed = Thread.ofVirtual().start(() -> give(process, input));
            byte[] out = process.getInputStream().readAllBytes();
            int exit = process.waitFor();
            feed.join();
            drain.join();
            return new Output(exit, out, errors.toString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkspaceException("interrupted", "git " + arguments[0] + " was interrupted.", e);
        } catch (IOException e) {
            throw notStarted(e);
        }
    }

    private WorkspaceException notStarted(IOException e) {
        if (!Files.isDirectory(folder)) {
            return new WorkspaceException(
                    "files-failed", "The folder " + folder + " is not there. Make it, or map its root elsewhere.", e);
        }
        return new WorkspaceException(
                "git-missing", "git cannot be started: " + e.getMessage() + ". Install git and put it on PATH.", e);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        ALWAYS.forEach(setting -> command.addAll(List.of("-c", setting)));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(new File(folder.toString()));
        Map<String, String> seen = builder.environment();
        FOREIGN.forEach(seen::remove);
        seen.putAll(
                Map.of("LC_ALL", "C.UTF-8", "LANGUAGE", "C", "GIT_OPTIONAL_LOCKS", "0", "GIT_TERMINAL_PROMPT", "0"));
        seen.putAll(environment);
        return builder.start();
    }

    private static void give(Process process, byte[] input) {
        try (OutputStream to = process.getOutputStream()) {
            to.write(input);
        } catch (IOException e) {
            // It ended without reading all of it; its exit code tells.
        }
    }

    private static void copy(InputStream from, OutputStream to) {
        try (from) {
            from.transferTo(to);
        } catch (IOException e) {
            // The end of its errors is lost; its exit code tells.
        }
    }
}
