package jarvis.runtime.server.websocket;

/** What a client said, whole. */
public sealed interface Message {
    record Text(String text) implements Message {}

    @SuppressWarnings("ArrayRecordComponent") // Only read, never compared.
    record Binary(byte[] bytes) implements Message {}
}
