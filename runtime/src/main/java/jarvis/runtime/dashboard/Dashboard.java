package jarvis.runtime.dashboard;

import jarvis.core.reading.Clocks;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Reading;
import jarvis.runtime.source.Whole;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents of all endpoints, each made once for all who ask. They are made again when something says that readings
 * changed, when one grows too old, and for whoever asks after a second, so that the clocks in it are true. Thread-safe.
 */
public final class Dashboard implements AutoCloseable {
    /** How old the clocks of asking may be in what is sent. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** The wall clock may have been set meanwhile. */
    private static final Duration LONGEST_NAP = Duration.ofSeconds(5);

    private static final JsonMapper JSON = new JsonMapper();
    private static final System.Logger LOG = System.getLogger("jarvis.dashboard");

    private final List<Values> origins;
    private final InstantSource clock;
    private final Map<Endpoint, Page> pages = new EnumMap<>(Endpoint.class);
    private final List<Consumer<List<Page>>> listeners = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<Map<String, Reading<JsonNode>>, Instant>> recorders = new CopyOnWriteArrayList<>();
    private final LongAdder looks = new LongAdder();
    private final Map<Endpoint, LongAdder> hits = adders();
    private final Map<Endpoint, LongAdder> misses = adders();
    private final Semaphore changes = new Semaphore(0);
    private final Thread maker;

    /** @param origins where two have a value of the same name, the first one's is shown */
    public Dashboard(List<Values> origins, InstantSource clock) {
        this.origins = List.copyOf(origins);
        this.clock = clock;
        this.maker = Thread.ofVirtual().name("dashboard").unstarted(this::loop);
        make();
    }

    /** From now on changes are followed, and recorded. */
    public Dashboard start() {
        changed();
        maker.start();
        return this;
    }

    /** Readings may have changed. Returns at once; many calls become one look. */
    public void changed() {
        changes.release();
    }

    /** Calls back with all documents that a look found new, once a look. Must return at once. */
    public void subscribe(Consumer<List<Page>> listener) {
        listeners.add(listener);
    }

    /** Calls back with all readings and their time whenever they were looked at. Must return at once. */
    public void record(BiConsumer<Map<String, Reading<JsonNode>>, Instant> recorder) {
        recorders.add(recorder);
    }

    /** The document as of now. */
    public Page page(Endpoint endpoint) {
        Page page = known(endpoint);
        boolean old = page.madeAt().plus(FRESH).isBefore(clock.instant());
        Objects.requireNonNull((old ? misses : hits).get(endpoint)).increment();
        return old ? refreshed(endpoint) : page;
    }

    /** How often readings were looked at and documents made. */
    public long looks() {
        return looks.sum();
    }

    /** How often a document that was there was new enough. */
    public long hits(Endpoint endpoint) {
        return Objects.requireNonNull(hits.get(endpoint)).sum();
    }

    /** How often one had to be made for whoever asked. */
    public long misses(Endpoint endpoint) {
        return Objects.requireNonNull(misses.get(endpoint)).sum();
    }

    private static Map<Endpoint, LongAdder> adders() {
        Map<Endpoint, LongAdder> adders = new EnumMap<>(Endpoint.class);
        List.of(Endpoint.values()).forEach(endpoint -> adders.put(endpoint, new LongAdder()));
        return adders;
    }

    private Page known(Endpoint endpoint) {
        synchronized (pages) {
            return Objects.requireNonNull(pages.get(endpoint), "every document is made at the start");
        }
    }

    private Page refreshed(Endpoint endpoint) {
        make();
        return known(endpoint);
    }

    /** All values by their full names, as of now. */
    public Map<String, Reading<JsonNode>> readings() {
        Instant now = clock.instant();
        Map<String, Reading<JsonNode>> all = new LinkedHashMap<>();
        origins.forEach(origin -> origin.at(now).forEach((name, reading) -> {
            if (!name.startsWith(Whole.MARK)) {
                all.putIfAbsent(name, reading);
            }
        }));
        Wanted.all().forEach((name, meaning) -> all.putIfAbsent(name, unconfigured(name, meaning)));
        return all;
    }

