package jarvis.runtime.mcp;

import jarvis.runtime.view.PlainText;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The methods of the protocol that are answered here. Keeps nothing between two calls; thread-safe. */
final class Protocol {
    /** Its revisions, oldest first, which are the same for what is spoken here. */
    static final List<String> VERSIONS = List.of("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25");

    /** What is assumed of a request that names none. */
    static final String UNNAMED = "2025-03-26";

    private static final String INSTRUCTIONS =
            "Jarvis runs a plan in which several agents work at once, and you are one of them. Call my_brief first. Report"
                    + " progress at each step, and blockers at once. Before you write a file that your brief does not give you, ask"
                    + " who_owns: what is another's is not merged. When all is finished and you checked it yourself, call claim_done"
                    + " once; Jarvis believes nothing that it did not verify.";

    private final System.Logger log = System.getLogger("jarvis.mcp");
    private final Toolbox tools;
    private final String version;

    /** @param version of Jarvis */
    Protocol(Toolbox tools, String version) {
        this.tools = tools;
        this.version = version;
    }

    ObjectNode answer(Caller caller, Message.Request request) {
        return switch (request.method()) {
            case "initialize" -> initialize(request);
            case "ping" -> result(request, JsonNodeFactory.instance.objectNode());
            case "tools/list" -> list(request);
            case "tools/call" -> call(caller, request);
            default ->
                error(
                        request,
                        RpcError.NO_METHOD,
                        "There is no method \"" + PlainText.line(request.method())
                                + "\" here. Known: initialize, ping, tools/list, tools/call.");
        };
    }

    private ObjectNode initialize(Message.Request request) {
        if (!request.params().path("protocolVersion").isString()) {
            return error(
                    request,
                    RpcError.PARAMS,
                    "initialize needs \"protocolVersion\", such as \"" + VERSIONS.getLast() + "\".");
        }
        String wanted = request.params().path("protocolVersion").stringValue();
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("protocolVersion", VERSIONS.contains(wanted) ? wanted : VERSIONS.getLast());
        result.putObject("capabilities").putObject("tools").put("listChanged", false);
        result.putObject("serverInfo")
                .put("name", "jarvis")
                .put("title", "Jarvis")
                .put("version", version);
        return result(request, result.put("instructions", INSTRUCTIONS));
    }

    /** All tools fit on one page, so there is no cursor to go on from. */
    private ObjectNode list(Message.Request request) {
        JsonNode cursor = request.params().path("cursor");
        return cursor.isMissingNode() || cursor.isNull()
                ? result(request, tools.document())
                : error(
                        request,
                        RpcError.PARAMS,
                        "There is no such \"cursor\": the list has one page. Ask without one.");
    }

    private ObjectNode call(Caller caller, Message.Request request) {
        JsonNode name = request.params().path("name");
        JsonNode given = request.params().path("arguments");
        if (!name.isString()) {
            return error(request, RpcError.PARAMS, "tools/call needs the tool's \"name\", a string.");
        }
        if (!given.isMissingNode() && !given.isObject()) {
            return error(request, RpcError.PARAMS, "\"arguments\" must be an object.");
        }
        Optional<Tool> tool = tools.named(name.stringValue());
        if (tool.isEmpty()) {
            String known = String.join(", ", tools.names());
            return error(
                    request,
                    RpcError.PARAMS,
                    "There is no tool \"" + PlainText.line(name.stringValue()) + "\". There are: " + known + ".");
        }
        ObjectNode arguments = given instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        return call(caller, request, tool.get(), arguments);
    }

    private ObjectNode call(Caller caller, Message.Request request, Tool tool, ObjectNode arguments) {
        if (caller.run() == null) {
            return result(
                    request,
                    Said.refused(
                                    "No run is being executed here, so there is nothing to tell. Go on with the last one: jarvis resume")
                            .document());
        }
        try {
            return result(request, tool.call(caller, arguments).document());
        } catch (RuntimeException e) {
            log.log(
                    Level.ERROR,
                    "could not do " + tool.name() + " for " + caller.by().label(),
                    e);
            return error(request, RpcError.INTERNAL, "Jarvis could not do " + tool.name() + "; its log says why.");
        }
    }

    private static ObjectNode result(Message.Request request, ObjectNode result) {
        return Message.envelope(request.id()).set("result", result);
    }

    private static ObjectNode error(Message.Request request, int code, String sentence) {
        return new RpcError(code, sentence).answer(request.id());
    }
}
