package jarvis.runtime.project;

import jarvis.core.plan.Instance;
import jarvis.core.plan.Roots;
import java.nio.file.Path;

/**
 * A plan's file with all that was set for running it here.
 *
 * @param plan the plan's file
 */
public record Project(Path plan, ProjectFolder folder, Settings settings, Roots roots) {
    /** The project of a plan's file. */
    public static Project of(Path plan, Settings settings) {
        Path file = plan.toAbsolutePath().normalize();
        return new Project(file, ProjectFolder.beside(file), settings, new Roots(settings.roots()));
    }

    /** A path of the plan as a place here: mapped by the roots, else relative to the plan's folder. */
    public Path here(String written) {
        return Path.of(Here.resolve(folder.root(), roots.map(written)));
    }

    /** Where an instance works; the plan's folder when the plan does not say. */
    public Path location(Instance instance) {
        String written = instance.location();
        return written == null ? folder.root() : here(written);
    }
}
