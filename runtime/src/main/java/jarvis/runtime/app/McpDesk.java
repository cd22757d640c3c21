package jarvis.runtime.app;

import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunState;
import jarvis.core.ownership.Verdict;
import jarvis.runtime.mcp.Desk;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.run.PathOwners;
import jarvis.runtime.server.Tokens;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the tools of agents reach. Thread-safe. */
final class McpDesk implements Desk {
    private final Runs runs;
    private final KeptFiles files;
    private final Tokens tokens;
    private final Map<String, PathOwners> owners = new ConcurrentHashMap<>();

    McpDesk(Runs runs, KeptFiles files, Tokens tokens) {
        this.runs = runs;
        this.files = files;
        this.tokens = tokens;
    }

    @Override
    public Optional<LiveRun> run() {
        return runs.live().filter(run -> run.state().definition() != null);
    }

    @Override
    public Optional<Reporter> speaker(String run, String token) {
        return tokens.reporter(run, token);
    }

    @Override
    public Optional<String> brief(String run, String instance) {
        return files.brief(run, instance);
    }

    @Override
    public Optional<Verdict> verdict(RunState state, String instance, String path) {
        return owners(state).verdict(state, instance, path);
    }

    PathOwners owners(RunState state) {
        return owners.computeIfAbsent(state.defined().run(), _ -> new PathOwners(Definitions.place(state.defined())));
    }
}
