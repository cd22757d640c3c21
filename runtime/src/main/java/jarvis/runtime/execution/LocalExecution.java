package jarvis.runtime.execution;

import jarvis.core.coordination.Ending;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An execution on this machine, known by its files.
 *
 * <p>What is so is on disk and in the process table; here is only who is told. The {@code onEnd} runs before anybody else
 * learns of the ending.
 */
final class LocalExecution implements Execution {
    /** What its files and its processes show. */
    private sealed interface Sight {
        record Unclaimed() implements Sight {}

        record Alive() implements Sight {}

        record Ended(Ending ending) implements Sight {}
    }

    private final ExecutionFiles files;
    private final ProcessTable table;
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Consumer<LocalExecution> onEnd;
    private volatile @Nullable Process wrapper;
    private volatile @Nullable ProcessIdentity seen;

    LocalExecution(ExecutionFiles files, ProcessTable table, Consumer<LocalExecution> onEnd) {
        this.files = files;
        this.table = table;
        this.onEnd = onEnd;
    }

    @Override
    public boolean alive() {
        return !ending.isDone()
                && switch (look()) {
                    case Sight.Alive alive -> true;
                    case Sight.Ended ended -> false;
                    case Sight.Unclaimed unclaimed -> wrapper != null && wrapper.isAlive();
                };
    }

    @Override
    public CompletableFuture<Ending> ending() {
        return ending.copy();
    }

    @Override
    public Path output() {
        return files.output();
    }

    /** The process that this Jarvis started for it. */
    Optional<Process> wrapper() {
        return Optional.ofNullable(wrapper);
    }

    /** Waits until it is clear whether it was started. */
    void awaitBegin() throws InterruptedException {
        begun.await();
    }

    void awaitEnd() throws InterruptedException {
        try {
            ending.get();
        } catch (ExecutionException e) {
            // whoever asked for it was told
        }
    }

    /** It was found: {@code watcher} looks after it from now on. */
    void adopt(Watcher watcher) {
        begun.countDown();
        watcher.watch(this);
    }

    /** It was started as a child of this Jarvis, whose end is an event. */
    void started(Process process, Watcher watcher) {
        wrapper = process;
        begun.countDown();
        Thread.startVirtualThread(() -> await(process, watcher));
    }

    void notStarted(String reason) {
        begun.countDown();
        end(new Ending.NotStarted(reason));
    }

    /** Nobody can say whether it was started. */
    void unknown(ExecutionFailure failure) {
        begun.countDown();
        onEnd.accept(this);
        ending.completeExceptionally(failure);
    }

    /** Looks whether it has ended, and tells when it has. */
    boolean ended() {
        ProcessIdentity last = seen;
        if (!ending.isDone() && (last == null || !table.alive(last)) && look() instanceof Sight.Ended found) {
            end(found.ending());
        }
        return ending.isDone();
    }

    private void await(Process process, Watcher watcher) {
        try {
            int code = process.waitFor();
            if (code == Wrapper.NOT_CLAIMED || look() instanceof Sight.Unclaimed) {
                end(new Ending.NotStarted("its wrapper ended with exit " + code + " before it wrote into "
                        + files.folder() + ". Look for a full disk or missing rights there."));
            } else {
                watcher.watch(this);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        } catch (ExecutionFailure e) {
            watcher.watch(this);
        }
    }

    private void end(Ending found) {
        onEnd.accept(this);
        ending.complete(found);
    }

    /** The wrapper is looked at before the exit code: it writes the one before it is gone. */
    private Sight look() {
        return switch (files.claim()) {
            case ExecutionFiles.Claim.None none -> new Sight.Unclaimed();
            case ExecutionFiles.Claim.Unwritten unwritten -> unwritten(unwritten);
            case ExecutionFiles.Claim.Made made -> look(made);
        };
    }

    private static Sight unwritten(ExecutionFiles.Claim.Unwritten claim) {
        return claim.tooLong() ? lost("the shell that was to run it was killed before it did") : new Sight.Alive();
    }

    private Sight look(ExecutionFiles.Claim.Made claim) {
        boolean here = claim.boot().equals(table.boot());
        boolean kept = here && there(claim.wrapper());
        Optional<Integer> code = files.exitCode();
        if (code.isPresent()) {
            return new Sight.Ended(new Ending.Exited(code.get()));
        } else if (!here) {
            return lost("the machine was restarted while it ran");
        }
        return kept || files.commandIdentity().filter(this::there).isPresent()
                ? new Sight.Alive()
                : lost("the shell that waits for its exit code was killed");
    }

    private boolean there(String written) {
        Optional<ProcessIdentity> found = table.parse(written).filter(table::alive);
        found.ifPresent(identity -> seen = identity);
        return found.isPresent();
    }

    private static Sight lost(String reason) {
        return new Sight.Ended(new Ending.Lost(reason));
    }
}
