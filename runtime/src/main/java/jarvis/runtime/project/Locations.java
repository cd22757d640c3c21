package jarvis.runtime.project;

import jarvis.core.plan.Instance;
import jarvis.core.plan.Plan;
import jarvis.core.plan.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Whether the places that a plan names are here. */
public final class Locations {
    private final Project project;

    public Locations(Project project) {
        this.project = project;
    }

    /** Locations and shared folders of the plan that are not here; an error where a command would have to start in one. */
    public List<SettingsProblem> problems(Plan plan) {
        Stream<SettingsProblem> instances = plan.instances().stream()
                .filter(instance -> instance.location() != null)
                .filter(instance -> !Files.isDirectory(project.location(instance)))
                .map(this::missing);
        return Stream.concat(instances, shared(plan)).toList();
    }

    private SettingsProblem missing(Instance instance) {
        String written = Objects.requireNonNull(instance.location());
        boolean person = project.settings().instance(instance.id()).command() == null;
        return problem(person ? Severity.WARNING : Severity.ERROR, instance.id() + "'s location", written);
    }

    private Stream<SettingsProblem> shared(Plan plan) {
        String written = plan.sharedState().folder();
        if (written == null) {
            return Stream.empty();
        }
        Path parent = project.here(written).getParent();
        return parent == null || Files.isDirectory(parent)
                ? Stream.empty()
                : Stream.of(problem(Severity.ERROR, "the folder of the shared files", written));
    }

    private SettingsProblem problem(Severity severity, String what, String written) {
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
                what + " " + written + " is not here: map it with --root " + written
                        + "=DIR or roots: in jarvis.yaml.");
    }
}
