package jarvis.runtime.server;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Decision;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.Reporter;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.server.answer.Answer;
import jarvis.runtime.server.answer.Body;
import jarvis.runtime.server.answer.Parameters;
import jarvis.runtime.server.answer.Problem;
import jarvis.runtime.server.answer.Replies;
import jarvis.runtime.wish.Wishes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Commands to the live run, each with a token that says who sends it. */
final class CommandRoute implements HttpService {
    /** What is larger is cut off while it is sent, and its sender may not hear why. */
    static final long LARGEST_HEARD = 16L * 1024 * 1024;

    private static final int LARGEST_BODY = 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final RunDirectory directory;
    private final Tokens tokens;

    CommandRoute(RunDirectory directory, Tokens tokens) {
        this.directory = directory;
        this.tokens = tokens;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/api/runs/{run}/commands", Replies.handler(this::command));
    }

    private Answer command(ServerRequest request) {
        String id = Parameters.path(request, "run");
        Optional<ShownRun> run = ShownRun.find(directory, id);
        Optional<Reporter> by = Guard.bearer(
                        request.headers().first(HeaderNames.AUTHORIZATION).orElse(null))
                .flatMap(token -> tokens.reporter(run.map(ShownRun::id).orElse(""), token));
        if (by.isEmpty()) {
            return Problem.unauthorised(
                    "This token is neither the person's nor that of a worker of this run. Read it again from where it came.");
        }
        if (run.isEmpty()) {
            return Problem.noSuchRun(id);
        }
        if (!json(request)) {
            return new Problem(415, "not-json", "Send the command as application/json.", null);
        }
        return read(run.get(), by.get(), request);
    }

    private static boolean json(ServerRequest request) {
        String type =
                request.headers().first(HeaderNames.CONTENT_TYPE).orElse("").toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.startsWith("application/json;");
    }

    private static Answer read(ShownRun run, Reporter by, ServerRequest request) {
        byte[] body = Body.of(request, LARGEST_BODY);
        if (body.length > LARGEST_BODY) {
            return Problem.ofStatus(413);
        }
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (JacksonException e) {
            return Problem.malformed("", "The body is not one JSON object with each field once.");
        }
        return switch (Wishes.read(tree, by)) {
            case Wishes.Outcome.Malformed wrong -> Problem.malformed(wrong.field(), wrong.sentence());
            case Wishes.Outcome.OutOfScope out -> Problem.forbidden("person-only", out.sentence());
            case Wishes.Outcome.Understood wish -> submit(run, wish.command());
        };
    }

    private static Answer submit(ShownRun run, Command command) {
        Optional<LiveRun> live = run.live();
        if (live.isEmpty()) {
            return Problem.away(
                    "run-not-live",
                    run.id() + " is not being executed by this Jarvis, so it takes no commands. Resume it first.");
        }
        long before = run.state().version();
        return switch (live.get().submit(command)) {
            case Decision.Accepted accepted -> accepted(run, before, accepted.events());
            case Decision.Refused refused ->
                refused.code().equals(LiveRun.NOT_DECIDED)
                        ? Problem.away(refused.code(), refused.sentence())
                        : Problem.refused(refused.code(), refused.sentence());
        };
    }

    /** The events with their numbers; a report that was only logged is marked as ignored. */
    private static Answer accepted(ShownRun run, long before, List<Event> decided) {
        List<Recorded> recorded = decided.isEmpty()
                ? List.of()
                : run.events(before, 1000).stream()
                        .filter(r -> decided.contains(r.event()))
                        .toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("accepted", true);
        answer.put("ignored", decided.stream().anyMatch(Event.ReportIgnored.class::isInstance));
        answer.set("events", Documents.events(recorded));
        return new Answer.Json(answer);
    }
}
