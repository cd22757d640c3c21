package jarvis.runtime.cli;

import jarvis.core.coordination.RunState;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.server.KeptScenario;
import jarvis.runtime.server.NoData;
import jarvis.runtime.server.RecordedRun;
import jarvis.runtime.server.RunDirectory;
import jarvis.runtime.server.RunFiles;
import jarvis.runtime.server.RunServer;
import jarvis.runtime.server.RunSummary;
import jarvis.runtime.server.Tokens;
import jarvis.runtime.view.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The real server over a run that a test drives, with its {@code .jarvis/server.json} in a project folder. */
final class RunningJarvis implements RunDirectory, RunFiles, AutoCloseable {
    final Scenario scenario;
    final Tokens tokens;
    final ProjectFolder folder;
    private final RunServer server;
    private volatile boolean executing = true;

    RunningJarvis(Path root, Scenario scenario) throws IOException {
        this.scenario = scenario;
        this.folder = new ProjectFolder(root);
        this.tokens = Tokens.in(folder);
        this.server = new RunServer(
                        new RunServer.Sources(this, this, folder, tokens, Set.of(), NoData.at(scenario), List.of()),
                        scenario,
                        0)
                .start();
        Files.writeString(
                folder.server(),
                "{\"url\":\"" + url() + "/\",\"pid\":" + ProcessHandle.current().pid() + "}");
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    RunState state() {
        return scenario.run.state();
    }

    @Override
    public List<RunSummary> runs() {
        RunState state = state();
        return List.of(new RunSummary(
                state.defined().run(),
                state.defined().title(),
                state.defined().planPath(),
                state.status(),
                state.since()));
    }

    /** As between the start of a server and the start of its run. */
    void executeNoMore() {
        executing = false;
    }

    @Override
    public Optional<LiveRun> live() {
        return executing ? Optional.of(scenario.run) : Optional.empty();
    }

    @Override
    public Optional<RecordedRun> recorded(String run) {
        return executing ? Optional.empty() : Optional.of(new KeptScenario(scenario));
    }

    @Override
    public Optional<String> brief(String run, String instance) {
        return Optional.of("# Brief of " + instance + "\n");
    }

    @Override
    public Optional<Path> log(String run, String instance, int attempt) {
        return Optional.of(folder.attempt(run, instance, attempt).resolve("output"));
    }

    @Override
    public Optional<Path> output(String run, String checkpoint, int round, int step) {
        return Optional.of(folder.round(run, checkpoint, round).resolve("step-" + step + ".out"));
    }

    @Override
    public void close() {
        server.close();
    }
}
