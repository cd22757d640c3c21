package jarvis.runtime.cli;

import jarvis.runtime.client.Access;
import jarvis.runtime.client.ClientTrouble;
import jarvis.runtime.client.Door;
import jarvis.runtime.client.Outbox;
import jarvis.runtime.view.PlainText;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends commands to the running Jarvis. A worker's are sent again while Jarvis is being started again, for
 * {@value #PATIENCE} seconds of the environment or {@value #SECONDS} s, and then kept for when it is back.
 */
final class Sender {
    private static final String PATIENCE = "JARVIS_PATIENCE";
    private static final int SECONDS = 60;
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

    /** Sends a command, and says the sentence once it is decided and durable. */
    void send(ObjectNode command, String sentence) {
        if (heard(command)) {
            context.terminal().say(sentence);
        }
    }

    void send(ObjectNode command) {
        boolean _ = heard(command);
    }

    /** Whether it is decided and durable; else, as a worker's, it is kept for the next Jarvis. */
    private boolean heard(ObjectNode command) {
        boolean worker = access.worker().isPresent();
        long end = System.nanoTime() + (worker ? patience().toNanos() : 0);
        boolean said = false;
        while (true) {
            try {
                obeyed(running().post("/api/runs/" + access.run() + "/commands", command));
                return true;
            } catch (ClientTrouble e) {
                if (e.code() == ClientTrouble.Code.REFUSED) {
                    throw e;
                }
                if (System.nanoTime() >= end) {
                    keep(command, e);
                    return false;
                }
                if (!said) {
                    context.terminal()
                            .say(e.sentence() + " Trying again for "
                                    + patience().toSeconds() + " s.");
                    said = true;
                }
                pause();
            }
        }
    }

    private Duration patience() {
        String set = context.terminal().environment().getOrDefault(PATIENCE, "");
        return Duration.ofSeconds(set.matches("\\d{1,6}") ? Integer.parseInt(set) : SECONDS);
    }

    private void keep(ObjectNode command, ClientTrouble why) {
        Outbox outbox = access.outbox().orElseThrow(() -> why);
        try {
            outbox.keep(command.toString());
        } catch (IOException e) {
            throw new ClientTrouble(
                    ClientTrouble.Code.WORLD,
                    why.sentence() + " Nor can the report be kept in " + outbox.folder() + " (" + e + ").",
                    e);
        }
        context.terminal().say("Jarvis is still away. The report is kept, and is read when the run is resumed.");
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
