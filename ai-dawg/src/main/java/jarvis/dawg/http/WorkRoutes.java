package jarvis.dawg.http;

import io.helidon.webserver.http.ServerRequest;
import jarvis.dawg.automation.Automation;
import jarvis.dawg.automation.Workflow;
import jarvis.dawg.intelligence.Intelligence;
import jarvis.dawg.store.Reports;
import jarvis.dawg.store.WorkflowRuns;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Workflows and reports: what there is, what was done, and doing it now. */
final class WorkRoutes implements Routes {
    private static final int SHOWN = 50;

    private final Automation automation;
    private final Intelligence intelligence;
    private final Replies replies;

    WorkRoutes(Automation automation, Intelligence intelligence, Replies replies) {
        this.automation = automation;
        this.intelligence = intelligence;
        this.replies = replies;
    }

    @Override
    public List<Route> routes() {
        Schema name =
                Schema.word(automation.workflows().stream().map(Workflow::name).toList());
        Schema workflow = Schema.object().field("name", name).field("purpose", Schema.text());
        return List.of(
                Route.get("/api/v1/workflows", replies.data(_ -> workflows()), "The workflows, and their newest runs.")
                        .tells(Schema.object()
                                .field("workflows", Schema.list(workflow))
                                .field("runs", Schema.list(runDescribed())))
                        .refuses(503),
                Route.post("/api/v1/workflows/{name}/runs", replies.data(this::run), "Runs a workflow to its end.")
                        .in("path", "name", name)
                        .tells(runDescribed())
                        .refuses(404, 503),
                Route.get("/api/v1/reports", replies.data(_ -> reports()), "The newest reports.")
                        .tells(Schema.object().field("reports", Schema.list(reportDescribed())))
                        .refuses(503),
                Route.post("/api/v1/reports", replies.data(_ -> report(intelligence.report())), "Makes a report.")
                        .tells(reportDescribed())
                        .refuses(503));
    }

    private static Schema runDescribed() {
        return Schema.object()
                .field("id", Schema.text())
                .field("workflow", Schema.text())
                .field("started", Schema.moment())
                .field("took_ms", Schema.whole())
                .field("well", Schema.flag())
                .field("said", Schema.text().says("What it did, or why it failed."))
                .as("WorkflowRun");
    }

    private static Schema reportDescribed() {
        Schema forecast = Schema.any(List.of(
                Schema.object()
                        .field("active_users", Schema.list(Schema.number()).says("Of the next seven days.")),
                Schema.object()
                        .field("active_users", Schema.number().with(json -> json.put("type", "null")))
                        .field("undefined", Schema.text())));
        return Schema.object()
                .field("id", Schema.text())
                .field("made", Schema.moment())
                .field("forecast_accuracy", Schema.number().between(0, 1).orNull())
                .field("insights", Schema.list(Schema.text()))
                .field("forecast", forecast)
                .as("Report");
    }

    private ObjectNode workflows() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode list = data.putArray("workflows");
        for (Workflow workflow : automation.workflows()) {
            list.addObject().put("name", workflow.name()).put("purpose", workflow.purpose());
        }
        ArrayNode runs = data.putArray("runs");
        automation.newest(SHOWN).forEach(run -> runs.add(document(run)));
        return data;
    }

    private ObjectNode run(ServerRequest request) {
        String name = request.path().pathParameters().get("name");
        return document(automation
                .run(name)
                .orElseThrow(() -> new Problem(
                        404,
                        "no-such-workflow",
                        "There is no workflow of this name. There are: "
                                + automation.workflows().stream()
                                        .map(Workflow::name)
                                        .collect(Collectors.joining(", "))
                                + ".")));
    }

    private static ObjectNode document(WorkflowRuns.Run run) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", run.id());
        json.put("workflow", run.workflow());
        json.put("started", run.started().toString());
        json.put("took_ms", run.took().toMillis());
        json.put("well", run.well());
        json.put("said", run.said());
        return json;
    }

    private ObjectNode reports() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode list = data.putArray("reports");
        intelligence.newest(SHOWN).forEach(report -> list.add(report(report)));
        return data;
    }

    private static ObjectNode report(Reports.Report report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", report.id());
        json.put("made", report.made().toString());
        json.put("forecast_accuracy", report.accuracy());
        json.setAll((ObjectNode) Replies.JSON.readTree(report.body()));
        return json;
    }
}
