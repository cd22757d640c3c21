package jarvis.runtime.app;

import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.RunState;
import jarvis.runtime.agent.talk.TalkFiles;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.server.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What runs keep below {@code .jarvis}. Thread-safe. */
final class KeptFiles implements RunFiles {
    private final ProjectFolder folder;
    private final Runs runs;

    KeptFiles(ProjectFolder folder, Runs runs) {
        this.folder = folder;
        this.runs = runs;
    }

    @Override
    public Optional<String> brief(String run, String instance) {
        RunState state = runs.live()
                .map(jarvis.runtime.run.LiveRun::state)
                .filter(live -> live.defined().run().equals(run))
                .orElseGet(() -> runs.state(run));
        Optional<AssignmentState> current = state.current(instance);
        Optional<String> given = current.filter(a -> a.attempt() > 0)
                .flatMap(a -> text(folder.attempt(run, instance, a.attempt()).resolve("brief.md")));
        return given.isPresent()
                ? given
                : current.map(a -> Briefs.fresh(Definitions.place(state.defined()), state, a.id(), List.of()));
    }

    @Override
    public Optional<Path> log(String run, String instance, int attempt) {
        return present(TalkFiles.log(folder.attempt(run, instance, attempt)));
    }

    @Override
    public Optional<Path> output(String run, String checkpoint, int round, int step) {
        return present(folder.round(run, checkpoint, round).resolve("step-" + step + ".out"));
    }

    private static Optional<Path> present(Path file) {
        return Optional.of(file).filter(Files::isRegularFile);
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
