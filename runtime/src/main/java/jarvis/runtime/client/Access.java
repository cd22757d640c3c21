package jarvis.runtime.client;

import jarvis.runtime.project.ProjectFinder;
import jarvis.runtime.project.ProjectFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command can reach from where it was given: the project around it, and the Jarvis that runs it. In a worker's
 * environment it speaks as that worker, else as the person whose token the project keeps.
 */
public final class Access {
    private final Path workingDirectory;
    private final Map<String, String> environment;

    public Access(Path workingDirectory, Map<String, String> environment) {
        this.workingDirectory = workingDirectory;
        this.environment = Map.copyOf(environment);
    }

    /** The instance that speaks; empty when it is a person. */
    public Optional<String> worker() {
        return environment.containsKey("JARVIS_TOKEN") ? said("JARVIS_INSTANCE") : Optional.empty();
    }

    /** The run a worker belongs to, else the current one. */
    public String run() {
        return worker().isPresent() ? said("JARVIS_RUN").orElse(RunSource.CURRENT) : RunSource.CURRENT;
    }

    /** Where a worker's reports are kept while nobody hears them; empty when it is a person that speaks. */
    public Optional<Outbox> outbox() {
        Optional<Path> brief = worker().flatMap(_ -> said("JARVIS_BRIEF")).map(Path::of);
        return brief.map(Path::toAbsolutePath).map(Path::getParent).map(Outbox::of);
    }

    /** The project, found upward from the working directory; a worker's by its brief, wherever it works. */
    public Optional<ProjectFolder> project() {
        Optional<ProjectFolder> workers =
                said("JARVIS_BRIEF").map(Path::of).map(Path::toAbsolutePath).flatMap(ProjectFinder::from);
        return workers.isPresent() ? workers : ProjectFinder.from(workingDirectory);
    }

    /** The project, or the sentence that there is none. */
    public ProjectFolder needProject() {
        return project()
                .orElseThrow(() -> new ClientTrouble(
                        ClientTrouble.Code.REFUSED,
                        "There is no "
                                + ProjectFolder.NAME + " in " + workingDirectory
                                + " or above it, so nothing was run here yet. Go to the"
                                + " plan's folder, or start one: jarvis run PLAN.md"));
    }

    /** The running Jarvis; a server that was started again elsewhere is found by its file. */
    public Optional<Door> door() {
        Optional<ServerFile> server = project().map(ProjectFolder::server).flatMap(ServerFile::read);
        Optional<URI> url =
                server.map(ServerFile::url).or(() -> said("JARVIS_URL").flatMap(Access::address));
        return url.map(at -> new Door(at, token()));
    }

    /** The runs, from the running Jarvis or else from the journal; {@code caution} says which. */
    public RunSource source() {
        Optional<Door> door = door().filter(Door::answers);
        return door.isPresent() ? new LiveSource(door.get()) : RunSource.recorded(needProject());
    }

    private @Nullable String token() {
        return said("JARVIS_TOKEN")
                .or(() -> project().flatMap(Access::personToken))
                .orElse(null);
    }

    private static Optional<String> personToken(ProjectFolder folder) {
        try {
            return Optional.of(Files.readString(folder.personToken()).strip()).filter(token -> !token.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<URI> address(String url) {
        try {
            return Optional.of(URI.create(url.replaceAll("/+$", ""))).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<String> said(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }
}
