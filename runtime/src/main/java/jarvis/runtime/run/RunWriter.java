package jarvis.runtime.run;

import jarvis.core.coordination.Command;
import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Plan;
import jarvis.runtime.journal.Journal;
import jarvis.runtime.journal.JournalException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a run: decide, make durable, apply, publish, act.
 *
 * <p>One thread does all of it; everybody else hands commands over. Commands that wait together become durable together.
 * When the journal refuses, the writer stops: nothing is shown or started that is not on disk.
 */
public final class RunWriter implements LiveRun, AutoCloseable {
    private static final long TICK_MILLIS = 500;

    /** A command with the one who waits for its decision. */
    private record Wish(Command command, CompletableFuture<Decision> decision) {}

    private final String run;
    private final Journal journal;
    private final InstantSource clock;
    private final Plan plan;
    private final LinkedBlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
    private final List<Consumer<Recorded>> listeners = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private volatile RunState state;
    private volatile @Nullable Thread thread;
    private @Nullable Consumer<RunState> actor;

    /** @param state what the journal says is so */
    public RunWriter(String run, Plan plan, RunState state, Journal journal, InstantSource clock) {
        this.run = run;
        this.plan = plan;
        this.state = state;
        this.journal = journal;
        this.clock = clock;
    }

    /** Starts the writer. The actor is called on its thread after each change and each half second; it must not block. */
    public void start(Consumer<RunState> acting) {
        actor = acting;
        thread = Thread.ofPlatform().name("run-writer").daemon().start(this::loop);
        wish(new Command.Settle());
    }

    /** Completes when the writer stopped: normally by {@link #close}, exceptionally when the journal refused or a rule is broken. */
    public CompletableFuture<Void> over() {
        return over;
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public RunState state() {
        return state;
    }

    @Override
    public OptionalInt backlog() {
        return OptionalInt.of(wishes.size());
    }

    @Override
    public Decision submit(Command command) {
        try {
            return hand(command).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Decision.Refused(NOT_DECIDED, "Jarvis is stopping; the command was not decided.");
        } catch (ExecutionException e) {
            return new Decision.Refused(NOT_DECIDED, "Nothing can be recorded any more: " + why(e.getCause()));
        }
    }

    private static String why(@Nullable Throwable cause) {
        return cause instanceof JournalException trouble
                ? String.valueOf(trouble.getMessage())
                : "the run is no longer executed; the log says why. Go on with it: jarvis resume";
    }

    /** Hands a command over; whoever wishes does not hear what was decided. */
    public void wish(Command command) {
        CompletableFuture<Decision> _ = hand(command);
    }

    /** Hands a command over without waiting. */
    public CompletableFuture<Decision> hand(Command command) {
        Wish wish = new Wish(command, new CompletableFuture<>());
        wishes.add(wish);
        if (over.isDone()) {
            refuse(wish);
        }
        return wish.decision();
    }

    @Override
    public List<Recorded> events(long after, int limit) {
        return journal.read(run, after, limit);
    }

    @Override
    public Subscription subscribe(Consumer<Recorded> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            joined(running);
        }
        over.complete(null);
    }

    private static void joined(Thread running) {
        try {
            running.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<Wish> batch = next();
                write(batch);
                act();
            }
            over.complete(null);
        } catch (InterruptedException e) {
            over.complete(null);
        } catch (RuntimeException e) {
            over.completeExceptionally(e);
        }
        wishes.forEach(this::refuse);
    }

    private List<Wish> next() throws InterruptedException {
        List<Wish> batch = new ArrayList<>();
        Wish first = wishes.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            wishes.drainTo(batch);
        }
        return batch;
    }

    private void write(List<Wish> batch) {
        RunState before = state;
        RunState draft = before;
        List<Event> events = new ArrayList<>();
        List<Runnable> answers = new ArrayList<>();
        try {
            for (Wish wish : batch) {
                Decision decision = Coordination.decide(draft, wish.command(), clock.instant());
                if (decision instanceof Decision.Accepted accepted) {
                    for (Event event : accepted.events()) {
                        draft = Coordination.apply(draft, event);
                    }
                    events.addAll(accepted.events());
                }
                answers.add(() -> wish.decision().complete(decision));
            }
            if (!events.isEmpty()) {
                journal.append(run, before.version(), events);
            }
        } catch (RuntimeException e) {
            batch.forEach(wish -> wish.decision().completeExceptionally(e));
            throw e;
        }
        state = draft;
        publish(before.version(), events);
        answers.forEach(Runnable::run);
    }

    private void publish(long version, List<Event> events) {
        long seq = version;
        for (Event event : events) {
            Recorded recorded = new Recorded(++seq, event);
            listeners.forEach(listener -> listener.accept(recorded));
        }
    }

    private void act() {
        Consumer<RunState> acting = actor;
        if (acting != null) {
            acting.accept(state);
        }
    }

    private void refuse(Wish wish) {
        wish.decision().completeExceptionally(new IllegalStateException("the writer of " + run + " has stopped"));
    }
}
