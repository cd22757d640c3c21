package jarvis.runtime.source;

import jarvis.core.reading.Meaning;
import jarvis.core.reading.Reading;
import jarvis.core.reading.SourceState;
import jarvis.runtime.watch.FolderWatch;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** All sources of a project, each asked on its own. Thread-safe. */
public final class Sources implements AutoCloseable {
    /** Folders may appear, and watches may be lost. */
    private static final Duration ROUND = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger("jarvis.source");

    private final List<Polled> all;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final FolderWatch watch;
    private final Thread rounds;
    private boolean untold;

    /** Starts asking at once. */
    public Sources(List<SourceSpec> specs, Kept kept, InstantSource clock) {
        this.all = specs.stream()
                .map(spec -> new Polled(spec, kept, clock, this::changed))
                .toList();
        this.watch = new FolderWatch(_ -> look());
        this.rounds = Thread.ofPlatform().daemon().name("source-folders").unstarted(this::watchFolders);
        all.forEach(Polled::start);
        rounds.start();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    private void look() {
        all.stream().filter(one -> one.spec().source().folder().isPresent()).forEach(Polled::wake);
    }

    private void watchFolders() {
        Set<Path> folders = all.stream()
                .flatMap(one -> one.spec().source().folder().stream())
                .collect(Collectors.toUnmodifiableSet());
        try {
            while (!folders.isEmpty()) {
                folders.forEach(this::watch);
                Thread.sleep(ROUND);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A folder may be gone again, and a system has only so many watches: its files are looked at all the same. */
    private void watch(Path folder) {
        try {
            watch.over(folder);
        } catch (IOException e) {
            if (!untold) {
                untold = true;
                LOG.log(
                        Level.INFO,
                        "the system does not tell of changes in every folder; files are looked at each second");
            }
        }
    }

    /** Calls back whenever readings may have changed by more than their clocks, on any thread. Must return at once. */
    public void subscribe(Runnable listener) {
        listeners.add(listener);
    }

    /** What is known of each source, in the order of the configuration. */
    public List<Known> known() {
        return all.stream().map(one -> new Known(one.spec(), one.state())).toList();
    }

    /** Whether each was asked since this start, with or without success; one that a person paused is not waited for. */
    public boolean allAsked() {
        return all.stream().map(Polled::state).allMatch(state -> state.paused() || state.checkedAt() != null);
    }

    /** What came of asking each source, by its name. */
    public Map<String, FetchCounts> fetches() {
        Map<String, FetchCounts> fetches = new LinkedHashMap<>();
        all.forEach(one -> fetches.put(one.spec().rules().source(), one.fetches()));
        return fetches;
    }

    /** A source and what is known of it. */
    public record Known(SourceSpec spec, SourceState<JsonNode> state) {
        public String name() {
            return spec.rules().source();
        }
    }

    /** Every value that there is or should be, by its name; where two sources state one, the first does. */
    public Map<String, Reading<JsonNode>> readings(Instant now) {
        Map<String, Reading<JsonNode>> readings = new LinkedHashMap<>();
        for (Polled one : all) {
            SourceState<JsonNode> state = one.state();
            names(one.spec(), state)
                    .forEach((name, meaning) ->
                            readings.computeIfAbsent(name, wanted -> state.reading(wanted, meaning, now)));
        }
        return readings;
    }

    private static Map<String, Meaning> names(SourceSpec spec, SourceState<JsonNode> state) {
        Map<String, Meaning> names = new LinkedHashMap<>(spec.interpretation().expected());
        SourceState.Document<JsonNode> last = state.last();
        if (last != null) {
            last.values().forEach((name, value) -> names.put(name, value.meaning()));
        }
        return names;
    }

    /** When a reading changes next by the passing of time alone. */
    public Optional<Instant> ages(Instant now) {
        return all.stream().flatMap(one -> one.state().ages(now).stream()).min(Instant::compareTo);
    }

    /** False when there is no such source. */
    public boolean pause(String name) {
        return with(name, Polled::pause);
    }

    public boolean resume(String name) {
        return with(name, Polled::resume);
    }

    private boolean with(String name, Consumer<Polled> act) {
        Optional<Polled> found = all.stream()
                .filter(one -> one.spec().rules().source().equals(name))
                .findFirst();
        found.ifPresent(act);
        return found.isPresent();
    }

    @Override
    public void close() {
        rounds.interrupt();
        watch.close();
        all.forEach(Polled::close);
    }
}
