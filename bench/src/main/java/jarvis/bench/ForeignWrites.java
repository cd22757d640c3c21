package jarvis.bench;

import jarvis.core.coordination.Action;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Limits;
import jarvis.core.coordination.RunDefinition;
import jarvis.core.coordination.RunState;
import jarvis.core.coordination.Schedules;
import jarvis.core.merge.Pinned;
import jarvis.core.merge.Workspace;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Member;
import jarvis.core.plan.Mode;
import jarvis.core.plan.Ownership;
import jarvis.core.plan.Part;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import jarvis.runtime.branch.BranchNow;
import jarvis.runtime.project.Project;
import jarvis.runtime.project.Settings;
import jarvis.runtime.run.BranchWatch;
import jarvis.runtime.run.PlanBranches;
import jarvis.runtime.run.RunPlace;
import jarvis.runtime.workspace.worktree.Worktrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How soon a foreign write in one of many worktrees is known, and what the looking costs: {@code FOLDER [WRITES] [WORKTREES] [FILES]}. */
public final class ForeignWrites {
    private static final double NANOS_IN_MILLI = 1e6;
    private static final double TICKS_A_SECOND = 100;
    private static final long LIMIT_SECONDS = 60;
    private static final String RUN = "run-1";

    private final Path top;
    private final int instances;
    private final Random random = new Random(5);
    private RunState state = RunState.EMPTY;

    private ForeignWrites(Path top, int instances) {
        this.top = top;
        this.instances = instances;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int writes = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        int worktrees = args.length > 2 ? Integer.parseInt(args[2]) : 20;
        int files = args.length > 3 ? Integer.parseInt(args[3]) : 1_000;
        Path top = Files.createDirectories(Path.of(args[0])).toRealPath();
        new ForeignWrites(top, worktrees).run(writes, files);
    }

    private void run(int writes, int files) throws IOException, InterruptedException {
        repository(files);
        Plan plan = plan();
        RunPlace place = new RunPlace(RUN, Project.of(top.resolve("PLAN.md"), Settings.DEFAULT), plan);
        PlanBranches branches = new PlanBranches(place, (_, sentence) -> System.err.println(sentence));
        begin(plan, new Worktrees(place.worktrees(), RUN));
        for (Workspace workspace : state.branches().workspaces().values()) {
            branches.arrive(state, workspace);
        }
        try (BranchWatch watch =
                new BranchWatch(place, branches.worktrees(), () -> state, _ -> {}, InstantSource.system())) {
            watch.start();
            while (watch.now().byInstance().size() < instances) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            rest(watch);
            measure(watch, writes);
        }
    }

    /** What looking costs while nobody writes. */
    private static void rest(BranchWatch watch) throws IOException, InterruptedException {
        long began = System.nanoTime();
        double busy = cpuSeconds();
        long revision = watch.now().revision();
        TimeUnit.SECONDS.sleep(20);
        say(
                "at rest: %.1f %% of a core (nothing new: %s)",
                busy, began, watch.now().revision() == revision);
    }

