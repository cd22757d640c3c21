package jarvis.runtime.execution;

import jarvis.core.coordination.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An executor without processes. One of it is one machine: hand the same to every Jarvis that a test starts.
 *
 * <p>It knows {@code echo TEXT} and {@code exit CODE}, line by line, up to the first other line, which stays until the test
 * calls {@link #end} or the execution is stopped. A command that ends without {@code exit} ends with 0.
 */
public final class FakeExecutor implements Executor {
    private final Map<Path, Faked> executions = new ConcurrentHashMap<>();
    private final List<RunSpec> started = new CopyOnWriteArrayList<>();
    private final List<Path> stopped = new CopyOnWriteArrayList<>();

    /** All that was really started, in order. */
    public List<RunSpec> started() {
        return List.copyOf(started);
    }

    /** What {@link #stop} was called with, in order. */
    public List<Path> stopped() {
        return List.copyOf(stopped);
    }

    /** Ends what stays, as the world would. */
    public void end(Path files, Ending ending) {
        Faked faked = executions.get(files);
        if (faked == null) {
            throw new IllegalStateException("never started: " + files);
        }
        faked.ending.complete(ending);
    }

    @Override
    public Execution ensure(RunSpec spec) {
        if (!Files.isDirectory(spec.folder()) && !executions.containsKey(spec.files())) {
            return new Faked(
                    spec.files(),
                    CompletableFuture.completedFuture(new Ending.NotStarted(
                            spec.id() + " cannot start: its folder " + spec.folder() + " does not exist. Make it.")));
        }
        return executions.computeIfAbsent(spec.files(), files -> start(spec));
    }

    @Override
    public Optional<Execution> find(Path files) {
        return Optional.ofNullable(executions.get(files));
    }

    @Override
    public void stop(Path files, Duration grace) {
        stopped.add(files);
        executions.forEach((place, faked) -> {
            if (place.startsWith(files)) {
                faked.ending.complete(new Ending.Exited(143));
            }
        });
    }

    private Faked start(RunSpec spec) {
        started.add(spec);
        Faked faked = new Faked(spec.files(), new CompletableFuture<>());
        StringBuilder output = new StringBuilder();
        Optional<Ending> ending = run(spec.command(), output);
        try {
            Files.createDirectories(spec.files());
            Files.writeString(faked.output(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ending.ifPresent(faked.ending::complete);
        return faked;
    }

    private static Optional<Ending> run(String command, StringBuilder output) {
        for (String line : command.lines().toList()) {
            if (line.startsWith("echo ")) {
                output.append(line.substring("echo ".length())).append('\n');
            } else if (line.startsWith("exit ")) {
                return Optional.of(new Ending.Exited(Integer.parseInt(line.substring("exit ".length()))));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Ending.Exited(0));
    }

    private record Faked(Path files, CompletableFuture<Ending> ending) implements Execution {
        @Override
        public boolean alive() {
            return !ending.isDone();
        }

        @Override
        public Path output() {
            return files.resolve("output");
        }
    }
}
