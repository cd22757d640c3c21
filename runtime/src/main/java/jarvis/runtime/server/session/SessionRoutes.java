package jarvis.runtime.server.session;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.AssignmentStatus;
import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunState;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.server.answer.Answer;
import jarvis.runtime.server.answer.Body;
import jarvis.runtime.server.answer.Parameters;
import jarvis.runtime.server.answer.Problem;
import jarvis.runtime.server.answer.Replies;
import jarvis.runtime.view.PlainText;
import jarvis.runtime.view.Words;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /hook}, for instances, and {@code /api/runs/RUN/instances/INSTANCE/join}, for the person. Thread-safe. */
public final class SessionRoutes implements HttpService {
    private static final int LARGEST_BODY = 8 * 1024 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    private final Desk desk;
    private final Hooks hooks;

    public SessionRoutes(Desk desk) {
        this.desk = desk;
        this.hooks = new Hooks(desk);
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/hook", Replies.handler(this::hook))
                .post("/api/runs/{run}/instances/{instance}/join", Replies.handler(this::join));
    }

    private Answer hook(ServerRequest request) {
        byte[] body = Body.of(request, LARGEST_BODY);
        Optional<LiveRun> run = desk.run();
        if (run.isEmpty()) {
            return notExecuted();
        }
        RunState state = run.get().state();
        if (!(speaker(state, request) instanceof Reporter.Worker worker)) {
            return Problem.unauthorised(
                    "A hook is run by an instance, and this token is of none in the run that is executed here. Take JARVIS_TOKEN"
                            + " from jarvis join.");
        }
        if (body.length > LARGEST_BODY) {
            return Problem.ofStatus(413);
        }
        try {
            JsonNode said = JSON.readTree(body);
            return said.isObject()
                    ? new Answer.Json(hooks.answer(state, worker, Hook.of(said)))
                    : Problem.malformed("", "A hook is one JSON object, with hook_event_name.");
        } catch (JacksonException e) {
            return Problem.malformed("", "A hook is one JSON object, and this is not JSON.");
        }
    }

    private static Problem notExecuted() {
        return Problem.away("run-not-live", "No run is executed here. Resume it first: jarvis resume");
    }

    private @Nullable Reporter speaker(RunState state, ServerRequest request) {
        String token =
                request.headers().first(HeaderNames.AUTHORIZATION).orElse("").strip();
        return desk.speaker(state.defined().run(), token.replaceFirst("^[Bb]earer +", ""))
                .orElse(null);
    }

    private Answer join(ServerRequest request) {
        Optional<LiveRun> run = desk.run();
        if (run.isEmpty()) {
            return notExecuted();
        }
        RunState state = run.get().state();
        Reporter by = speaker(state, request);
        if (by == null) {
            return Problem.unauthorised("This token is not the person's. Read it again from .jarvis/person-token.");
        }
        if (!(by instanceof Reporter.Person)) {
            return Problem.forbidden(
                    "person-only", "Only a person lets somebody join as an instance; this token is an instance's own.");
        }
        String id = Parameters.path(request, "run");
        if (!id.equals("current") && !id.equals(state.defined().run())) {
            return Problem.noSuchRun(id);
        }
        return joined(state, Parameters.path(request, "instance"));
    }

    private Answer joined(RunState state, String instance) {
        Optional<AssignmentState> now = state.current(instance);
        if (now.isEmpty()) {
            return Problem.refused(
                    "no-such-instance",
                    "There is no instance " + PlainText.line(instance) + " in "
                            + state.defined().run() + ". jarvis status lists them.");
        }
        if (!desk.isPerson(state, instance)) {
            return Problem.refused(
                    "not-a-persons",
                    instance
                            + " is not a person's: Jarvis starts its agent itself. To join in its place, set agent: person"
                            + " for it in jarvis.yaml, and run the plan again.");
        }
        boolean open = now.get().attempt() > 0
                && !now.get().ended()
                && (now.get().status() == AssignmentStatus.RUNNING || now.get().status() == AssignmentStatus.BLOCKED);
        return open && state.status().active()
                ? new Answer.Json(document(state, now.get()))
                : notUnderWay(state, now.get());
    }

    private static Problem notUnderWay(RunState state, AssignmentState now) {
        String instance = now.id().instance();
        String why = state.status().active()
                ? instance + " is " + now.status().name().toLowerCase(Locale.ROOT)
                : "the run is " + Words.of(state.status());
        return Problem.refused(
                "not-under-way",
                "Nobody can join as " + instance + " now: " + why
                        + ", so no attempt of it is under way. jarvis watch shows" + " when it is.");
    }

    private ObjectNode document(RunState state, AssignmentState now) {
        Desk.Place place = desk.place(state, now);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("run", state.defined().run());
        document.put("instance", now.id().instance()).put("attempt", now.attempt());
        document.put("folder", place.folder());
        ObjectNode environment = document.putObject("environment");
        place.environment().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> environment.put(entry.getKey(), entry.getValue()));
        return document;
    }
}
