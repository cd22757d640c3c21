package jarvis.runtime.server.websocket;

/** What is done with what a client says over its WebSocket. Called by the connection's own thread. */
public interface Conversation {
    /** A message came; the exception closes the socket. */
    void heard(Message message) throws Violation;

    /** Nothing more is heard or can be sent; the last call. */
    void gone();
}
