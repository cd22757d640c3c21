package jarvis.runtime.mcp;

import jarvis.core.coordination.Reporter;
import jarvis.runtime.view.Words;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Who calls and where its work stands, as several tools answer it. */
final class Standing {
    private Standing() {}

    static Shape shape() {
        return new Shape()
                .text("instance", "Who you are.")
                .number("attempt", "Your attempt.")
                .text("status", "Where your work stands now.");
    }

    static ObjectNode of(Caller caller, Reporter.Worker worker) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("instance", worker.instance())
                .put("attempt", worker.attempt())
                .put("status", Words.of(caller.assignment(worker).status()));
    }
}
