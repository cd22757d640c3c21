package jarvis.runtime.server.websocket;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ServerConnection;
import jarvis.runtime.server.answer.Problem;
import jarvis.runtime.server.answer.Replies;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Opens WebSockets at one path (RFC 6455, section 4.2). Filters do not see a request that becomes one, so it asks the guard
 * itself; whatever it turns away goes on as a usual request, and is told why.
 */
public final class WebSocketUpgrade implements Http1Upgrader, HttpService {
    private static final HeaderName KEY = HeaderNames.create("Sec-WebSocket-Key");
    private static final HeaderName VERSION = HeaderNames.create("Sec-WebSocket-Version");
    private static final String SPOKEN = "13";
    private static final String ACCEPTING = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final String path;
    private final int most;
    private final Function<Headers, Optional<Problem>> guard;
    private final Function<WebSocket, Conversation> opening;

    /**
     * @param most bytes that a client's message may have
     * @param guard why a request is turned away; empty when it may go on
     */
    public WebSocketUpgrade(
            String path,
            int most,
            Function<Headers, Optional<Problem>> guard,
            Function<WebSocket, Conversation> opening) {
        this.path = path;
        this.most = most;
        this.guard = guard;
        this.opening = opening;
    }

    /** HTTP with these WebSockets. The header's value may be written in any case; Helidon compares it as it is. */
    public Http1ConnectionSelector selector() {
        return Http1ConnectionSelector.builder()
                .config(Http1Config.create())
                .putUpgrader("websocket", this)
                .putUpgrader("WebSocket", this)
                .putUpgrader("Websocket", this)
                .build();
    }

    @Override
    public String supportedProtocol() {
        return "websocket";
    }

    @Override
    public @Nullable ServerConnection upgrade(
            ConnectionContext context, HttpPrologue prologue, WritableHeaders<?> headers) {
        boolean asked = prologue.method().equals(Method.GET)
                && prologue.uriPath().rawPath().equals(path)
                && wellFormed(headers);
        if (!asked || guard.apply(headers).isPresent()) {
            return null;
        }
        String answer = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Accept: " + accepted(headers.get(KEY).get()) + "\r\n\r\n";
        context.dataWriter().writeNow(BufferData.create(answer.getBytes(StandardCharsets.US_ASCII)));
        return new WebSocketConnection(context, most, opening);
    }

    private static boolean wellFormed(Headers headers) {
        return headers.first(HeaderNames.CONNECTION)
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .contains("upgrade")
                && headers.first(VERSION).orElse("").equals(SPOKEN)
                && headers.first(KEY).orElse("").matches("[A-Za-z0-9+/]{22}==");
    }

    private static String accepted(String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1").digest((key + ACCEPTING).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(path, this::explain);
    }

    private void explain(ServerRequest request, ServerResponse response) {
        Optional<Problem> refusal = guard.apply(request.headers());
        if (refusal.isPresent()) {
            Replies.send(response, refusal.get());
            return;
        }
        response.headers().set(HeaderNames.UPGRADE, "websocket");
        response.headers().set(VERSION, SPOKEN);
        String detail = path + " is a WebSocket of version 13. Open it with a client for those,"
                + " or take the same as server-sent events from /api/dashboard/stream.";
        Replies.send(response, new Problem(426, "upgrade-required", detail, null));
    }
}
