package jarvis.dawg.automation;

import jarvis.dawg.module.Condition;
import jarvis.dawg.module.Module;
import jarvis.dawg.module.Work;
import jarvis.dawg.store.WorkflowRuns;
import jarvis.dawg.usage.Figure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Runs workflows, one at a time, each night in their order and whenever somebody asks. Thread-safe. */
public final class Automation implements Module, AutoCloseable {
    private static final int HOUR = 2;
    private static final Duration LAST = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final List<Workflow> workflows;
    private final WorkflowRuns runs;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Condition condition;
    private final ReentrantLock running = new ReentrantLock();
    private final Thread nights;

    /** @param zone whose night it is */
    public Automation(
            List<Workflow> workflows, WorkflowRuns runs, InstantSource clock, ZoneId zone, Condition condition) {
        this.workflows = List.copyOf(workflows);
        this.runs = runs;
        this.clock = clock;
        this.zone = zone;
        this.condition = condition;
        this.nights = Thread.ofVirtual().name("workflows").unstarted(this::nightly);
    }

    /** From here on the nights are kept. */
    public void start() {
        nights.start();
    }

    public List<Workflow> workflows() {
        return workflows;
    }

    public List<WorkflowRuns.Run> newest(int most) {
        return runs.newest(most);
    }

    /** Runs one to its end; empty when there is none of this name. */
    public Optional<WorkflowRuns.Run> run(String name) {
        return workflows.stream()
                .filter(workflow -> workflow.name().equals(name))
                .findFirst()
                .map(this::run);
    }

    private WorkflowRuns.Run run(Workflow workflow) {
        running.lock();
        try {
            Instant started = clock.instant();
            long start = System.nanoTime();
            boolean well = true;
            String said;
            try {
                said = workflow.task().run();
            } catch (RuntimeException e) {
                well = false;
                said = String.valueOf(e.getMessage());
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            if (well) {
                condition.work().well(took);
            } else {
                condition.work().failed(took, workflow.name() + ": " + said);
            }
            return runs.keep(workflow.name(), started, took, well, said);
        } finally {
            running.unlock();
        }
    }

    /** Whatever did not run since the last night's hour is run; after a time away too. What failed waits for the next night or for somebody. */
    void catchUp() {
        ZonedDateTime now = clock.instant().atZone(zone);
        if (now.getHour() >= HOUR) {
            long today = now.toLocalDate().toEpochDay();
            workflows.stream()
                    .takeWhile(workflow -> !Thread.currentThread().isInterrupted())
                    .filter(workflow -> !runs.ranOn(workflow.name(), today))
                    .forEach(this::run);
        }
    }

    private void nightly() {
        try {
            while (true) {
                try {
                    catchUp();
                } catch (RuntimeException e) {
                    condition.work().failed(Duration.ZERO, String.valueOf(e.getMessage()));
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String name() {
        return "automation";
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
        WorkflowRuns.Totals totals = runs.totals();
        String none = "no workflow has run yet";
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("workflows_executed", Figure.of(totals.runs()));
        figures.put("error_rate", Figure.ratio(totals.failed(), totals.runs(), none));
        figures.put(
                "duration_ms", totals.runs() == 0 ? new Figure.Undefined(none) : new Figure.Known(totals.meanMillis()));
        figures.put(
                "last_failure",
                runs.lastFailure().stream()
                        .findFirst()
                        .<Figure>map(run -> Figure.of(run.started().toEpochMilli()))
                        .orElse(new Figure.Undefined("none has failed")));
        return figures;
    }

    @Override
    public Map<String, String> definitions() {
        return Map.of(
                "workflows_executed", "runs of workflows since the first one",
                "error_rate", "runs that failed / runs",
                "duration_ms", "mean time of a run",
                "last_failure", "when the newest run that failed began, in milliseconds since 1970");
    }

    /** Lets the workflow that runs come to its end, and no other begin. */
    @Override
    public void close() {
        nights.interrupt();
        try {
            nights.join(LAST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
