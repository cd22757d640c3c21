package jarvis.runtime.mcp;

import jarvis.runtime.run.LiveRun;
import jarvis.runtime.view.RunDocument;
import jarvis.runtime.view.Sight;
import jarvis.runtime.view.StatusText;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code run_status}: what {@code jarvis status} says, and of its document what an agent needs. */
final class StatusTool {
    private static final List<String> ASSIGNMENT =
            List.of("phase", "instance", "name", "part", "status", "progress", "reason");
    private static final List<String> CHECKPOINT = List.of("id", "name", "status", "reason", "gates");
    private static final List<String> BLOCKER = List.of("id", "instance", "severity", "text");
    private static final List<String> QUESTION = List.of("id", "text");

    private StatusTool() {}

    static Tool at(InstantSource clock) {
        Tool.Sheet sheet = new Tool.Sheet(
                "Status of the run",
                "How all instances and checkpoints stand, who is blocked by what, what was agreed on, and what a person has to"
                        + " answer. Call it when you need something of another instance.",
                Hints.READS);
        return new Tool("run_status", sheet, List.of(), shape(), (caller, _) -> said(caller.live(), clock));
    }

    private static Shape shape() {
        return new Shape()
                .text("run", "Its name.")
                .text("title", "The plan's.")
                .text("status", "Where the run stands.")
                .text("asOf", "When this was so.")
                .list("assignments", part(ASSIGNMENT))
                .list("checkpoints", part(CHECKPOINT))
                .list("blockers", part(BLOCKER))
                .list("needsYou", part(QUESTION))
                .named("integration", "What was agreed on, by name.");
    }

    private static Shape part(List<String> names) {
        Shape part = new Shape();
        for (String name : names) {
            part.text(name, "As the run's document has it; empty when there is none.");
        }
        return part;
    }

    private static Said said(LiveRun run, InstantSource clock) {
        ObjectNode all =
                RunDocument.of(run.plan(), run.state(), new Sight(run.branches(), run.agents()), clock.instant());
        ObjectNode structured = JsonNodeFactory.instance.objectNode();
        structured.put("run", all.path("id").asString(""));
        copy(all, structured, List.of("title", "status", "asOf"));
        List<JsonNode> open = all.path("blockers").values().stream()
                .filter(blocker -> blocker.path("open").asBoolean(false))
                .toList();
        parts(all.path("assignments").values(), structured.putArray("assignments"), ASSIGNMENT);
        parts(all.path("checkpoints").values(), structured.putArray("checkpoints"), CHECKPOINT);
        parts(open, structured.putArray("blockers"), BLOCKER);
        parts(all.path("needsYou").values(), structured.putArray("needsYou"), QUESTION);
        structured.set("integration", all.path("integration"));
        return new Said(StatusText.of(all), structured);
    }

    private static void parts(Collection<JsonNode> from, ArrayNode to, List<String> names) {
        from.forEach(part -> copy(part, to.addObject(), names));
    }

    private static void copy(JsonNode from, ObjectNode to, List<String> names) {
        for (String name : names) {
            to.put(name, from.path(name).asString(""));
        }
    }
}
