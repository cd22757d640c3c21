package jarvis.dawg.studio;

import jarvis.dawg.module.Condition;
import jarvis.dawg.module.Module;
import jarvis.dawg.module.Work;
import jarvis.dawg.music.Composer;
import jarvis.dawg.music.Composition;
import jarvis.dawg.music.MidiFile;
import jarvis.dawg.music.MusicRequest;
import jarvis.dawg.music.Reading;
import jarvis.dawg.music.sound.WavFile;
import jarvis.dawg.store.Generations;
import jarvis.dawg.store.Generations.Generation;
import jarvis.dawg.store.Generations.State;
import jarvis.dawg.store.Generations.Wanted;
import jarvis.dawg.usage.Figure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Makes music one piece after the other, on a thread of its own; what waits is bounded. Thread-safe.
 *
 * <p>A generation is written down before it is answered and before it is begun, so that a restart goes on with it: the same seed
 * gives the same piece.
 */
public final class Studio implements Module, AutoCloseable {
    private static final int WAITING = 16;
    /** Wakes the maker when the service ends. */
    private static final Generation LAST_WORD =
            new Generation("", Instant.EPOCH, State.CANCELLED, new Wanted("", "", 0, 0, 0), Duration.ZERO, "");

    private static final Duration LAST = Duration.ofSeconds(10);

    private final Path folder;
    private final Generations generations;
    private final InstantSource clock;
    private final Condition condition;
    private final LinkedBlockingQueue<Generation> queue = new LinkedBlockingQueue<>();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private final Map<String, Double> progress = new ConcurrentHashMap<>();
    private final Thread maker;
    private volatile boolean closing;

    /** What came of asking for a piece. */
    public sealed interface Answer {
        record Queued(Generation generation) implements Answer {}

        record Refused(String sentence) implements Answer {}

        record Full(int waiting) implements Answer {}
    }

    /** @param folder where the pieces are kept */
    public Studio(Path folder, Generations generations, InstantSource clock, Condition condition) {
        this.folder = folder;
        this.generations = generations;
        this.clock = clock;
        this.condition = condition;
        this.maker = Thread.ofPlatform().name("studio").daemon().unstarted(this::make);
    }

    /** Goes on with what an earlier start left. */
    public void start() {
        queue.addAll(generations.open());
        maker.start();
    }

    public Answer ask(Wanted wanted) {
        return switch (read(wanted)) {
            case Reading.Refused<MusicRequest> refused -> new Answer.Refused(refused.sentence());
            case Reading.Understood<MusicRequest> _ -> queued(wanted);
        };
    }

    private synchronized Answer queued(Wanted wanted) {
        if (queue.size() >= WAITING) {
            return new Answer.Full(queue.size());
        }
        Generation fresh =
                new Generation(UUID.randomUUID().toString(), clock.instant(), State.QUEUED, wanted, Duration.ZERO, "");
        generations.keep(fresh);
        queue.add(fresh);
        return new Answer.Queued(fresh);
    }

    private static Reading<MusicRequest> read(Wanted wanted) {
        return MusicRequest.read(wanted.genre(), wanted.key(), wanted.tempo(), wanted.bars(), wanted.seed());
    }

    public Optional<Generation> find(String id) {
        return generations.find(id);
    }

    public List<Generation> newest(int most) {
        return generations.newest(most);
    }

    /** The share of a piece that is rendered, from 0 to 1. */
    public double progress(Generation generation) {
        return generation.state() == State.DONE ? 1 : progress.getOrDefault(generation.id(), 0.0);
    }

    /** Asks for the end of a generation; what is over stays as it is. */
    public Optional<Generation> cancel(String id) {
        Optional<Generation> found = generations.find(id);
        if (found.isEmpty() || found.get().state().over()) {
            return found;
        }
        cancelled.add(id);
        boolean waited = queue.removeIf(one -> one.id().equals(id));
        if (waited) {
            generations.keep(found.get().to(State.CANCELLED, Duration.ZERO, ""));
        }
        return generations.find(id);
    }

