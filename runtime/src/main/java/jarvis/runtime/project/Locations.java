package jarvis.runtime.project;

import jarvis.core.plan.Instance;
import jarvis.core.plan.Plan;
import jarvis.core.plan.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the places that a plan names are here. */
public final class Locations {
    /** Folders that say nothing of a project, so that nobody would map them. */
    private static final Set<Path> WIDE = Set.of(Path.of("/"), Path.of("/Users"), Path.of("/home"));

    private final Project project;

    public Locations(Project project) {
        this.project = project;
    }

    /** Locations and shared folders of the plan that are not here; an error where a command would have to start in one. */
    public List<SettingsProblem> problems(Plan plan) {
        String root = root(plan);
        Stream<SettingsProblem> instances = plan.instances().stream()
                .filter(instance -> instance.location() != null)
                .filter(instance -> !Files.isDirectory(project.location(instance)))
                .map(instance -> missing(instance, root));
        return Stream.concat(instances, shared(plan, root)).toList();
    }

    /** The folder that holds all that the plan names and that is not mapped yet; empty when nobody would map it as one. */
    private String root(Plan plan) {
        List<Path> named = Stream.concat(
                        plan.instances().stream().map(Instance::location),
                        Stream.ofNullable(plan.sharedState().folder()))
                .filter(Objects::nonNull)
                .filter(written -> project.roots().map(written).equals(written))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .toList();
        Path common = named.isEmpty() ? null : named.getFirst().getParent();
        while (common != null && !above(common, named)) {
            common = common.getParent();
        }
        return common == null || WIDE.contains(common) ? "" : common.toString();
    }

    private SettingsProblem missing(Instance instance, String root) {
        String written = Objects.requireNonNull(instance.location());
        boolean person = project.settings().instance(instance.id()).command() == null;
        return problem(person ? Severity.WARNING : Severity.ERROR, instance.id() + "'s location", written, root);
    }

    private static boolean above(Path folder, List<Path> paths) {
        return paths.stream().allMatch(path -> path.startsWith(folder));
    }

    private Stream<SettingsProblem> shared(Plan plan, String root) {
        String written = plan.sharedState().folder();
        if (written == null) {
            return Stream.empty();
        }
        Path parent = project.here(written).getParent();
        return parent == null || Files.isDirectory(parent)
                ? Stream.empty()
                : Stream.of(problem(Severity.ERROR, "the folder of the shared files", written, root));
    }

    private SettingsProblem problem(Severity severity, String what, String written, String root) {
        Path here = project.here(written);
        boolean mapped = !project.roots().map(written).equals(written);
        if (mapped || !Path.of(written).isAbsolute()) {
            String target = mapped ? written + " (here " + here + ")" : here.toString();
            return new SettingsProblem(
                    severity,
                    project.plan().getFileName().toString(),
                    0,
                    0,
                    what + " " + target
                            + " is not a folder. Create it, or map it with --root or roots: in jarvis.yaml.");
        }
        return new SettingsProblem(
                severity,
                project.plan().getFileName().toString(),
                0,
                0,
                what + " " + written + " is not here: map it with --root " + (root.isEmpty() ? written : root)
                        + "=DIR or roots: in jarvis.yaml.");
    }
}
