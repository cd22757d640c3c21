package jarvis.runtime.project;

import jarvis.core.coordination.CheckpointSpec;
import jarvis.core.ownership.pattern.PathPattern;
import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Phase;
import jarvis.core.plan.Plan;
import jarvis.runtime.project.Settings.AgentSettings;
import jarvis.runtime.project.Settings.BranchSettings;
import jarvis.runtime.project.Settings.CheckpointSettings;
import jarvis.runtime.project.Settings.InstanceSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one text of settings (jarvis.yaml, or the plan's front matter) into a draft. */
final class SettingsFile {
    private static final List<String> SHARED = List.of(
            "roots",
            "port",
            "parallel",
            "rework",
            "workspaces",
            "result",
            "ownership",
            "defaults",
            "instances",
            "checkpoints");

    /** No part of a plan: whoever writes one does not say what Jarvis shows, and to whom. */
    private static final List<String> OWN = List.of("origin", "sources", "alerts", "health", "budget", "prices");

    static final List<String> KEYS =
            Stream.concat(SHARED.stream(), OWN.stream()).toList();

    private static final List<String> INSTANCE_KEYS = List.of(
            "agent",
            "command",
            "prep-command",
            "time-limit",
            "check",
            "environment",
            "model",
            "permissions",
            "turns",
            "usd",
            "budget",
            "arguments");
    private static final List<String> CHECKPOINT_KEYS = List.of("time-limit", "validate-in", "gates");
    private static final List<String> PERMISSIONS = Stream.of(Permissions.values())
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .toList();
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int MOST = 10_000;

    private final Plan plan;
    private final Path folder;
    private final Draft draft;

    SettingsFile(Plan plan, Path folder, Draft draft) {
        this.plan = plan;
        this.folder = folder;
        this.draft = draft;
    }

    void read(Section top) {
        top.texts("roots").forEach((from, to) -> draft.root(from, Here.resolve(folder, to)));
        top.count("port", 0, 65_535).ifPresent(draft::port);
        top.count("parallel", 1, MOST).ifPresent(draft::parallel);
        top.count("rework", 0, MOST).ifPresent(draft::rework);
        branches(top);
        top.section("defaults").ifPresent(section -> draft.defaults(instance(section)));
        top.section("instances").ifPresent(this::instances);
        top.section("checkpoints").ifPresent(this::checkpoints);
        if (top.shared()) {
            top.leaves(OWN, "read from jarvis.yaml alone, not from a plan");
        } else {
            PublicOrigins.read(top);
            top.section("sources").ifPresent(SourcesSection::read);
            top.section("alerts").ifPresent(AlertsSection::read);
            HealthSection.read(top);
            draft.spending(SpendingSection.read(top, folder));
        }
    }

    private void branches(Section top) {
        BranchSettings before = draft.branches();
        BranchSettings said = new BranchSettings(
                top.word("workspaces", List.of(BranchSettings.WORKTREES, "in-place"))
                        .orElse(before.workspaces()),
                top.word("result", List.of("merge", "fast-forward", "branch")).orElse(before.result()),
                before.unowned(),
                before.locked(),
                before.shared());
        draft.branches(top.section("ownership")
                .map(section -> ownership(section, said))
                .orElse(said));
    }

    private static BranchSettings ownership(Section section, BranchSettings before) {
        section.allows(List.of("unowned", "locked", "shared"));
        return new BranchSettings(
                before.workspaces(),
                before.result(),
                section.word("unowned", List.of("anyone", "nobody")).orElse(before.unowned()),
                section.has("locked") ? patterns(section, "locked") : before.locked(),
                section.has("shared") ? patterns(section, "shared") : before.shared());
    }

    private static List<String> patterns(Section section, String key) {
        List<String> patterns = section.list(key);
        for (String pattern : patterns) {
            if (PathPattern.read(pattern) instanceof PathPattern.Reading.Refused refused) {
                section.wrong(key, pattern, "a path pattern. " + refused.sentence());
            }
        }
        return patterns;
    }

    private void instances(Section section) {
        section.ids("instance", plan.instances().stream().map(Instance::id).toList());
        section.sections((id, said) -> draft.instance(id, instance(said)));
    }

    private InstanceSettings instance(Section section) {
        section.allows(INSTANCE_KEYS);
        return new InstanceSettings(
                section.word("agent", Agents.KINDS).orElse(null),
                section.text("command").orElse(null),
                section.text("prep-command").orElse(null),
                section.duration("time-limit").orElse(null),
                section.text("check").orElse(null),
                environment(section),
                talking(section),
                section.section("budget").map(SpendingSection::ofInstance).orElse(null));
    }

    private static AgentSettings talking(Section section) {
        OptionalInt turns = section.count("turns", 1, MOST);
        return new AgentSettings(
                section.text("model").orElse(null),
                section.word("permissions", PERMISSIONS)
                        .map(word -> Permissions.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(null),
                turns.isPresent() ? turns.getAsInt() : null,
                section.usd("usd").orElse(null),
                section.list("arguments"));
    }

    private static Map<String, String> environment(Section section) {
        Map<String, String> said = section.texts("environment");
        said.forEach((name, value) -> variable(section, name, value));
        return said;
    }

    private static void variable(Section section, String name, String value) {
        if (!VARIABLE.matcher(name).matches()) {
            section.wrong("environment", name, "the name of a variable: letters, digits and _");
        } else if (name.startsWith("JARVIS_")) {
            section.wrong("environment", name, "yours to set: Jarvis sets the names that begin with JARVIS_");
        } else if (value.indexOf('\0') >= 0) {
            section.wrong("environment", name, "a variable: its value holds a zero byte");
        }
    }

    private void checkpoints(Section section) {
        List<String> ids =
                new ArrayList<>(plan.checkpoints().stream().map(Checkpoint::id).toList());
        ids.add(CheckpointSpec.FINAL);
        section.ids("checkpoint", ids);
        section.sections((id, said) -> draft.checkpoint(id, checkpoint(said)));
    }

    private CheckpointSettings checkpoint(Section section) {
        section.allows(CHECKPOINT_KEYS);
        List<String> phases = plan.phases().stream().map(Phase::id).toList();
        return new CheckpointSettings(
                section.duration("time-limit").orElse(null),
                section.word("validate-in", List.of("checkout", "live")).orElse(null),
                section.word("gates", phases).orElse(null));
    }
}
