package jarvis.runtime.sharedfiles;

import jarvis.core.coordination.Command;
import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Plan;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.watch.FolderWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The shared files of a run: shown after each change of the run, at most every 100 ms, and looked at for claims when
 * the system tells of a change, and four times a second in any case.
 *
 * <p>One thread looks, submits and shows; whatever the disk refuses is logged and tried again.
 */
public final class SharedFiles implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SharedFiles.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration BETWEEN_SHOWS = Duration.ofMillis(100);
    private static final Duration BETWEEN_EQUAL_NOTES = Duration.ofSeconds(10);
    private static final int MOST_NOTES = 1000;
    private static final int PAGE = 1000;
    private static final int HISTORY = 200_000;

    private final LiveRun run;
    private final String name;
    private final List<Projection> projections;
    private final List<SharedFolder> folders = new ArrayList<>();
    private final Map<String, Instant> notes = new HashMap<>();
    private final Semaphore wakes = new Semaphore(0);
    private final FolderWatch watch = new FolderWatch(_ -> wakes.release());
    private final LiveRun.Subscription subscription;
    private final Thread thread;
    private Instant shownAt = Instant.EPOCH;
    private boolean showLater;
    private String lastTrouble = "";
    private volatile boolean open = true;

    /**
     * Shows the files and begins to look at them.
     *
     * @param coordinationFolder the run's own; made where it is missing
     * @param copies those in the instances' own locations, where they differ from it
     */
    public SharedFiles(Path coordinationFolder, LiveRun run, List<OwnCopy> copies) {
        this.run = run;
        name = run.state().defined().run();
        Plan plan = run.plan();
        projections = List.of(new StatusClaims(plan), new IntegrationClaims(plan), new BlockersClaims(plan));
        Exchange exchange = new Exchange();
        Path shared = coordinationFolder.toAbsolutePath().normalize();
        owners(shared, copies).forEach((folder, owner) -> folders.add(folder(folder, owner, exchange)));
        remember(shared);
        step();
        subscription = run.subscribe(event -> wakes.release());
        thread = Thread.ofVirtual().name("shared-files").start(this::loop);
    }

    /** Whose each folder is: the run's own nobody's alone, and so one that several instances share. */
    private static Map<Path, String> owners(Path shared, List<OwnCopy> copies) {
        Map<Path, String> owners = new LinkedHashMap<>();
        owners.put(shared, "");
        for (OwnCopy copy : copies) {
            owners.merge(
                    copy.folder().toAbsolutePath().normalize(),
                    copy.instance(),
                    (one, other) -> one.equals(other) ? one : "");
        }
        return owners;
    }

    private SharedFolder folder(Path folder, String owner, Exchange exchange) {
        String instance = owner.isEmpty() ? null : owner;
        SharedFile.Claims claims = new Doing();
        List<SharedFile> files = projections.stream()
                .map(projection -> new SharedFile(projection, folder, instance, claims, exchange))
                .toList();
        return new SharedFolder(folder, folders.isEmpty(), files);
    }

    /** After a restart an old entry in a file is still old: what was shown is folded again from the events. */
    private void remember(Path shared) {
        if (resumed(shared)) {
            replay();
        }
        shown(run.state(), Instant.EPOCH);
    }

    private boolean resumed(Path shared) {
        try {
            return folders.getFirst().isOf(name);
        } catch (IOException e) {
            trouble(shared, e);
            return false;
        }
    }

    private void replay() {
        RunState state = RunState.EMPTY;
        long every = 1 + run.state().version() * run.plan().instances().size() / HISTORY;
        for (List<Recorded> page = run.events(0, PAGE); !page.isEmpty(); page = run.events(state.version(), PAGE)) {
            for (Recorded recorded : page) {
                state = Coordination.apply(state, recorded.event());
                if (recorded.seq() % every == 0 && state.definition() != null) {
                    shown(state, recorded.event().at());
                }
            }
        }
    }

    private void shown(RunState state, Instant at) {
        projections.forEach(projection -> projection.shown(state, at));
    }

    private void loop() {
        try {
            while (open) {
                step();
                var _ = wakes.tryAcquire(pause().toMillis(), TimeUnit.MILLISECONDS);
                wakes.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pause() {
        boolean soon = showLater || folders.stream().anyMatch(SharedFolder::halfWritten);
        return soon ? BETWEEN_SHOWS.dividedBy(2) : BETWEEN_LOOKS;
    }

    private void step() {
        Instant now = Instant.now();
        boolean show = !shownAt.plus(BETWEEN_SHOWS).isAfter(now);
        for (SharedFolder folder : folders) {
            try {
                folder.look(run.state(), name, now);
                if (show) {
                    folder.show(run.state(), now);
                }
                watch.over(folder.path());
            } catch (IOException | RuntimeException e) {
                trouble(folder.path(), e);
            }
        }
        shownAt = show ? now : shownAt;
        showLater = !show;
    }

    private void trouble(Path folder, Exception e) {
        String text = "The shared files in " + folder + " cannot be kept: " + e + ". It is tried again.";
        if (!text.equals(lastTrouble)) {
            LOG.log(System.Logger.Level.WARNING, text, e);
            lastTrouble = text;
        }
    }

    /** Shows the files a last time. */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        subscription.close();
        wakes.release();
        try {
            thread.join(BETWEEN_LOOKS.multipliedBy(40));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shownAt = Instant.EPOCH;
        step();
        folders.forEach(this::forget);
        watch.close();
    }

    private void forget(SharedFolder folder) {
        try {
            folder.forget();
        } catch (IOException e) {
            trouble(folder.path(), e);
        }
    }

    /** Hands claims to the run; what it refuses becomes a note. */
    private final class Doing implements SharedFile.Claims {
        @Override
        public RunState state() {
            return run.state();
        }

        @Override
        public void take(Command command) {
            if (command instanceof Command.NoteProblem problem) {
                note(problem.source(), problem.text());
            } else if (run.submit(command) instanceof Decision.Refused refused) {
                note("shared files", "a claim was refused and put back: " + refused.sentence());
            }
        }

        /** An agent that repeats itself in a loop does not fill the journal. */
        @Override
        public void note(String source, String sentence) {
            Instant now = Instant.now();
            Instant before = notes.get(source + sentence);
            if (before == null || before.plus(BETWEEN_EQUAL_NOTES).isBefore(now)) {
                if (notes.size() >= MOST_NOTES) {
                    notes.clear();
                }
                notes.put(source + sentence, now);
                var _ = run.submit(new Command.NoteProblem(source, sentence));
            }
        }
    }
}
