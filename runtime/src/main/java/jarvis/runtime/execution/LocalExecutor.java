package jarvis.runtime.execution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Executes on this machine, each execution in a session of its own behind a {@link Wrapper}.
 *
 * <p>That one is started at most once is the wrapper's doing, not this class's: it makes the file {@code started} or
 * finds it made, whoever else tries at the same time and whenever Jarvis is killed.
 */
public final class LocalExecutor implements Executor {
    private final Launcher launcher;
    private final Watcher watcher = new Watcher();
    private final Map<Path, LocalExecution> known = new ConcurrentHashMap<>();

    public LocalExecutor() {
        this(Launcher.of(Optional.ofNullable(System.getenv("PATH")).orElse("")));
    }

    LocalExecutor(Launcher launcher) {
        this.launcher = launcher;
    }

    @Override
    public Execution ensure(RunSpec spec) {
        ExecutionFiles files = new ExecutionFiles(real(spec.files()));
        LocalExecution fresh = execution(files);
        LocalExecution old = known.putIfAbsent(files.folder(), fresh);
        if (old != null) {
            return old;
        }
        try {
            begin(spec, files, fresh);
        } catch (ExecutionFailure e) {
            fresh.unknown(e);
            throw e;
        }
        return fresh;
    }

    @Override
    public Optional<Execution> find(Path folder) {
        ExecutionFiles files = new ExecutionFiles(real(folder));
        LocalExecution old = known.get(files.folder());
        if (old != null || files.claim() instanceof ExecutionFiles.Claim.None) {
            return Optional.ofNullable(old);
        }
        LocalExecution fresh = execution(files);
        old = known.putIfAbsent(files.folder(), fresh);
        if (old == null) {
            fresh.adopt(watcher);
        }
        return Optional.of(old == null ? fresh : old);
    }

    @Override
    public void stop(Path folder, Duration grace) {
        Path root = real(folder);
        List<LocalExecution> mine = known.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(root))
                .map(Map.Entry::getValue)
                .toList();
        try {
            for (LocalExecution execution : mine) {
                execution.awaitBegin();
            }
            new Stopping(launcher.table(), root, mine).run(grace);
            for (LocalExecution execution : mine) {
                execution.awaitEnd();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExecutionFailure("interrupted", "Stopping " + root + " was interrupted; stop it again.", e);
        }
    }

    private LocalExecution execution(ExecutionFiles files) {
        return new LocalExecution(files, launcher.table(), ended -> known.remove(files.folder(), ended));
    }

    private void begin(RunSpec spec, ExecutionFiles files, LocalExecution fresh) {
        switch (files.claim()) {
            case ExecutionFiles.Claim.None none -> start(spec, files, fresh);
            case ExecutionFiles.Claim.Unwritten unwritten -> fresh.adopt(watcher);
            case ExecutionFiles.Claim.Made made when made.id().equals(spec.id()) -> fresh.adopt(watcher);
            case ExecutionFiles.Claim.Made made ->
                fresh.notStarted(spec.id() + " cannot start: " + files.folder() + " belongs to " + made.id()
                        + ". Move that folder away.");
        }
    }

    private void start(RunSpec spec, ExecutionFiles files, LocalExecution fresh) {
        if (!Files.isDirectory(spec.folder())) {
            fresh.notStarted(spec.id() + " cannot start: its folder " + spec.folder()
                    + " does not exist or is no folder. Make it, or map its location under roots in jarvis.yaml.");
            return;
        }
        try {
            prepare(spec, files);
        } catch (IOException e) {
            fresh.notStarted(spec.id() + " cannot start: its files cannot be written in " + files.folder() + " (" + e
                    + "). Free space or correct the rights, then retry it.");
            return;
        }
        try {
            fresh.started(launcher.start(spec, files), watcher);
        } catch (IOException | IllegalArgumentException e) {
            fresh.notStarted(spec.id() + " cannot start: no shell could be started for it in " + spec.folder() + " ("
                    + e.getMessage() + "). Correct that, then retry it.");
        }
    }

    private static void prepare(RunSpec spec, ExecutionFiles files) throws IOException {
        if (!Files.isDirectory(files.folder())) {
            Files.createDirectories(
                    files.folder(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        files.prepare(spec.command());
    }

    /** One name for one folder, whether or not it is there. */
    private static Path real(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            return path.toRealPath();
        } catch (IOException e) {
            Path parent = path.getParent();
            Path name = path.getFileName();
            return parent == null || name == null ? path : real(parent).resolve(name);
        }
    }
}
