package jarvis.runtime.server.dashboard;

import jarvis.runtime.server.push.Pace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A message to those who are pushed to, in both its forms.
 *
 * @param seq of the change that made it, over all endpoints; 0 where it is none
 * @param event as a server-sent event
 * @param text as a WebSocket's text
 */
@SuppressWarnings("ArrayRecordComponent") // Only sent, never compared.
record Frame(long seq, byte[] event, byte[] text) {
    /** @param body JSON, which has no line breaks of its own */
    static Frame of(String epoch, long seq, String name, byte[] body) {
        String id = epoch + "-" + seq;
        String json = new String(body, StandardCharsets.UTF_8);
        return new Frame(
                seq,
                bytes("id: " + id + "\nevent: " + name + "\ndata: " + json + "\n\n"),
                bytes("{\"id\":\"" + id + "\",\"event\":\"" + name + "\",\"data\":" + json + "}"));
    }

    static Frame heartbeat(Instant now, Pace pace) {
        String json =
                "{\"now\":\"" + now + "\",\"everyMillis\":" + pace.heartbeat().toMillis() + "}";
        return new Frame(
                0,
                bytes("event: heartbeat\ndata: " + json + "\n\n"),
                bytes("{\"event\":\"heartbeat\",\"data\":" + json + "}"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
