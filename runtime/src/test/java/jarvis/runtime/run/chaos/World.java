package jarvis.runtime.run.chaos;

import jarvis.core.coordination.Command;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunDefinition;
import jarvis.core.coordination.RunStatus;
import jarvis.core.merge.Pinned;
import jarvis.core.merge.Workspace;
import jarvis.core.plan.Instance;
import jarvis.runtime.run.PlanBranches;
import jarvis.runtime.workspace.Scratch;
import jarvis.runtime.workspace.WorkspaceException;
import jarvis.runtime.workspace.keep.Clean;
import jarvis.runtime.workspace.keep.Standing;
import jarvis.runtime.workspace.worktree.Survey;
import jarvis.runtime.workspace.worktree.Worktrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of one seed: repositories, agents, a person, a journal, and one Jarvis after the other. */
final class World {
    private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
    private static final int WILD_TICKS = 18;
    private static final int TICKS = 36;
    private static final int MOST_ATTEMPTS = 12;
    private static final String MAIN = "refs/heads/main";

    /** Failures of a look that leave what they saw for the next one. */
    private static final String FAILED =
            "(?s)(git \\S+ failed|The worktree of .* cannot|No salvage|Cannot |.* has no worktree|The branch .* of ).*";

    private final Dice dice;
    private final Scene scene;
    private final Person person;
    private final Killing killing;
    private final List<Event> journal = new ArrayList<>();
    private final Map<String, Ledger> ledgers = new LinkedHashMap<>();
    private final Map<String, Agent> agents = new LinkedHashMap<>();
    private final Map<String, String> mains = new HashMap<>();
    private final List<String> trace = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private boolean wild = true;
    private boolean disturbed;
    private @Nullable Jarvis jarvis;
    private Instant now = START;
    private int kills;
    private int cleaned;

    World(Path root, long seed) throws IOException {
        dice = new Dice(seed);
        scene = Scene.of(root, dice);
        scene.repositories().forEach(each -> {
            ledgers.put(each.folder().toString(), new Ledger(each.folder()));
            mains.put(each.folder().toString(), GitFiles.ref(each.folder(), MAIN));
        });
        person = new Person(scene.repositories().stream().map(Scratch::folder).toList(), dice);
        killing = new Killing(dice, this::somebodyActs);
    }

    List<String> trace() {
        return trace;
    }

    void trace(String line) {
        trace.add(line);
    }

    Killing killing() {
        return killing;
    }

    PlanBranches branches() {
        return new PlanBranches(scene.place(), (who, sentence) -> {
            problems.add(sentence);
            trace("  note of " + who + ": " + sentence);
        });
    }

    /** What came of it, in figures. */
    Figures figures() {
        int owed = ledgers.values().stream().mapToInt(Ledger::size).sum();
        return Figures.of(journal, new Figures.Outside(kills, cleaned, killing.calls(), owed));
    }

    /** Runs all of it; what is broken afterwards, in sentences. */
    List<String> run() throws IOException {
        for (int tick = 0; tick < TICKS && !signOffAwaited(); tick++) {
            wild = tick < WILD_TICKS && agents.size() < MOST_ATTEMPTS;
            if (!wild) {
                killing.end();
            }
            now = now.plusSeconds(1);
            tick();
        }
        finish();
        return new Aftermath(scene, journal, person, ledgers.values()).judged(broken);
    }

    private boolean signOffAwaited() {
        return jarvis != null && jarvis.state().status() == RunStatus.AWAITING_SIGN_OFF;
    }

    private void tick() {
        try {
            if (jarvis == null) {
                rise();
            }
            Jarvis alive = risen();
            for (Agent agent : List.copyOf(agents.values())) {
                if (agent.alive()) {
                    act(agent);
                    speak(agent, alive);
                }
            }
            person.answer(alive.state(), alive::submit);
            alive.step(now);
        } catch (Killing.Killed killed) {
            kills++;
            trace("Jarvis is killed");
            jarvis = null;
            if (dice.percent(30)) {
                leaveLock();
            }
        }
    }