    private static Reading<JsonNode> unconfigured(String name, Meaning meaning) {
        return Reading.notConfigured("No source in jarvis.yaml states " + name + ".", meaning);
    }

    private void loop() {
        try {
            while (true) {
                if (changes.tryAcquire(nap(), TimeUnit.MILLISECONDS)) {
                    changes.drainPermits();
                }
                lookSafely();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookSafely() {
        try {
            make();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the dashboard's documents could not be made", e);
        }
    }

    private long nap() {
        Instant now = clock.instant();
        return origins.stream()
                .flatMap(origin -> origin.ages(now).stream())
                .min(Instant::compareTo)
                .map(next -> Math.clamp(Duration.between(now, next).toMillis(), 1, LONGEST_NAP.toMillis()))
                .orElse(LONGEST_NAP.toMillis());
    }

    private void make() {
        looks.increment();
        synchronized (pages) {
            Instant now = clock.instant();
            Map<String, Reading<JsonNode>> readings = readings();
            recorders.forEach(recorder -> recorder.accept(readings, now));
            List<Page> changed = new ArrayList<>();
            for (Endpoint endpoint : Endpoint.values()) {
                Page before = pages.get(endpoint);
                Page page = page(endpoint, readings, now, before);
                pages.put(endpoint, page);
                if (before == null || before.version() != page.version()) {
                    changed.add(page);
                }
            }
            if (!changed.isEmpty()) {
                listeners.forEach(listener -> listener.accept(List.copyOf(changed)));
            }
        }
    }

    private static Page page(
            Endpoint endpoint, Map<String, Reading<JsonNode>> readings, Instant now, @Nullable Page before) {
        Panel panel = endpoint == Endpoint.OVERVIEW ? overview(readings) : panel(endpoint, readings);
        ObjectNode document = JSON.createObjectNode();
        document.put("success", true);
        document.set("data", panel.data());
        ObjectNode provenance = document.putObject("readings");
        panel.placed().forEach((pointer, reading) -> provenance.set(pointer, ReadingDocument.standing(reading)));
        String tag = hash(document.toString());
        panel.placed().forEach((pointer, reading) -> {
            if (provenance.get(pointer) instanceof ObjectNode one) {
                ReadingDocument.clocks(one, reading.provenance());
            }
        });
        document.put("timestamp", now.toString());
        long version = before == null ? 1 : before.tag().equals(tag) ? before.version() : before.version() + 1;
        return new Page(endpoint, JSON.writeValueAsBytes(document), version, tag, panel.any(), now, next(panel));
    }

    private static Panel panel(Endpoint endpoint, Map<String, Reading<JsonNode>> readings) {
        Panel panel = new Panel();
        int prefix = endpoint.word().length() + 1;
        readings.forEach((name, reading) -> {
            if (endpoint.has(name)) {
                panel.put(name.substring(prefix), reading);
            }
        });
        return panel;
    }

    /** Every value of the others that is not one of a list. */
    private static Panel overview(Map<String, Reading<JsonNode>> readings) {
        Panel panel = new Panel();
        readings.forEach((name, reading) -> {
            boolean single = reading.<Boolean>fold(JsonNode::isValueNode, _ -> true);
            if (single && name.indexOf('[') < 0) {
                panel.put(Endpoint.OVERVIEW.has(name) ? name.substring("overview.".length()) : name, reading);
            }
        });
        return panel;
    }

    private static @Nullable Instant next(Panel panel) {
        return panel.placed().values().stream()
                .map(reading -> reading.provenance().clocks())
                .map(Clocks::nextAttemptAt)
                .flatMap(next -> Optional.ofNullable(next).stream())
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        maker.interrupt();
    }
}
