package jarvis.runtime.agent.talk;

import jarvis.core.agent.AgentLife;
import jarvis.runtime.agent.dialogue.Dialogue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** All conversations of a run. One thread goes from one to the next, so that none is read in two places. Thread-safe. */
public final class Talks implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(50);

    /** How long an agent whose turn is over and whose input ended may take to end: its helpers may tidy up. */
    private static final Duration LEAVING = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Listener listener;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong();
    private volatile AgentsNow newest = AgentsNow.NONE;
    private final Thread thread;

    /** The newest conversation of an instance, and of which attempt. */
    public record Held(int attempt, Talk talk, Runnable end) {}

    /** Told of each conversation, again and again, and once more when its agent ended. */
    @FunctionalInterface
    public interface Listener {
        void heard(String instance, int attempt, Talk talk);
    }

    public Talks(InstantSource clock, Listener listener) {
        this.clock = clock;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("agent-talk").unstarted(this::listen);
    }

    public void start() {
        thread.start();
    }

    /** An attempt, its files, and how its process is ended. */
    public record Attempt(String instance, int number, TalkFiles files, Runnable end) {}

    /** Begins a conversation, or goes on with it from all that was written; the one of an earlier attempt is over. */
    public Talk follow(Attempt attempt, Dialogue dialogue) {
        Held mine = held.compute(attempt.instance(), (_, before) -> {
            if (before != null && before.attempt() == attempt.number()) {
                return before;
            }
            if (before != null) {
                before.talk().close();
            }
            return new Held(attempt.number(), new Talk(attempt.files(), dialogue, clock), attempt.end());
        });
        return mine.talk();
    }

    /** Hears an agent whose process ended to its last word. */
    public AgentLife over(String instance, int attempt, Talk talk) {
        AgentLife life = talk.ended();
        revision.incrementAndGet();
        listener.heard(instance, attempt, talk);
        return life;
    }

    /** What is known of all of them. */
    public AgentsNow now() {
        long seen = revision.get();
        AgentsNow made = newest;
        if (made.revision() != seen) {
            Map<String, AgentNow> known = new HashMap<>();
            held.forEach((instance, each) -> known.put(instance, each.talk().now(each.attempt())));
            made = new AgentsNow(seen, known);
            newest = made;
        }
        return made;
    }

    /** The newest conversation of an instance; empty where its agent speaks no protocol. */
    public Optional<Held> of(String instance) {
        return Optional.ofNullable(held.get(instance));
    }

    private void listen() {
        while (!Thread.currentThread().isInterrupted()) {
            boolean news = round();
            if (news) {
                revision.incrementAndGet();
            }
            try {
                TimeUnit.NANOSECONDS.sleep(TICK.toNanos());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean round() {
        boolean news = false;
        for (Map.Entry<String, Held> entry : held.entrySet()) {
            Held each = entry.getValue();
            news |= each.talk().go();
            listener.heard(entry.getKey(), each.attempt(), each.talk());
            if (each.talk().isOverdue(clock.instant().minus(LEAVING))) {
                Thread.ofVirtual().name("agent-end").start(each.end());
            }
        }
        return news;
    }

    /** Ends listening; the agents go on, and whoever comes later finds all that they said. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        held.values().forEach(each -> each.talk().close());
    }
}
