package jarvis.dawg.recount;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** An event as its reporter tells it. */
record Told(Instant at, ObjectNode json) {
    String id() {
        return text("id");
    }

    String type() {
        return text("type");
    }

    String user() {
        return text("user");
    }

    String text(String field) {
        return json.path(field).asString();
    }

    long number(String field) {
        return json.path(field).asLong();
    }
}
