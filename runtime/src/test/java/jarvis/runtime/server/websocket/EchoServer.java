package jarvis.runtime.server.websocket;

import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A server whose WebSocket says whatever is said to it. */
final class EchoServer implements AutoCloseable {
    private final WebServer server;

    EchoServer(int most) {
        WebSocketUpgrade echo = new WebSocketUpgrade("/echo", most, _ -> Optional.empty(), Echo::new);
        server = WebServer.builder()
                .host("127.0.0.1")
                .protocolsDiscoverServices(false)
                .addConnectionSelector(echo.selector())
                .routing(routing -> routing.register(echo))
                .build()
                .start();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private record Echo(WebSocket socket) implements Conversation {
        @Override
        public void heard(Message message) throws Violation {
            try {
                switch (message) {
                    case Message.Text said -> socket.sendText(said.text().getBytes(StandardCharsets.UTF_8));
                    case Message.Binary said -> socket.send(Frame.whole(Opcode.BINARY, said.bytes()));
                }
            } catch (IOException e) {
                throw new Violation(CloseCode.GOING_AWAY, "It has gone.");
            }
        }

        @Override
        public void gone() {}
    }
}
