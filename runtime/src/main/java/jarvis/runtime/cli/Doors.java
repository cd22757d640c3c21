package jarvis.runtime.cli;

import jarvis.runtime.client.Access;
import jarvis.runtime.client.Door;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The running Jarvis, for commands that are about the present only. */
final class Doors {
    private Doors() {}

    static Door open(Access access) {
        return access.door()
                .filter(Door::answers)
                .orElseThrow(
                        () -> new Mistake(
                                "No Jarvis is running here, so there are no live values. Start one: jarvis serve, or jarvis run PLAN.md"));
    }

    /** A name as one part of an address. */
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
