package jarvis.runtime.app;

import jarvis.core.plan.Instance;
import jarvis.core.plan.Ownership;
import jarvis.core.plan.Plan;
import jarvis.runtime.project.Project;
import jarvis.runtime.view.PlainText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an instance does in a rehearsal where nobody wrote it a script: says its tasks, writes one file of its own, claims. */
final class RehearsalScript {
    private final Project project;
    private final Plan plan;

    /** @param project the rehearsal's */
    RehearsalScript(Project project, Plan plan) {
        this.project = project;
        this.plan = plan;
    }

    String of(Instance instance) {
        List<String> lines = new ArrayList<>();
        lines.add("# " + instance.id() + " in a rehearsal; copy it, change it, and give its folder: --scripts DIR");
        lines.add("say I play " + instance.id() + ", " + PlainText.line(instance.name()) + ".");
        instance.tasks().forEach(task -> lines.add("say My task: " + PlainText.line(task.text())));
        Optional<Path> file = file(instance);
        file.ifPresent(path -> lines.add("write " + path + " Written by the rehearsal for " + instance.id() + "."));
        if (file.isEmpty()) {
            lines.add("say The plan gives me no folder, so I write nothing.");
        }
        lines.add("run jarvis claim done 'rehearsed: nothing was really done'");
        lines.add("say Rehearsed.");
        return String.join("\n", lines) + "\n";
    }

    /** One that it may write, from where it works. */
    private Optional<Path> file(Instance instance) {
        Path location = project.location(instance);
        return plan.ownership().stream()
                .filter(row -> row.owner().equals(instance.id()))
                .flatMap(row -> folder(row).stream())
                .filter(folder -> !folder.toString().matches(".*\\s.*"))
                .map(folder -> location.relativize(folder.resolve("rehearsal-" + instance.id() + ".md")))
                .findFirst();
    }

    /** The folder all of which a row gives; empty where it gives less. */
    private Optional<Path> folder(Ownership row) {
        String path = row.path().strip();
        boolean whole = path.endsWith("/**") || path.endsWith("/*") || path.endsWith("/");
        String plain = path.replaceFirst("/\\**$", "");
        boolean literal = !plain.isEmpty() && !plain.matches(".*[*?\\[{].*");
        return whole && literal ? Optional.of(project.here(plain)) : Optional.empty();
    }
}
