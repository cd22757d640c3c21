package jarvis.runtime.server.dashboard;

import jarvis.runtime.server.websocket.CloseCode;
import jarvis.runtime.server.websocket.Conversation;
import jarvis.runtime.server.websocket.Message;
import jarvis.runtime.server.websocket.Violation;
import jarvis.runtime.server.websocket.WebSocket;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * The push of the dashboard over one WebSocket: the messages of {@link DashboardStream} as text. What the client says, it
 * says to the connection's thread; what it is sent comes from a second one, so that neither waits for the other.
 */
public final class DashboardSocket implements Conversation {
    /** How long a client has to say what it wants, before it is sent everything. */
    private static final Duration FIRST_WORD = Duration.ofSeconds(1);

    private final System.Logger log = System.getLogger("jarvis.server");
    private final DashboardPush push;
    private final WebSocket socket;
    private final Thread thread = Thread.ofVirtual().name("dashboard-socket").unstarted(this::serve);
    private final DashboardWatcher watcher;

    private DashboardSocket(DashboardPush push, WebSocket socket) {
        this.push = push;
        this.socket = socket;
        this.watcher = push.watcher(thread);
    }

    public static Conversation open(DashboardPush push, WebSocket socket) {
        DashboardSocket conversation = new DashboardSocket(push, socket);
        conversation.thread.start();
        return conversation;
    }

    @Override
    public void heard(Message message) throws Violation {
        switch (message) {
            case Message.Text said -> watcher.ask(WishText.read(said.text()));
            case Message.Binary _ -> throw new Violation(CloseCode.UNSUPPORTED_DATA, "Only text is understood: JSON.");
        }
    }

    @Override
    public void gone() {
        thread.interrupt();
    }

    private void serve() {
        if (!push.admit(watcher)) {
            socket.close(CloseCode.TRY_AGAIN_LATER, push.full());
            return;
        }
        try {
            watcher.serve(this::send, FIRST_WORD);
            socket.close(
                    CloseCode.GOING_AWAY, watcher.connection().ended() ? "The server ends." : "Time is up. Come back.");
        } catch (IOException e) {
            log.log(Level.DEBUG, "a watcher has gone", e);
            socket.abort();
        } finally {
            push.leave(watcher);
        }
    }

    private void send(List<Frame> frames) throws IOException {
        for (Frame frame : frames) {
            socket.sendText(frame.text());
        }
    }
}
