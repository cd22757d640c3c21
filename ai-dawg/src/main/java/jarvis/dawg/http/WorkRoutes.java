package jarvis.dawg.http;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import jarvis.dawg.automation.Automation;
import jarvis.dawg.automation.Workflow;
import jarvis.dawg.intelligence.Intelligence;
import jarvis.dawg.store.Reports;
import jarvis.dawg.store.WorkflowRuns;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Workflows and reports: what there is, what was done, and doing it now. */
final class WorkRoutes implements HttpService {
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
    public void routing(HttpRules rules) {
        rules.get("/api/v1/workflows", replies.data(_ -> workflows()))
                .post("/api/v1/workflows/{name}/runs", replies.data(this::run))
                .get("/api/v1/reports", replies.data(_ -> reports()))
                .post("/api/v1/reports", replies.data(_ -> report(intelligence.report())));
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
