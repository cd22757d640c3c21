package jarvis.runtime.cli;

import jarvis.runtime.client.Access;
import jarvis.runtime.client.ClientTrouble;
import jarvis.runtime.client.Door;
import jarvis.runtime.view.PlainText;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Sends commands to the running Jarvis. A worker's are sent again while Jarvis is being started again. */
final class Sender {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Context context;
    private final Access access;

    Sender(Context context) {
        this.context = context;
        this.access = context.access();
    }

    static ObjectNode command(String name) {
        return JsonNodeFactory.instance.objectNode().put("command", name);
    }

    /** Sends a command; on return it is decided and durable. */
    void send(ObjectNode command) {
        long end = System.nanoTime() + (access.worker().isPresent() ? PATIENCE.toNanos() : 0);
        boolean said = false;
        while (true) {
            try {
                obeyed(running().post("/api/runs/" + access.run() + "/commands", command));
                return;
            } catch (ClientTrouble e) {
                if (e.code() == ClientTrouble.Code.REFUSED || System.nanoTime() >= end) {
                    throw e;
                }
                if (!said) {
                    context.terminal().say(e.sentence() + " Trying again for " + PATIENCE.toSeconds() + " s.");
                    said = true;
                }
                pause();
            }
        }
    }

    /** A report of an older attempt is logged and changes nothing; whoever sent it should know. */
    private static void obeyed(JsonNode answer) {
        if (answer.path("ignored").asBoolean(false)) {
            String why = answer.path("events").values().stream()
                    .map(event -> event.path("sentence").asString(""))
                    .collect(Collectors.joining("; "));
            throw new ClientTrouble(
                    ClientTrouble.Code.REFUSED, "This was logged, but not obeyed. " + PlainText.line(why) + ".");
        }
    }

    private Door running() {
        Optional<Door> door = access.door();
        return door.filter(Door::answers)
                .orElseThrow(() -> new ClientTrouble(
                        ClientTrouble.Code.NOT_RUNNING,
                        "Jarvis is not running"
                                + door.map(d -> " at " + d.url()).orElse("")
                                + ", so nothing was recorded. Start it again in the plan's folder: jarvis resume"));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientTrouble(ClientTrouble.Code.WORLD, "Interrupted before Jarvis answered.", e);
        }
    }
}
