package jarvis.dawg.traffic;

import java.io.PrintStream;
import tools.jackson.databind.JsonNode;

/** Says once when the service is in trouble, why, and when it is well again. Thread-safe. */
final class Outlook {
    private final PrintStream out;
    private String trouble = "";
    private boolean refused;

    Outlook(PrintStream out) {
        this.out = out;
    }

    synchronized void trouble(String why) {
        if (!why.equals(trouble)) {
            out.println(why + "; it is tried again");
            trouble = why;
        }
    }

    /** The first is said, and no other: what is made up is refused because the clocks differ, or all of it. */
    synchronized void refusal(JsonNode first) {
        if (first.isObject() && !refused) {
            refused = true;
            out.println("the service refuses events, the first because of its field "
                    + first.path("field").asString("") + ": "
                    + first.path("reason").asString(""));
        }
    }

    synchronized void well() {
        if (!trouble.isEmpty()) {
            out.println("the service answers again");
            trouble = "";
        }
    }
}
