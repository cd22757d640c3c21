package jarvis.runtime.app;

import jarvis.core.coordination.Limits;
import jarvis.core.coordination.RunDefinition;
import jarvis.core.coordination.Schedule;
import jarvis.core.coordination.Schedules;
import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Plan;
import jarvis.core.plan.lock.PlanLock;
import jarvis.core.plan.reader.PlanReader;
import jarvis.runtime.project.Project;
import jarvis.runtime.project.Settings;
import jarvis.runtime.project.Staging;
import jarvis.runtime.run.RunPlace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Between what was read from files and what a run keeps of it: a run never reads those files again. */
final class Definitions {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Definitions() {}

    static RunDefinition of(String run, Staging staging) {
        Settings settings = staging.project().settings();
        Plan plan = gated(staging.plan(), settings);
        return new RunDefinition(
                run,
                plan.title(),
                staging.project().plan().toString(),
                lock(staging),
                staging.markdown(),
                JSON.writeValueAsString(settings),
                schedule(plan, settings));
    }

    /** What a person trusts: the plan lock and everything that the settings add to it, the port aside. */
    static String lock(Staging staging) {
        Settings set = staging.project().settings();
        Settings settings = new Settings(
                set.roots(),
                null,
                set.parallel(),
                set.rework(),
                set.branches(),
                set.spending(),
                set.defaults(),
                set.instances(),
                set.checkpoints());
        String plan = PlanLock.of(gated(staging.plan(), settings)).hash();
        return sha256(plan + "\n" + JSON.writeValueAsString(settings));
    }

    /** Where a run lies, from its definition alone. */
    static RunPlace place(RunDefinition definition) {
        Settings settings = JSON.readValue(definition.settings(), Settings.class);
        Plan plan = gated(PlanReader.read(definition.markdown()).plan(), settings);
        return new RunPlace(definition.run(), Project.of(Path.of(definition.planPath()), settings), plan);
    }

    private static Schedule schedule(Plan plan, Settings settings) {
        Set<String> checked = plan.instances().stream()
                .map(Instance::id)
                .filter(id -> settings.instance(id).check() != null)
                .collect(Collectors.toSet());
        Limits limits = new Limits(
                settings.parallel(),
                settings.rework(),
                Limits.DEFAULT.settle(),
                settings.budgets(plan.instances().stream().map(Instance::id).toList()));
        return Schedules.of(plan, checked, limits);
    }

    /** The plan with the phases that the settings say its checkpoints gate. */
    private static Plan gated(Plan plan, Settings settings) {
        List<Checkpoint> checkpoints = plan.checkpoints().stream()
                .map(checkpoint -> gated(checkpoint, settings.checkpoint(checkpoint.id())))
                .toList();
        return new Plan(
                plan.title(),
                plan.problem(),
                plan.rootCause(),
                plan.solution(),
                plan.instances(),
                plan.phases(),
                checkpoints,
                plan.sharedState(),
                plan.successCriteria(),
                plan.finalVerification(),
                plan.rollout(),
                plan.risks(),
                plan.ownership(),
                plan.frontMatter());
    }

    private static Checkpoint gated(Checkpoint plan, Settings.CheckpointSettings settings) {
        String gates = settings.gates();
        return gates == null
                ? plan
                : new Checkpoint(plan.id(), plan.name(), plan.validator(), plan.steps(), gates, plan.line());
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