    /** The git that ran just then was killed too, and its lock stays. */
    private void leaveLock() {
        String instance = dice.of(scene.instances());
        Path git = dice.of(scene.repositories()).folder().resolve(".git");
        Path lock = dice.of(List.of(
                git.resolve("worktrees/" + instance + "/index.lock"),
                git.resolve("worktrees/" + instance + "/HEAD.lock"),
                scene.place().worktrees().resolve(".own/" + instance + "/index.lock"),
                git.resolve("refs/heads/jarvis/run-1/" + instance + ".lock"),
                git.resolve("refs/heads/jarvis/run-1/integration.lock"),
                git.resolve("refs/jarvis/last/run-1/" + instance + ".lock")));
        if (Files.isDirectory(lock.resolveSibling(""))) {
            trace("  and leaves " + lock);
            Locks.leave(lock, dice.percent(70));
        }
    }

    private Jarvis risen() {
        if (jarvis == null) {
            throw new IllegalStateException("Jarvis is down");
        }
        return jarvis;
    }

    private void rise() {
        killing.rise();
        Jarvis fresh = new Jarvis(this, journal, now);
        if (fresh.state().status() == RunStatus.NONE) {
            fresh.submit(new Command.StageRun(
                    new RunDefinition(Scene.RUN, "Chaos", "PLAN.md", "lock", scene.text(), "{}", scene.schedule())));
        }
        if (fresh.state().status() == RunStatus.STAGED) {
            fresh.submit(workspaces());
            fresh.submit(new Command.LaunchRun("ann", "lock"));
        }
        fresh.submit(new Command.Settle());
        jarvis = fresh;
    }

    private Command workspaces() {
        Worktrees worktrees = new Worktrees(scene.place().worktrees(), Scene.RUN);
        Map<String, Pinned> pinned = new LinkedHashMap<>();
        List<Workspace> places = new ArrayList<>();
        for (Instance instance : scene.place().plan().instances()) {
            Survey survey = Survey.of(scene.place().project().location(instance));
            String top = survey.top().toString();
            Path folder = worktrees.folder(instance.id());
            pinned.put(top, new Pinned(top, survey.branch(), survey.base()));
            places.add(new Workspace(
                    instance.id(),
                    top,
                    folder.toString(),
                    folder.resolve(survey.within()).toString(),
                    worktrees.branch(instance.id())));
        }
        return new Command.AssignWorkspaces(List.copyOf(pinned.values()), places);
    }

    private void speak(Agent agent, Jarvis alive) {
        if (agent.wantsToClaim()) {
            Decision answer = alive.submit(new Command.ClaimDone(
                    new Reporter.Worker(agent.instance(), agent.attempt()), agent.instance(), "it is done"));
            agent.heard();
            trace(agent.instance() + " claims: " + answer.getClass().getSimpleName());
        }
    }

    /** One step of an agent. What it does to the person's branch itself is its own doing. */
    private void act(Agent agent) {
        if (wild && dice.percent(3)) {
            agent.kill();
            trace(agent.instance() + " is killed");
            return;
        }
        String what = agent.act();
        if (!what.isEmpty()) {
            trace(agent.instance() + "#" + agent.attempt() + " " + what);
        }
        ledger(agent.workspace()).noteCommits("after " + agent.instance() + ": " + what);
        mains.replaceAll((top, _) -> GitFiles.ref(Path.of(top), MAIN));
    }

    private void somebodyActs() {
        List<Agent> alive = agents.values().stream().filter(Agent::alive).toList();
        if (!alive.isEmpty()) {
            disturbed = true;
            trace("  meanwhile:");
            act(dice.of(alive));
        }
    }

    private Ledger ledger(Workspace workspace) {
        Ledger ledger = ledgers.get(workspace.repository());
        if (ledger == null) {
            throw new IllegalStateException("no repository " + workspace.repository());
        }
        return ledger;
    }