    private void measure(BranchWatch watch, int writes) throws IOException, InterruptedException {
        long began = System.nanoTime();
        double busy = cpuSeconds();
        double[] millis = new double[writes];
        for (int at = 0; at < writes; at++) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
            millis[at] = noticed(watch, at);
        }
        say("with the writes: %.1f %% of a core (%s writes)", busy, began, writes);
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%d worktrees, %d foreign writes known after: p50 %.0f ms, p99 %.0f ms, longest %.0f ms (limit: p99 2000)%n",
                instances,
                writes,
                millis[writes / 2],
                millis[(int) Math.ceil(writes * 0.99) - 1],
                millis[writes - 1]);
    }

    private static void say(String text, double busy, long began, Object more) throws IOException {
        double share = 100 * (cpuSeconds() - busy) * 1e9 / (System.nanoTime() - began);
        System.out.printf(Locale.ROOT, text + "%n", share, more);
    }

    private double noticed(BranchWatch watch, int at) throws IOException, InterruptedException {
        int who = 1 + random.nextInt(instances);
        String path = "src/%d/foreign%d.txt".formatted(who % instances + 1, at);
        Path file = top.resolve(".jarvis/runs/" + RUN + "/worktrees/instance-" + who)
                .resolve(path);
        long began = System.nanoTime();
        Files.writeString(file, "foreign");
        while (!knows(watch.now().byInstance().get("instance-" + who), path)) {
            if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
                throw new IllegalStateException(path + " was never seen: " + watch.now());
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        double millis = (System.nanoTime() - began) / NANOS_IN_MILLI;
        Files.delete(file);
        return millis;
    }

    private static boolean knows(@Nullable BranchNow now, String path) {
        return now != null
                && now.work() != null
                && now.work().foreign().stream().anyMatch(write -> write.path().equals(path));
    }

    /** Processor time of this process and of all processes that it started and that ended. */
    private static double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return IntStream.rangeClosed(11, 14)
                        .mapToLong(field -> Long.parseLong(fields[field]))
                        .sum()
                / TICKS_A_SECOND;
    }

    private void begin(Plan plan, Worktrees worktrees) throws IOException, InterruptedException {
        List<Workspace> workspaces = plan.instances().stream()
                .map(instance -> {
                    String folder = worktrees.folder(instance.id()).toString();
                    return new Workspace(
                            instance.id(), top.toString(), folder, folder, worktrees.branch(instance.id()));
                })
                .toList();
        Limits limits = new Limits(instances, Limits.DEFAULT.rework(), Limits.DEFAULT.settle(), null);
        decided(new Command.StageRun(new RunDefinition(
                RUN, plan.title(), "PLAN.md", "lock", "", "{}", Schedules.of(plan, Set.of(), limits))));
        decided(new Command.AssignWorkspaces(
                List.of(new Pinned(top.toString(), "main", git("rev-parse", "HEAD"))), workspaces));
        decided(new Command.LaunchRun("bench", "lock"));
        for (Action action : Coordination.whatNext(state, Instant.EPOCH)) {
            if (action instanceof Action.StartAttempt start) {
                decided(new Command.BeginAttempt(start.assignment(), start.attempt()));
            }
        }
    }

    private void decided(Command command) {
        switch (Coordination.decide(state, command, Instant.EPOCH)) {
            case Decision.Accepted(List<Event> events) ->
                events.forEach(event -> state = Coordination.apply(state, event));
            case Decision.Refused no -> throw new IllegalStateException(no.sentence());
        }
    }

    private void repository(int files) throws IOException, InterruptedException {
        git("init", "-q", "-b", "main");
        for (int at = 0; at < files; at++) {
            Path file = top.resolve("src/" + (at % instances + 1) + "/part" + at % 37 + "/file" + at + ".txt");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "line " + at + "\n");
        }
        git("add", "-A");
        git("-c", "user.name=b", "-c", "user.email=b@example.org", "commit", "-q", "-m", "begin");
        Files.writeString(top.resolve(".git/info/exclude"), "/.jarvis/\n");
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command).directory(top.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command));
        }
        return out.strip();
    }

    /** All at once, and {@code src/N} is instance N's. */
    private Plan plan() {
        List<String> ids = IntStream.rangeClosed(1, instances)
                .mapToObj(number -> "instance-" + number)
                .toList();
        List<Instance> workers = ids.stream()
                .map(id -> new Instance(id, id, null, null, List.of(), List.of(), null, List.of(), 1))
                .toList();
        List<Member> members = ids.stream().map(id -> new Member(id, Part.FULL)).toList();
        List<Ownership> owners = ids.stream()
                .map(id -> new Ownership(id.replace("instance-", "src/") + "/**", id, "", 1))
                .toList();
        Phase phase = new Phase("phase-1", "Work", Mode.PARALLEL, members, 1);
        return Plan.of("A plan", workers, List.of(phase), List.of(), owners);
    }
}
