package jarvis.runtime.project;

import java.nio.file.Path;

/**
 * The {@code .jarvis} folder beside a plan. Only names; nothing is made or read here.
 *
 * <pre>
 * .jarvis/journal.db                      the journal
 * .jarvis/person-token, secret            mode 0600
 * .jarvis/server.json                     where the running Jarvis listens
 * .jarvis/alerts.json                     what fires, and what is still to be delivered
 * .jarvis/lock                            held while a Jarvis works on this folder
 * .jarvis/runs/RUN/instances/ID/ATTEMPT/  brief.md, output, exit, ...
 * .jarvis/runs/RUN/checkpoints/ID/ROUND/  one output a step, the tree, salvage
 * </pre>
 *
 * @param root the folder that holds the plan
 */
public record ProjectFolder(Path root) {
    public static final String NAME = ".jarvis";

    public ProjectFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** The folder that belongs to a plan's file. */
    public static ProjectFolder beside(Path plan) {
        Path parent = plan.toAbsolutePath().normalize().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a plan is a file in a folder, not " + plan);
        }
        return new ProjectFolder(parent);
    }

    public Path folder() {
        return root.resolve(NAME);
    }

    public Path journal() {
        return folder().resolve("journal.db");
    }

    public Path personToken() {
        return folder().resolve("person-token");
    }

    public Path secret() {
        return folder().resolve("secret");
    }

    public Path server() {
        return folder().resolve("server.json");
    }

    public Path alerts() {
        return folder().resolve("alerts.json");
    }

    public Path lock() {
        return folder().resolve("lock");
    }

    public Path run(String run) {
        return folder().resolve("runs").resolve(run);
    }

    public Path attempt(String run, String instance, int attempt) {
        return run(run).resolve("instances").resolve(instance).resolve(Integer.toString(attempt));
    }

    public Path round(String run, String checkpoint, int round) {
        return run(run).resolve("checkpoints").resolve(checkpoint).resolve(Integer.toString(round));
    }
}
