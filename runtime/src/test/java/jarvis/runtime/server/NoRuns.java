package jarvis.runtime.server;

import jarvis.runtime.run.LiveRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A project in which nothing was ever run. */
final class NoRuns implements RunDirectory, RunFiles {
    @Override
    public List<RunSummary> runs() {
        return List.of();
    }

    @Override
    public Optional<LiveRun> live() {
        return Optional.empty();
    }

    @Override
    public Optional<RecordedRun> recorded(String run) {
        return Optional.empty();
    }

    @Override
    public Optional<String> brief(String run, String instance) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> log(String run, String instance, int attempt) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> output(String run, String checkpoint, int round, int step) {
        return Optional.empty();
    }
}
