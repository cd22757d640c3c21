package jarvis.runtime.cli;

import jarvis.runtime.project.ProjectFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jarvis serve}. */
@Command(name = "serve", description = "Serve the page and the API without starting a run.")
final class ServeCommand extends Subcommand {
    @Option(names = "--port", paramLabel = "PORT", description = "Where it is served; 3003 unless set.")
    private @Nullable Integer port;

    @Option(names = "--trust", description = "Trust what jarvis.yaml reaches beyond its folder. For scripts.")
    private boolean trust;

    ServeCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        ProjectFolder folder = context()
                .access()
                .project()
                .orElseGet(() -> new ProjectFolder(terminal().workingDirectory()));
        return context().engine().serve(new Engine.ServeRequest(folder, trust, Ports.checked(port)), terminal());
    }
}
