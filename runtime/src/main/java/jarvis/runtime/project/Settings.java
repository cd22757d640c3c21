package jarvis.runtime.project;

import jarvis.core.agent.Budget;
import jarvis.core.agent.Budgets;
import jarvis.core.agent.Prices;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What jarvis.yaml, the plan's front matter and the command line say, merged (the later wins), with defaults filled in.
 *
 * @param roots path prefixes of the plan to absolute folders here
 * @param port where the page and the API are served; null: 3003, or another free one when that is taken
 * @param parallel how many attempts run at once
 * @param rework how often a failed checkpoint sends work back before a person is asked
 * @param branches where instances work, and what becomes of it; null in runs older than that
 * @param spending what agents may use; null in runs older than that
 * @param defaults for every instance that says nothing itself
 * @param instances by instance id
 * @param checkpoints by checkpoint id; {@code final} is the final verification
 */
public record Settings(
        Map<String, String> roots,
        @Nullable Integer port,
        int parallel,
        int rework,
        @Nullable BranchSettings branches,
        @Nullable SpendingSettings spending,
        InstanceSettings defaults,
        Map<String, InstanceSettings> instances,
        Map<String, CheckpointSettings> checkpoints) {

    public static final Settings DEFAULT = new Settings(
            Map.of(),
            null,
            32,
            3,
            BranchSettings.DEFAULT,
            SpendingSettings.NONE,
            InstanceSettings.NONE,
            Map.of(),
            Map.of());

    public Settings {
        roots = Map.copyOf(roots);
        instances = Map.copyOf(instances);
        checkpoints = Map.copyOf(checkpoints);
    }

    /** What holds for one instance: its own word, else the default's. */
    public InstanceSettings instance(String id) {
        return instances.getOrDefault(id, InstanceSettings.NONE).orElse(defaults);
    }

    /** A run that was staged before there were worktrees goes on without. */
    public BranchSettings branching() {
        return branches == null ? BranchSettings.IN_PLACE : branches;
    }

    /** What the instances of a plan may use. */
    public Budgets budgets(Collection<String> ids) {
        SpendingSettings said = spending == null ? SpendingSettings.NONE : spending;
        Map<String, Budget> whole = new LinkedHashMap<>();
        Map<String, Budget> attempts = new LinkedHashMap<>();
        for (String id : ids) {
            InstanceSettings set = instance(id);
            whole.put(id, set.budget == null ? Budget.NONE : set.budget);
            attempts.put(id, new Budget(null, set.timeLimit, set.talking().usd));
        }
        return new Budgets(said.run, said.askAt, whole, attempts, said.prices);
    }

    public CheckpointSettings checkpoint(String id) {
        return checkpoints.getOrDefault(id, CheckpointSettings.NONE);
    }

    /**
     * Settings of one instance; null: not said.
     *
     * @param agent one of {@link Agents#KINDS}; a command alone means {@code command}, neither means {@code person}
     * @param command the shell command of a {@code command} agent; of another, the shell words that start its program
     * @param prepCommand the command for its prep assignments, where it differs
     * @param timeLimit how long an attempt may take
     * @param check a shell command that judges this instance alone, run by Jarvis
     * @param environment added to the attempt's environment; one variable's own word wins over the default's
     * @param talk of an agent that speaks a protocol; null in runs older than that
     * @param budget of all its attempts together
     */
    public record InstanceSettings(
            @Nullable String agent,
            @Nullable String command,
            @Nullable String prepCommand,
            @Nullable Duration timeLimit,
            @Nullable String check,
            Map<String, String> environment,
            @Nullable AgentSettings talk,
            @Nullable Budget budget) {

        public static final InstanceSettings NONE =
                new InstanceSettings(null, null, null, null, null, Map.of(), AgentSettings.NONE, null);

        public InstanceSettings {
            environment = Map.copyOf(environment);
        }

        InstanceSettings orElse(InstanceSettings other) {
            return new InstanceSettings(
                    first(agent, other.agent),
                    first(command, other.command),
                    first(prepCommand, other.prepCommand),
                    first(timeLimit, other.timeLimit),
                    first(check, other.check),
                    merged(other.environment, environment),
                    talking().orElse(other.talking()),
                    budget == null ? other.budget : other.budget == null ? budget : budget.orElse(other.budget));
        }

        /** Whether its agent speaks a protocol. */
        public boolean speaks() {
            return agent != null && Agents.SPEAKING.contains(agent);
        }

        /** A run that was staged before agents were talked with says nothing of it. */
        public AgentSettings talking() {
            return talk == null ? AgentSettings.NONE : talk;
        }

        private static Map<String, String> merged(Map<String, String> before, Map<String, String> now) {
            Map<String, String> all = new LinkedHashMap<>(before);
            all.putAll(now);
            return all;
        }
    }

    /**
     * Settings of an agent that speaks a protocol; null: not said.
     *
     * @param model the one that it is to use
     * @param permissions what it may do without asking; to write files unless said
     * @param turns how many turns it may take in one attempt
     * @param usd how much money it may use in one attempt, in US dollars
     * @param arguments added to its command line
     */
    public record AgentSettings(
            @Nullable String model,
            @Nullable Permissions permissions,
            @Nullable Integer turns,
            @Nullable BigDecimal usd,
            List<String> arguments) {
        public static final AgentSettings NONE = new AgentSettings(null, null, null, null, List.of());

        public AgentSettings {
            arguments = List.copyOf(arguments);
        }

        public Permissions permitted() {
            return permissions == null ? Permissions.EDITS : permissions;
        }

        AgentSettings orElse(AgentSettings other) {
            return new AgentSettings(
                    first(model, other.model),
                    first(permissions, other.permissions),
                    first(turns, other.turns),
                    first(usd, other.usd),
                    arguments.isEmpty() ? other.arguments : arguments);
        }
    }

    /**
     * What the agents of a run may use together.
     *
     * @param askAt at how many percent of any budget a person is asked
     */
    public record SpendingSettings(Budget run, int askAt, Prices prices) {
        public static final SpendingSettings NONE = new SpendingSettings(Budget.NONE, Budgets.ASK_AT, Prices.NONE);
    }

    /**
     * Settings of one checkpoint; null: not said.
     *
     * @param timeLimit for the whole round without its waits; 60 s unless said
     * @param validateIn {@code checkout} or {@code live}, instead of what its steps imply
     * @param gates the phase it gates, where the plan leaves it open
     */
    public record CheckpointSettings(
            @Nullable Duration timeLimit,
            @Nullable String validateIn,
            @Nullable String gates) {
        public static final CheckpointSettings NONE = new CheckpointSettings(null, null, null);

        CheckpointSettings orElse(CheckpointSettings other) {
            return new CheckpointSettings(
                    first(timeLimit, other.timeLimit), first(validateIn, other.validateIn), first(gates, other.gates));
        }
    }

    /**
     * What holds for branches.
     *
     * @param workspaces {@code worktrees}: one for each instance of a git location; {@code in-place}: where the plan says
     * @param result what becomes of the person's branch at the sign-off: {@code merge}, {@code fast-forward}, or {@code branch}:
     *     it stays, and the result is left on one of its own
     * @param unowned who may write what the plan gives to nobody: {@code anyone}, where a second one asks, or {@code nobody}
     * @param locked path patterns that nobody may write
     * @param shared path patterns that all may write
     */
    public record BranchSettings(
            String workspaces, String result, String unowned, List<String> locked, List<String> shared) {
        public static final String WORKTREES = "worktrees";

        public static final BranchSettings DEFAULT =
                new BranchSettings(WORKTREES, "merge", "anyone", List.of(), List.of());
        static final BranchSettings IN_PLACE = new BranchSettings("in-place", "merge", "anyone", List.of(), List.of());

        public BranchSettings {
            locked = List.copyOf(locked);
            shared = List.copyOf(shared);
        }

        public boolean worktrees() {
            return workspaces.equals(WORKTREES);
        }
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }
}
