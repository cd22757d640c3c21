package jarvis.runtime.alert;

import jarvis.core.alert.Alert;
import jarvis.core.alert.Rule;
import jarvis.core.reading.Reading;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All alerts of a project. Readings are handed over by whoever looked at them and judged on a thread of its own: a step is
 * made, remembered on disk, shown, and then delivered, in this order. Thread-safe.
 */
public final class Alerts implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("jarvis.alert");

    private final InstantSource clock;
    private final MemoryFile memory;
    private final List<Outbox> outboxes;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Looked> newest = new AtomicReference<>();
    private final Semaphore wakes = new Semaphore(0);
    private final Object steps = new Object();
    private final Thread judge;
    private volatile Map<String, Alert> alerts;
    private volatile boolean settled;

    /**
     * Readings as they were looked at.
     *
     * @param settled whether every source had been asked before
     */
    private record Looked(Map<String, Reading<JsonNode>> readings, boolean settled) {}

    /** @param file what is remembered; what it has of rules that are gone is withdrawn */
    public Alerts(List<Rule> rules, List<Channel> channels, Terms terms, Path file, InstantSource clock) {
        this.clock = clock;
        this.memory = new MemoryFile(file);
        this.outboxes = channels.stream()
                .map(channel -> new Outbox(channel, terms, clock, this::delivered))
                .toList();
        Remembered before = memory.read();
        this.alerts = begun(rules, before);
        outboxes.forEach(outbox -> outbox.add(before.outboxes().getOrDefault(outbox.name(), List.of())));
        withdraw(rules, before);
        this.judge = Thread.ofVirtual().name("alerts").unstarted(this::loop);
    }

    private Map<String, Alert> begun(List<Rule> rules, Remembered before) {
        Map<String, Alert> begun = new LinkedHashMap<>();
        for (Rule rule : rules) {
            Alert alert = before.alerts().stream()
                    .filter(standing -> standing.of(rule))
                    .findFirst()
                    .map(standing -> standing.alert(rule))
                    .orElseGet(() -> Alert.quiet(rule, clock.instant()));
            begun.put(rule.name(), alert);
        }
        return begun;
    }

    private void withdraw(List<Rule> rules, Remembered before) {
        Map<String, Rule> named = rules.stream().collect(Collectors.toMap(Rule::name, Function.identity()));
        List<Notice> withdrawn = before.alerts().stream()
                .filter(Remembered.Standing::firing)
                .filter(standing -> !standing.of(named.get(standing.rule())))
                .map(standing -> Notice.withdrawn(standing, named.get(standing.rule()), clock.instant()))
                .toList();
        if (!withdrawn.isEmpty()) {
            memory.write(remembered(alerts, withdrawn));
            outboxes.forEach(outbox -> outbox.add(withdrawn));
        }
    }

    public Alerts start() {
        outboxes.forEach(Outbox::start);
        judge.start();
        return this;
    }

    /** Hands over what was looked at. Returns at once; of several, the newest is judged. */
    public void look(Map<String, Reading<JsonNode>> readings, boolean allAsked) {
        newest.set(new Looked(readings, settled));
        settled = allAsked;
        wakes.release();
    }

    /** Calls back whenever an alert or a channel has changed, on any thread. Must return at once. */
    public void subscribe(Runnable listener) {
        listeners.add(listener);
    }

    /** All alerts, in the order of the configuration. */
    public List<Alert> all() {
        return List.copyOf(alerts.values());
    }

    public List<Delivery> deliveries() {
        return outboxes.stream().map(Outbox::delivery).toList();
    }

    /** When an alert changes next by the passing of time alone. */
    public Optional<Instant> ages(Instant now) {
        return alerts.values().stream()
                .flatMap(alert -> alert.due().stream())
                .filter(due -> due.isAfter(now))
                .min(Instant::compareTo);
    }

    private void loop() {
        try {
            while (true) {
                wakes.acquire();
                wakes.drainPermits();
                Looked looked = newest.getAndSet(null);
                if (looked != null) {
                    judgeSafely(looked);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void judgeSafely(Looked looked) {
        try {
            judge(looked);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "alerts could not be judged", e);
        }
    }

    private void judge(Looked looked) {
        Instant now = clock.instant();
        Map<String, Alert> before = alerts;
        Map<String, Alert> after = new LinkedHashMap<>();
        List<Notice> notices = new ArrayList<>();
        before.forEach((name, alert) -> {
            Alert next = alert.after(Figures.of(looked.readings(), alert.rule().value(), looked.settled()), now);
            after.put(name, next);
            Notice.of(alert, next).ifPresent(notices::add);
            tell(alert, next);
        });
        boolean same = shown(before).equals(shown(after));
        synchronized (steps) {
            if (!same) {
                memory.write(remembered(after, notices));
            }
            alerts = after;
            outboxes.forEach(outbox -> outbox.add(notices));
        }
        if (!same) {
            changed();
        }
    }

    private static void tell(Alert before, Alert after) {
        if (before.phase() != after.phase()) {
            LOG.log(
                    Level.INFO,
                    after.rule().name() + ": " + before.phase().word() + " -> "
                            + after.phase().word() + " (" + after.text() + ")");
        }
    }

    private static List<String> shown(Map<String, Alert> alerts) {
        return alerts.values().stream()
                .map(alert -> alert.phase() + " " + alert.since() + " " + alert.text())
                .toList();
    }

    private Remembered remembered(Map<String, Alert> all, List<Notice> fresh) {
        Map<String, List<Notice>> waiting = new LinkedHashMap<>();
        for (Outbox outbox : outboxes) {
            List<Notice> notices = new ArrayList<>(outbox.waiting());
            notices.addAll(fresh);
            waiting.put(outbox.name(), notices);
        }
        List<Remembered.Standing> standing = all.values().stream()
                .flatMap(alert -> Remembered.Standing.of(alert).stream())
                .toList();
        return new Remembered(standing, waiting);
    }

    private void delivered() {
        synchronized (steps) {
            memory.write(remembered(alerts, List.of()));
        }
        changed();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public void close() {
        judge.interrupt();
        List<Thread> closing = outboxes.stream()
                .map(outbox -> Thread.ofVirtual().start(outbox::close))
                .toList();
        try {
            for (Thread one : closing) {
                one.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
