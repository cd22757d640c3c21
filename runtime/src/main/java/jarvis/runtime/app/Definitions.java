package jarvis.runtime.app;

import jarvis.core.coordination.RunDefinition;
import jarvis.core.plan.Plan;
import jarvis.core.plan.lock.PlanLock;
import jarvis.core.plan.reader.PlanReader;
import jarvis.runtime.project.Gating;
import jarvis.runtime.project.Project;
import jarvis.runtime.project.Settings;
import jarvis.runtime.project.Staging;
import jarvis.runtime.run.RunPlace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        return new RunDefinition(
                run,
                staging.plan().title(),
                staging.project().plan().toString(),
                lock(staging),
                staging.markdown(),
                JSON.writeValueAsString(settings),
                Gating.of(staging.plan(), settings).schedule());
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
        String plan = PlanLock.of(Gating.of(staging.plan(), settings).plan()).hash();
        return sha256(plan + "\n" + JSON.writeValueAsString(settings));
    }

    /** Where a run lies, from its definition alone. */
    static RunPlace place(RunDefinition definition) {
        Settings settings = JSON.readValue(definition.settings(), Settings.class);
        Plan plan = Gating.of(PlanReader.read(definition.markdown()).plan(), settings)
                .plan();
        return new RunPlace(definition.run(), Project.of(Path.of(definition.planPath()), settings), plan);
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
