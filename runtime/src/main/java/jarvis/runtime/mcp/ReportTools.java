package jarvis.runtime.mcp;

import jarvis.core.coordination.Blocker;
import jarvis.core.coordination.Reporter;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an instance reports of itself. Each is the same wish as that of the command line. */
final class ReportTools {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LABEL = 300;
    private static final int TEXT = 4_000;

    private ReportTools() {}

    static List<Tool> all() {
        return List.of(progress(), done(), raise(), resolve(), integration());
    }

    private static Tool progress() {
        Tool.Sheet sheet = new Tool.Sheet(
                "Report progress",
                "Say in a few words what you are at now, at each step of your work. People and other agents see it.",
                Hints.REPORTS);
        Field label = Field.required("label", "Where your work is now, in a few words.", LABEL);
        return new Tool(
                "report_progress",
                sheet,
                List.of(label),
                Standing.shape(),
                (caller, given) -> Wished.of(caller, wish("progress").set("label", given.path("label")))
                        .said(worker -> new Said("Recorded.", Standing.of(caller, worker))));
    }

    private static Tool done() {
        Tool.Sheet sheet = new Tool.Sheet(
                "Claim to be done",
                "Say that all your tasks are finished. It is a claim: Jarvis merges what you left in your worktree and runs"
                        + " the checkpoint itself. Call it once, as the last thing you do, and only when you ran the checks yourself.",
                Hints.STATES);
        Field summary = Field.required("summary", "What is done, and how you know.", TEXT);
        Shape shape = GateTools.gate(Standing.shape());
        return new Tool(
                "claim_done",
                sheet,
                List.of(summary),
                shape,
                (caller, given) -> Wished.of(caller, wish("done").set("summary", given.path("summary")))
                        .said(worker -> GateTools.claimed(caller, worker, Standing.of(caller, worker))));
    }

    private static Tool raise() {
        Tool.Sheet sheet = new Tool.Sheet(
                "Raise a blocker",
                "Say what stops you, as soon as you know it: a change you need in files of another instance (name it), a"
                        + " decision only a person can make, something missing here. A blocking one must be resolved before you can"
                        + " claim to be done.",
                Hints.STATES);
        Field text = Field.required("text", "What stops you, and what you need from whom.", TEXT);
        Field severity = Field.choice(
                "severity",
                "blocking (you cannot go on; the default) or warning (it is only shown).",
                "blocking",
                "warning");
        Shape shape = Standing.shape().text("blocker", "The blocker's id, to resolve it with.");
        return new Tool(
                "raise_blocker",
                sheet,
                List.of(text, severity),
                shape,
                (caller, given) -> Wished.of(caller, wish("block").setAll(given))
                        .said(worker ->
                                raised(caller, worker, given.path("text").asString(""))));
    }

    private static Said raised(Caller caller, Reporter.Worker worker, String text) {
        String id = caller.state()
                .openBlockers()
                .filter(blocker -> blocker.instance().equals(worker.instance()))
                .filter(blocker -> blocker.text().equals(text))
                .map(Blocker::id)
                .reduce("", (one, later) -> later);
        String sentence = "Recorded as " + id + ". Call resolve_blocker once it no longer stops you.";
        return new Said(sentence, Standing.of(caller, worker).put("blocker", id));
    }

    private static Tool resolve() {
        Tool.Sheet sheet = new Tool.Sheet(
                "Resolve a blocker",
                "Say that a blocker of yours no longer stops you, and how it was resolved. Those of others are theirs to resolve.",
                Hints.STATES);
        Field how = Field.required("how", "How it was resolved.", TEXT);
        Field blocker =
                Field.optional("blocker", "Its id, such as blocker-3; all open ones of yours unless said.", 100);
        return new Tool("resolve_blocker", sheet, List.of(how, blocker), Standing.shape(), ReportTools::resolved);
    }

    private static Said resolved(Caller caller, ObjectNode given) {
        ObjectNode wish = wish("unblock").setAll(given);
        if (!wish.has("blocker")) {
            caller.worker().ifPresent(worker -> wish.put("blocker", worker.instance()));
        }
        return Wished.of(caller, wish).said(worker -> new Said("Recorded.", Standing.of(caller, worker)));
    }

    private static Tool integration() {
        Tool.Sheet sheet = new Tool.Sheet(
                "Record an integration point",
                "Tell all instances a port, an address or a file that they have to agree on. Every brief lists them; the same"
                        + " name again replaces its value.",
                Hints.STATES);
        Field name = Field.required("name", "Such as api_port.", LABEL);
        Field value =
                Field.required("value", "JSON, such as 8080 or {\"path\": \"/v1\"}; else it is taken as text.", TEXT);
        Shape shape = new Shape().text("name", "As recorded.").text("value", "As recorded, as JSON.");
        return new Tool("record_integration_point", sheet, List.of(name, value), shape, ReportTools::recorded);
    }

    private static Said recorded(Caller caller, ObjectNode given) {
        String name = given.path("name").asString("");
        JsonNode value = value(given.path("value").asString(""));
        ObjectNode structured =
                JsonNodeFactory.instance.objectNode().put("name", name).put("value", value.toString());
        return Wished.of(caller, wish("integration").put("name", name).set("value", value))
                .said(worker -> new Said("Recorded: " + name + " is " + value + ".", structured));
    }

    private static JsonNode value(String text) {
        try {
            JsonNode parsed = JSON.readTree(text);
            return parsed.isMissingNode() ? JsonNodeFactory.instance.stringNode(text) : parsed;
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.stringNode(text);
        }
    }

    private static ObjectNode wish(String command) {
        return JsonNodeFactory.instance.objectNode().put("command", command);
    }
}
