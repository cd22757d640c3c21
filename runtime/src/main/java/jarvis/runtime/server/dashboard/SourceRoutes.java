package jarvis.runtime.server.dashboard;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import jarvis.core.reading.Reading;
import jarvis.runtime.dashboard.Dashboard;
import jarvis.runtime.dashboard.SourceDocument;
import jarvis.runtime.dashboard.ValueDocument;
import jarvis.runtime.project.Nearest;
import jarvis.runtime.server.answer.Answer;
import jarvis.runtime.server.answer.Parameters;
import jarvis.runtime.server.answer.Problem;
import jarvis.runtime.server.answer.Replies;
import jarvis.runtime.source.Sources;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The sources and what is known of them; single values with their provenance; pausing, for the person. */
public final class SourceRoutes implements HttpService {
    private final Sources sources;
    private final Dashboard dashboard;
    private final Predicate<String> person;

    /** @param person whether an Authorization header is the person's */
    public SourceRoutes(Sources sources, Dashboard dashboard, Predicate<String> person) {
        this.sources = sources;
        this.dashboard = dashboard;
        this.person = person;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/api/sources", Replies.handler(_ -> new Answer.Json(SourceDocument.of(sources.known()))))
                .get("/api/values", Replies.handler(_ -> all()))
                .get("/api/values/{name}", Replies.handler(this::value))
                .post("/api/sources/{name}/pause", Replies.handler(request -> turn(request, true)))
                .post("/api/sources/{name}/resume", Replies.handler(request -> turn(request, false)));
    }

    private Answer all() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode values = answer.putObject("values");
        dashboard.readings().forEach((name, reading) -> values.set(name, ValueDocument.of(name, reading)));
        return new Answer.Json(answer);
    }

    private Answer value(ServerRequest request) {
        String name = Parameters.path(request, "name");
        Map<String, Reading<JsonNode>> readings = dashboard.readings();
        Reading<JsonNode> reading = readings.get(name);
        if (reading != null) {
            return new Answer.Json(ValueDocument.of(name, reading));
        }
        return Problem.absent("There is no value \"" + name + "\"." + near(name, readings.keySet())
                + " GET /api/values lists what there is.");
    }

    private Answer turn(ServerRequest request, boolean off) {
        if (!person.test(request.headers().first(HeaderNames.AUTHORIZATION).orElse(""))) {
            return Problem.unauthorised("Only the person may pause a source: .jarvis/person-token.");
        }
        String name = Parameters.path(request, "name");
        boolean known = off ? sources.pause(name) : sources.resume(name);
        List<String> names = sources.known().stream().map(Sources.Known::name).toList();
        return known
                ? new Answer.Json(SourceDocument.of(sources.known()))
                : Problem.absent("There is no source \"" + name + "\"." + near(name, names) + " There are: "
                        + String.join(", ", names) + ".");
    }

    private static String near(String name, Collection<String> names) {
        return Nearest.to(name, names)
                .map(other -> " Did you mean " + other + "?")
                .orElse("");
    }
}