    @Nullable
    Agent agent(String instance, int attempt) {
        return agents.get(instance + "#" + attempt);
    }

    void begin(Workspace workspace, int attempt, boolean conflicts) {
        Agent agent = new Agent(workspace, attempt, scene.instances(), dice).drawing(!wild, conflicts);
        agents.put(workspace.instance() + "#" + attempt, agent);
        trace(workspace.instance() + "#" + attempt + " begins" + (conflicts ? " with conflicts" : ""));
    }

    boolean passes() {
        return !wild || dice.percent(85);
    }

    /** Whether the last look failed and said so as a problem; false is then its answer. */
    boolean unkept() {
        return problems.stream().noneMatch(sentence -> sentence.matches(FAILED));
    }

    /**
     * A step of Jarvis for one instance. Where it is done, all that lay in the worktree when it began is kept; where it fails,
     * all that lay there lies there still, or is kept.
     */
    <T> T look(Workspace workspace, String what, Supplier<T> work) {
        Path folder = Path.of(workspace.folder());
        Ledger ledger = ledger(workspace);
        Map<String, String> before = GitFiles.contents(folder);
        String when = "when " + workspace.instance() + " " + what + " at " + now;
        trace(workspace.instance() + " " + what);
        problems.clear();
        disturbed = false;
        boolean kept = false;
        try {
            T result = killing.within(work);
            kept = !disturbed && !Boolean.FALSE.equals(result);
            ledger.noteStashes(when);
            return result;
        } catch (WorkspaceException e) {
            trace("  failed: " + e.code() + " " + e.getMessage());
            kept = e.code().equals("unresolved") && !disturbed;
            throw e;
        } finally {
            if (!kept && !disturbed) {
                GitFiles.contents(folder).keySet().forEach(before::remove);
                GitFiles.contents(folder.resolveSibling(".own").resolve(workspace.instance()))
                        .keySet()
                        .forEach(before::remove);
            }
            if (!disturbed) {
                ledger.owe(before, when);
            }
            checkMains(when);
        }
    }

    private void checkMains(String when) {
        mains.forEach((top, commit) -> {
            if (!GitFiles.ref(Path.of(top), MAIN).equals(commit)) {
                broken.add("the person's branch of " + top + " moved " + when + ", and nobody signed off");
            }
        });
    }

    /** All agents end, a person removes what killed gits left, and the last Jarvis ends the run. */
    private void finish() {
        killing.end();
        wild = false;
        agents.values().forEach(Agent::kill);
        person.repair();
        trace("the end");
        jarvis = new Jarvis(this, journal, now);
        Jarvis last = jarvis;
        last.submit(new Command.StopRun("ann", "enough"));
        last.step(now.plusSeconds(60));
        Set<String> worked = new LinkedHashSet<>();
        agents.values().stream()
                .map(Agent::workspace)
                .filter(each -> worked.add(each.instance()))
                .forEach(each -> {
                    last.leave(each, "What is left");
                    if (!unkept()) {
                        broken.add("what " + each.instance() + " left could not be kept in the end: " + problems);
                    }
                });
        worked.forEach(this::clean);
    }

    /** A clean-up that is killed twice at most; what it then knows is all that is left. */
    private void clean(String instance) {
        Clean clean = new Clean(scene.place().worktrees(), Scene.RUN);
        Runnable work = () -> {
            Standing standing = clean.remove(instance, clean.merged(instance));
            cleaned += standing.removable() ? 1 : 0;
            trace("clean-up of " + instance + ": " + standing.reason());
        };
        boolean done = false;
        for (int attempt = 0; attempt < 2 && !done; attempt++) {
            done = killing.survives(dice.between(1, 120), work);
        }
        if (!done) {
            trace("the clean-up of " + instance + " was killed twice");
            work.run();
        }
        checkMains("when " + instance + " was cleaned up");
    }
}