    public Path wav(Generation generation) {
        return folder.resolve(generation.id() + ".wav");
    }

    public Path midi(Generation generation) {
        return folder.resolve(generation.id() + ".mid");
    }

    private void make() {
        try {
            for (Generation next = queue.take(); !closing; next = queue.take()) {
                make(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void make(Generation generation) {
        long start = System.nanoTime();
        try {
            generations.keep(generation.to(State.RUNNING, Duration.ZERO, ""));
            WavFile.Ending ending = rendered(generation);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            boolean whole = ending == WavFile.Ending.WHOLE;
            if (whole) {
                condition.work().well(took);
            }
            if (whole || cancelled.contains(generation.id())) {
                generations.keep(generation.to(whole ? State.DONE : State.CANCELLED, took, ""));
            }
        } catch (IOException | RuntimeException e) {
            failed(generation, Duration.ofNanos(System.nanoTime() - start), String.valueOf(e.getMessage()));
        } finally {
            progress.remove(generation.id());
            cancelled.remove(generation.id());
        }
    }

    private void failed(Generation generation, Duration took, String why) {
        condition.work().failed(took, why);
        try {
            generations.keep(generation.to(State.FAILED, took, why));
        } catch (RuntimeException e) {
            // The database is away; it stays running there, and the next start makes it once more.
        }
    }

    private WavFile.Ending rendered(Generation generation) throws IOException {
        if (!(read(generation.wanted()) instanceof Reading.Understood<MusicRequest>(MusicRequest request))) {
            throw new IOException("what was asked for cannot be read any more");
        }
        Composition composition = Composer.compose(request);
        Files.createDirectories(folder);
        Files.write(midi(generation), MidiFile.of(composition));
        Path draft = folder.resolve(generation.id() + ".new");
        WavFile.Ending ending;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16)) {
            ending = WavFile.write(
                    composition,
                    out,
                    () -> cancelled.contains(generation.id()) || closing,
                    done -> progress.put(generation.id(), done));
        }
        if (ending == WavFile.Ending.WHOLE) {
            Files.move(draft, wav(generation), StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(draft);
            Files.deleteIfExists(midi(generation));
        }
        return ending;
    }

    @Override
    public String name() {
        return "music";
    }

    @Override
    public Work work() {
        return condition.work();
    }

    @Override
    public List<String> broken() {
        return condition.broken().get();
    }

    @Override
    public Map<String, Figure> figures() {
        Generations.Totals totals = generations.totals(clock.instant());
        String none = "no generation is over yet";
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("generations_today", Figure.of(totals.today()));
        figures.put("total_generations", Figure.of(totals.done()));
        figures.put("success_rate", Figure.ratio(totals.done(), totals.done() + totals.failed(), none));
        boolean any = totals.done() > 0;
        figures.put("avg_generation_time_ms", any ? new Figure.Known(totals.meanMillis()) : new Figure.Undefined(none));
        figures.put("p95_generation_time_ms", any ? new Figure.Known(totals.p95Millis()) : new Figure.Undefined(none));
        figures.put("queued", Figure.of(queue.size()));
        return figures;
    }

    @Override
    public Map<String, String> definitions() {
        return Map.of(
                "generations_today", "generations asked for today that are done",
                "total_generations", "generations that are done, since the first one",
                "success_rate", "done / (done + failed); cancelled ones are neither",
                "avg_generation_time_ms", "mean time from begin to end of the last 1,000 that are done",
                "p95_generation_time_ms", "95th percentile of the same",
                "queued", "generations that wait");
    }

    /** Leaves the piece that is being made; the next start makes it anew. No interrupt: that would break the file and count as a failure. */
    @Override
    public void close() {
        closing = true;
        queue.add(LAST_WORD);
        try {
            maker.join(LAST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
