package jarvis.runtime.server;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import jarvis.core.coordination.CheckpointState;
import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.RunState;
import jarvis.runtime.graph.PlanGraph;
import jarvis.runtime.graph.Svg;
import jarvis.runtime.server.answer.Answer;
import jarvis.runtime.server.answer.Parameters;
import jarvis.runtime.server.answer.Problem;
import jarvis.runtime.server.answer.Replies;
import jarvis.runtime.view.Rounds;
import jarvis.runtime.view.RunDocument;
import jarvis.runtime.view.StatusText;
import jarvis.runtime.view.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What can be read of runs: the list, one whole run, its events, the rounds of a checkpoint. */
final class RunRoutes implements HttpService {
    private static final int PAGE = 200;
    private static final int LARGEST_PAGE = 1000;

    private final RunDirectory directory;
    private final Documents documents;

    RunRoutes(RunDirectory directory, Documents documents) {
        this.directory = directory;
        this.documents = documents;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/api/runs", Replies.handler(request -> list()))
                .get("/api/runs/{run}", Replies.handler(request -> in(request, (run, r) -> document(run))))
                .get("/api/runs/{run}/status.txt", Replies.handler(request -> in(request, (run, r) -> status(run))))
                .get("/api/runs/{run}/graph.svg", Replies.handler(request -> in(request, (run, r) -> graph(run))))
                .get("/api/runs/{run}/events", Replies.handler(request -> in(request, RunRoutes::events)))
                .get(
                        "/api/runs/{run}/checkpoints/{checkpoint}/rounds",
                        Replies.handler(request -> in(request, RunRoutes::rounds)))
                .get(
                        "/api/runs/{run}/checkpoints/{checkpoint}/rounds/{round}",
                        Replies.handler(request -> in(request, RunRoutes::round)));
    }

    private Answer in(ServerRequest request, BiFunction<ShownRun, ServerRequest, Answer> answering) {
        String id = Parameters.path(request, "run");
        Optional<ShownRun> run = ShownRun.find(directory, id);
        return run.isPresent() ? answering.apply(run.get(), request) : Problem.noSuchRun(id);
    }

    private Answer list() {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        String live = directory.live().map(run -> run.state().defined().run()).orElse("");
        ArrayNode runs = list.putArray("runs");
        for (RunSummary run : directory.runs()) {
            runs.addObject()
                    .put("id", run.id())
                    .put("title", run.title())
                    .put("planPath", run.planPath())
                    .put("status", Words.of(run.status()))
                    .put("since", run.since().toString())
                    .put("live", run.id().equals(live));
        }
        return new Answer.Json(list);
    }

    private Answer document(ShownRun run) {
        return new Answer.Bytes(documents.run(run, run.state()), "application/json", Map.of());
    }

    /** What {@code jarvis status} prints, so that the command needs no JSON library to start. */
    private Answer status(ShownRun run) {
        String text = StatusText.of(RunDocument.of(run.plan(), run.state(), run.sight(), documents.now()));
        return new Answer.Bytes(text.getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8", Map.of());
    }

    /** The plan as a picture; its policy allows its own style and nothing else. */
    private static Answer graph(ShownRun run) {
        String svg = Svg.of(PlanGraph.of(run.plan(), run.state().schedule()));
        return new Answer.Bytes(
                svg.getBytes(StandardCharsets.UTF_8),
                "image/svg+xml",
                Map.of(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"));
    }

    private static Answer events(ShownRun run, ServerRequest request) {
        Optional<Long> after = Parameters.number(request, "after", 0, Long.MAX_VALUE, 0);
        Optional<Long> limit = Parameters.number(request, "limit", 1, LARGEST_PAGE, PAGE);
        if (after.isEmpty()) {
            return Problem.malformed("after", "\"after\" is an event's number, from 0.");
        }
        if (limit.isEmpty()) {
            return Problem.malformed("limit", "\"limit\" is a number from 1 to " + LARGEST_PAGE + ".");
        }
        List<Recorded> found = run.events(after.get(), limit.get().intValue());
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.put("run", run.id());
        page.put("version", run.state().version());
        page.put("next", found.isEmpty() ? after.get() : found.getLast().seq());
        page.set("events", Documents.events(found));
        return new Answer.Json(page);
    }

    private static Answer rounds(ShownRun run, ServerRequest request) {
        Optional<Rounds> rounds = folded(run, Parameters.path(request, "checkpoint"));
        if (rounds.isEmpty()) {
            return Problem.absent("There is no checkpoint of that name in " + run.id() + ".");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("rounds", rounds.get().documents());
        return new Answer.Json(answer);
    }

    private static Answer round(ShownRun run, ServerRequest request) {
        Optional<Integer> number = Parameters.count(request, "round");
        Optional<ObjectNode> round =
                folded(run, Parameters.path(request, "checkpoint")).flatMap(rounds -> number.flatMap(rounds::document));
        return round.isPresent()
                ? new Answer.Json(round.get())
                : Problem.absent("There is no such round of such a checkpoint in " + run.id() + ".");
    }

    private static Optional<Rounds> folded(ShownRun run, String checkpoint) {
        RunState state = run.state();
        Optional<CheckpointState> found =
                Optional.ofNullable(state.checkpoints().get(checkpoint));
        return found.map(c -> {
            Rounds rounds = new Rounds(checkpoint, c.spec().questions());
            long after = 0;
            while (after < state.version()) {
                List<Recorded> page = run.events(after, LARGEST_PAGE);
                page.forEach(recorded -> rounds.add(recorded.event()));
                after = page.isEmpty() ? state.version() : page.getLast().seq();
            }
            return rounds;
        });
    }
}
