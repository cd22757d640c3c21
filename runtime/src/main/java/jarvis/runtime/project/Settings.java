package jarvis.runtime.project;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What jarvis.yaml, the plan's front matter and the command line say, merged (the later wins), with defaults filled in.
 *
 * @param roots path prefixes of the plan to absolute folders here
 * @param port where the page and the API are served; null: 3003, or another free one when that is taken
 * @param parallel how many attempts run at once
 * @param rework how often a failed checkpoint sends work back before a person is asked
 * @param defaults for every instance that says nothing itself
 * @param instances by instance id
 * @param checkpoints by checkpoint id; {@code final} is the final verification
 */
public record Settings(
        Map<String, String> roots,
        @Nullable Integer port,
        int parallel,
        int rework,
        InstanceSettings defaults,
        Map<String, InstanceSettings> instances,
        Map<String, CheckpointSettings> checkpoints) {

    public static final Settings DEFAULT =
            new Settings(Map.of(), null, 32, 3, InstanceSettings.NONE, Map.of(), Map.of());

    public Settings {
        roots = Map.copyOf(roots);
        instances = Map.copyOf(instances);
        checkpoints = Map.copyOf(checkpoints);
    }

    /** What holds for one instance: its own word, else the default's. */
    public InstanceSettings instance(String id) {
        return instances.getOrDefault(id, InstanceSettings.NONE).orElse(defaults);
    }

    public CheckpointSettings checkpoint(String id) {
        return checkpoints.getOrDefault(id, CheckpointSettings.NONE);
    }

    /**
     * Settings of one instance; null: not said.
     *
     * @param agent {@code command} or {@code person}; a command alone means {@code command}, neither means {@code person}
     * @param command the shell command of a {@code command} agent
     * @param prepCommand the command for its prep assignments, where it differs
     * @param timeLimit how long an attempt may take
     * @param check a shell command that judges this instance alone, run by Jarvis
     * @param environment added to the attempt's environment; one variable's own word wins over the default's
     */
    public record InstanceSettings(
            @Nullable String agent,
            @Nullable String command,
            @Nullable String prepCommand,
            @Nullable Duration timeLimit,
            @Nullable String check,
            Map<String, String> environment) {

        public static final InstanceSettings NONE = new InstanceSettings(null, null, null, null, null, Map.of());

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
                    merged(other.environment, environment));
        }

        private static Map<String, String> merged(Map<String, String> before, Map<String, String> now) {
            Map<String, String> all = new LinkedHashMap<>(before);
            all.putAll(now);
            return all;
        }
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

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }
}
