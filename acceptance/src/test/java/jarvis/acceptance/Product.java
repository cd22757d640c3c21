package jarvis.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built product, started as a user starts it: by {@code ./jarvis}, in a folder of the user's. */
final class Product {
    static final Path HOME = home();

    /** What is trusted in tests is nothing that the person at this machine trusts. */
    private static final Path STATE = state();

    private final Path launcher;
    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();

    Product(Path folder) {
        this(HOME.resolve("jarvis"), folder);
    }

    Product(Path launcher, Path folder) {
        this.launcher = launcher;
        this.folder = folder;
        environment.put("JARVIS_BUILD", "never");
        environment.put("XDG_STATE_HOME", STATE.toString());
    }

    Product with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** What a command did: exit code, standard output, standard error. */
    record Result(int exit, String out, String err) {}

    /** Runs a command to its end. */
    Result run(String... arguments) {
        try {
            Path out = Files.createTempFile("jarvis-out", "");
            Path err = Files.createTempFile("jarvis-err", "");
            Process process = builder(arguments)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        "jarvis " + List.of(arguments) + " did not end; it said: " + Files.readString(err));
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts a command that goes on; its output goes to a file elsewhere. */
    Running start(String name, String... arguments) {
        try {
            Path output = Files.createTempFile(
                    "jarvis-" + name, ".log"); // not in the folder: that is the tree under judgement
            Process process = builder(arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
            return new Running(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> line = new ArrayList<>();
        line.add(launcher.toString());
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.redirectInput(new java.io.File("/dev/null"));
        builder.environment().keySet().removeIf(key -> key.startsWith("JARVIS_"));
        builder.environment().putAll(environment);
        return builder;
    }

    /** A command that goes on. The launcher becomes the JVM, so that its process id is Jarvis's. */
    record Running(Process process, Path output) implements AutoCloseable {
        int end(Duration within) {
            try {
                if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("it did not end within " + within + "; it said:\n" + said());
                }
                return process.exitValue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        void killHard() {
            process.destroyForcibly();
            process.onExit().join();
        }

        String said() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            killHard();
        }
    }

    private static Path state() {
        try {
            Path state = Files.createTempDirectory("jarvis-state");
            state.toFile().deleteOnExit();
            return state;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path home() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isExecutable(folder.resolve("jarvis"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("these tests run inside a checkout of Jarvis");
        }
        return folder;
    }
}
