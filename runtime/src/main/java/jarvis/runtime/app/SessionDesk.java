package jarvis.runtime.app;

import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunState;
import jarvis.runtime.agent.Agents;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.run.RunPlace;
import jarvis.runtime.server.Tokens;
import jarvis.runtime.server.session.Desk;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What sessions reach: the same as the tools of agents, and for the person the means to be an instance. Thread-safe. */
final class SessionDesk implements Desk {
    private final McpDesk tools;
    private final Tokens tokens;

    SessionDesk(McpDesk tools, Tokens tokens) {
        this.tools = tools;
        this.tokens = tokens;
    }

    @Override
    public Optional<LiveRun> run() {
        return tools.run();
    }

    @Override
    public Optional<Reporter> speaker(String run, String token) {
        return tools.speaker(run, token);
    }

    @Override
    public Optional<String> brief(String run, String instance) {
        return tools.brief(run, instance);
    }

    @Override
    public Optional<String> refusal(RunState state, String instance, String path) {
        return tools.owners(state).refusal(state, instance, path);
    }

    @Override
    public boolean isPerson(RunState state, String instance) {
        return Agents.isPerson(
                Definitions.place(state.defined()).project().settings().instance(instance));
    }

    @Override
    public Place place(RunState state, AssignmentState assignment) {
        RunPlace place = Definitions.place(state.defined());
        String instance = assignment.id().instance();
        Map<String, String> environment =
                new HashMap<>(place.project().settings().instance(instance).environment());
        environment.put("JARVIS_RUN", place.run());
        environment.put("JARVIS_INSTANCE", instance);
        environment.put("JARVIS_ATTEMPT", Integer.toString(assignment.attempt()));
        environment.put("JARVIS_PHASE", assignment.id().phase());
        environment.put("JARVIS_PART", assignment.spec().part().name().toLowerCase(Locale.ROOT));
        environment.put(
                "JARVIS_BRIEF",
                place.attempt(instance, assignment.attempt())
                        .resolve("brief.md")
                        .toString());
        environment.put("JARVIS_COORDINATION", place.coordination().toString());
        environment.put("JARVIS_TOKEN", tokens.mintWorker(place.run(), instance, assignment.attempt()));
        return new Place(place.location(state, instance).toString(), environment);
    }
}
