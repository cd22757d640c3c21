package jarvis.runtime.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One stop: finds what belongs to the executions under a folder, asks it to end, kills what does not, looks again.
 *
 * <p>What belongs to them: whatever carries their tag, what they wrote down as their own, its session, and all
 * descendants of these. A wrapper is left to write the exit code down and is killed only when it stays without a command.
 */
final class Stopping {
    private static final Duration WRAPPER_PATIENCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration RESCAN = Duration.ofMillis(200);

    /** What there is to stop. */
    private record Scene(List<ProcessIdentity> wrappers, List<ProcessIdentity> others) {
        boolean empty() {
            return wrappers.isEmpty() && others.isEmpty();
        }
    }

    private final ProcessTable table;
    private final Path root;
    private final Collection<LocalExecution> mine;

    Stopping(ProcessTable table, Path root, Collection<LocalExecution> mine) {
        this.table = table;
        this.root = root;
        this.mine = mine;
    }

    void run(Duration grace) throws InterruptedException {
        long begin = System.nanoTime();
        Set<ProcessIdentity> asked = new HashSet<>();
        for (Scene scene = look(); !scene.empty(); scene = look()) {
            Duration past = Duration.ofNanos(System.nanoTime() - begin);
            boolean force = past.compareTo(grace) >= 0;
            if (past.compareTo(grace.plus(PATIENCE)) > 0) {
                throw new ExecutionFailure(
                        "not-stopped",
                        root + " is not stopped: processes " + pids(scene)
                                + " are still there after they were killed. End them by hand, then stop again.",
                        null);
            }
            scene.others().stream()
                    .filter(process -> force || asked.add(process))
                    .forEach(p -> signal(p, force));
            if (past.compareTo(grace.plus(WRAPPER_PATIENCE)) > 0) {
                scene.wrappers().forEach(process -> signal(process, true));
            }
            await(scene, force ? RESCAN : min(grace.minus(past), RESCAN));
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String pids(Scene scene) {
        return Stream.concat(scene.wrappers().stream(), scene.others().stream())
                .map(process -> Long.toString(process.pid()))
                .collect(Collectors.joining(", "));
    }

    /** Until all of them are gone, or the time is over. */
    private void await(Scene scene, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        List<ProcessIdentity> waited = scene.others().isEmpty() ? scene.wrappers() : scene.others();
        while (System.nanoTime() < end && waited.stream().anyMatch(table::alive)) {
            Thread.sleep(Duration.ofMillis(5));
        }
    }

    /** The handle is taken before the identity is compared, and compares the start time itself once more. */
    private void signal(ProcessIdentity process, boolean force) {
        ProcessHandle.of(process.pid()).filter(handle -> table.alive(process)).ifPresent(handle -> {
            if (force) {
                handle.destroyForcibly();
            } else {
                handle.destroy();
            }
        });
    }

    /** The table is read first: what is alive by its identity after that is the one of that number in the table. */
    private Scene look() {
        List<ProcessTable.Entry> all = table.all().stream()
                .filter(entry ->
                        entry.identity().pid() != ProcessHandle.current().pid())
                .toList();
        Set<Long> wrappers = new HashSet<>();
        Set<Long> leaders = new HashSet<>();
        recorded(wrappers, leaders);
        mine.stream()
                .flatMap(execution -> execution.wrapper().stream())
                .filter(Process::isAlive)
                .forEach(process -> wrappers.add(process.pid()));
        Set<Long> found = new HashSet<>(wrappers);
        all.stream()
                .filter(entry -> tagged(entry) || of(leaders, entry))
                .forEach(e -> found.add(e.identity().pid()));
        addDescendants(found, all);
        Map<Boolean, List<ProcessIdentity>> parts = all.stream()
                .map(ProcessTable.Entry::identity)
                .filter(process -> found.contains(process.pid()))
                .collect(Collectors.partitioningBy(process -> wrappers.contains(process.pid())));
        return new Scene(parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of()));
    }

    private boolean tagged(ProcessTable.Entry entry) {
        return entry.tag() != null && Path.of(entry.tag()).startsWith(root);
    }

    private static boolean of(Set<Long> leaders, ProcessTable.Entry entry) {
        return leaders.contains(entry.identity().pid()) || leaders.contains(entry.session());
    }

    private static void addDescendants(Set<Long> found, List<ProcessTable.Entry> all) {
        int before;
        do {
            before = found.size();
            all.stream()
                    .filter(entry -> found.contains(entry.parent()))
                    .forEach(e -> found.add(e.identity().pid()));
        } while (found.size() > before);
    }

    /** The wrappers and commands under the folder that are alive by what they wrote down. */
    private void recorded(Set<Long> wrappers, Set<Long> leaders) {
        for (ExecutionFiles files : executions()) {
            if (files.claim() instanceof ExecutionFiles.Claim.Made made
                    && made.boot().equals(table.boot())) {
                table.parse(made.wrapper()).filter(table::alive).ifPresent(process -> wrappers.add(process.pid()));
                files.commandIdentity()
                        .flatMap(table::parse)
                        .filter(table::alive)
                        .ifPresent(process -> leaders.add(process.pid()));
            }
        }
    }

    private List<ExecutionFiles> executions() {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(path -> path.endsWith(ExecutionFiles.STARTED))
                    .map(path -> new ExecutionFiles(path.resolveSibling("")))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | UncheckedIOException e) {
            throw new ExecutionFailure("unreadable", root + " cannot be read: " + e.getMessage(), e);
        }
    }
}
