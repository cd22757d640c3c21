package jarvis.runtime.server.telemetry;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import jarvis.core.agent.Ledger;
import jarvis.core.agent.Usage;
import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunState;
import jarvis.runtime.run.LiveRun;
import jarvis.runtime.server.answer.Answer;
import jarvis.runtime.server.answer.Body;
import jarvis.runtime.server.answer.Problem;
import jarvis.runtime.server.answer.Replies;
import jarvis.runtime.server.session.Desk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/metrics}: OTLP over HTTP as JSON, from agents that people start themselves. Thread-safe. */
public final class TelemetryRoute implements HttpService {
    private static final int LARGEST_BODY = 4 * 1024 * 1024;
    private static final String PROTOCOL = "Set OTEL_EXPORTER_OTLP_PROTOCOL=http/json.";
    private static final JsonMapper JSON = new JsonMapper();

    private final Desk desk;
    private final Counts counts = new Counts();

    public TelemetryRoute(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/v1/metrics", Replies.handler(this::metrics));
    }

    private Answer metrics(ServerRequest request) {
        byte[] body = Body.of(request, LARGEST_BODY);
        Optional<LiveRun> run = desk.run();
        if (run.isEmpty()) {
            return Problem.away("run-not-live", "No run is executed here. Resume it first: jarvis resume");
        }
        RunState state = run.get().state();
        Optional<Ledger.Attempt> attempt = attempt(state, request);
        if (attempt.isEmpty()) {
            return Problem.unauthorised(
                    "What is counted is an instance's, and this token is of no attempt of this run. Set"
                            + " OTEL_EXPORTER_OTLP_HEADERS as jarvis join prints it.");
        }
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            return new Problem(415, "unsupported-media-type", "Metrics are taken as JSON. " + PROTOCOL, null);
        }
        boolean zipped = request.headers()
                .first(HeaderNames.CONTENT_ENCODING)
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        try {
            byte[] plain = zipped ? unzipped(body) : body;
            return plain.length > LARGEST_BODY
                    ? Problem.ofStatus(413)
                    : counted(run.get(), attempt.get(), JSON.readTree(plain));
        } catch (JacksonException | IOException e) {
            return Problem.malformed("", "This is not JSON of OTLP metrics. " + PROTOCOL);
        }
    }

    private static byte[] unzipped(byte[] body) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readNBytes(LARGEST_BODY + 1);
        }
    }

    private Optional<Ledger.Attempt> attempt(RunState state, ServerRequest request) {
        String token =
                request.headers().first(HeaderNames.AUTHORIZATION).orElse("").strip();
        return desk.speaker(state.defined().run(), token.replaceFirst("^[Bb]earer +", ""))
                .filter(Reporter.Worker.class::isInstance)
                .map(Reporter.Worker.class::cast)
                .flatMap(worker -> state.assignmentsOf(worker.instance())
                        .filter(a -> a.attempt() == worker.attempt())
                        .findFirst()
                        .map(AssignmentState::id)
                        .map(id -> new Ledger.Attempt(id.phase(), worker.instance(), worker.attempt())));
    }

    private Answer counted(LiveRun run, Ledger.Attempt attempt, JsonNode export) {
        Metrics metrics = Metrics.of(export);
        Ledger.Account known = run.state().agents().accounts().get(attempt);
        String session = Counts.session(attempt);
        Usage before = known != null && known.session().equals(session) ? known.total() : Usage.NONE;
        Usage total = counts.add(attempt, before, metrics);
        if (!total.nothing()) {
            run.submit(new Command.ReportUsage(attempt.instance(), attempt.number(), session, 1, total));
        }
        return new Answer.Json(answer(metrics.totals()));
    }

    private static ObjectNode answer(int totals) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (totals > 0) {
            answer.putObject("partialSuccess")
                    .put("rejectedDataPoints", Integer.toString(totals))
                    .put(
                            "errorMessage",
                            "Counts from a beginning are not taken, since nobody here saw it. Set"
                                    + " OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta.");
        }
        return answer;
    }
}
