package jarvis.runtime.project;

import jarvis.runtime.project.Settings.BranchSettings;
import jarvis.runtime.project.Settings.CheckpointSettings;
import jarvis.runtime.project.Settings.InstanceSettings;
import jarvis.runtime.project.Settings.SpendingSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings while they are read, file after file; what is said later wins. Used by one thread. */
final class Draft {
    private final Map<String, String> roots = new LinkedHashMap<>();
    private final Map<String, InstanceSettings> instances = new LinkedHashMap<>();
    private final Map<String, CheckpointSettings> checkpoints = new LinkedHashMap<>();
    private InstanceSettings defaults = InstanceSettings.NONE;
    private @Nullable Integer port;
    private BranchSettings branches = BranchSettings.DEFAULT;
    private SpendingSettings spending = SpendingSettings.NONE;
    private int parallel = Settings.DEFAULT.parallel();
    private int rework = Settings.DEFAULT.rework();

    void root(String from, String here) {
        roots.put(from, here);
    }

    void port(int value) {
        port = value;
    }

    void parallel(int value) {
        parallel = value;
    }

    void rework(int value) {
        rework = value;
    }

    BranchSettings branches() {
        return branches;
    }

    void branches(BranchSettings said) {
        branches = said;
    }

    void spending(SpendingSettings said) {
        spending = said;
    }

    void defaults(InstanceSettings said) {
        defaults = said.orElse(defaults);
    }

    void instance(String id, InstanceSettings said) {
        instances.merge(id, said, (before, now) -> now.orElse(before));
    }

    void checkpoint(String id, CheckpointSettings said) {
        checkpoints.merge(id, said, (before, now) -> now.orElse(before));
    }

    Settings settings() {
        return new Settings(roots, port, parallel, rework, branches, spending, defaults, instances, checkpoints);
    }
}
