package jarvis.runtime.mcp;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jarvis.core.coordination.Reporter;
import jarvis.runtime.run.LiveRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /mcp}: the Model Context Protocol's streamable HTTP without sessions and without streams, as every call says by its
 * token who speaks and every answer is short. Thread-safe.
 *
 * <p>Host, Origin and the presence of a token were looked at before, as for every POST.
 */
public final class McpRoute implements HttpService {
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final HeaderName VERSION = HeaderNames.create("MCP-Protocol-Version");

    private final Desk desk;
    private final Protocol protocol;

    public McpRoute(Desk desk, InstantSource clock) {
        this.desk = desk;
        String version = McpRoute.class.getPackage().getImplementationVersion();
        this.protocol = new Protocol(new Toolbox(desk, clock), version == null ? "unreleased" : version);
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/mcp", this::post).get("/mcp", McpRoute::noStream);
    }

    /** What is answered over HTTP when it is no JSON-RPC answer with status 200. */
    private record Refusal(int status, RpcError error) {
        static Refusal of(int status, String sentence) {
            return new Refusal(status, new RpcError(RpcError.INVALID, sentence));
        }
    }

    private static void noStream(ServerRequest request, ServerResponse response) {
        response.headers().set(HeaderNames.ALLOW, "POST");
        send(response, Refusal.of(405, "There is no stream to listen to here: every answer comes with its POST."));
    }

    private void post(ServerRequest request, ServerResponse response) {
        byte[] body = body(request);
        Optional<Caller> caller = caller(request);
        if (caller.isEmpty()) {
            response.headers().set(HeaderNames.WWW_AUTHENTICATE, "Bearer");
            send(
                    response,
                    Refusal.of(
                            401,
                            "This token is neither the person's nor that of an instance of the run that is executed here. Take"
                                    + " JARVIS_TOKEN from this attempt's environment."));
            return;
        }
        Optional<Refusal> refusal = refusal(request, body);
        if (refusal.isPresent()) {
            send(response, refusal.get());
            return;
        }
        answer(caller.get(), Message.read(body), response);
    }

    private Optional<Caller> caller(ServerRequest request) {
        String token = request.headers()
                .first(HeaderNames.AUTHORIZATION)
                .orElse("")
                .strip()
                .replaceFirst("^[Bb]earer +", "");
        Optional<LiveRun> run = desk.run();
        String name = run.map(live -> live.state().defined().run()).orElse("");
        Optional<Reporter> by = desk.speaker(name, token);
        return by.map(speaker -> new Caller(speaker, run.orElse(null)));
    }

    private static Optional<Refusal> refusal(ServerRequest request, byte[] body) {
        if (body.length > LARGEST_BODY) {
            return Optional.of(Refusal.of(413, "The message is larger than 1 MB. Say it in fewer words."));
        }
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        if (!type.toLowerCase(Locale.ROOT).matches("application/json *(;.*)?")) {
            return Optional.of(Refusal.of(415, "Send the message as application/json."));
        }
        if (!takesJson(request.headers().first(HeaderNames.ACCEPT).orElse("*/*"))) {
            return Optional.of(Refusal.of(406, "Answers are application/json, which the Accept header does not take."));
        }
        String version = request.headers().first(VERSION).orElse(Protocol.UNNAMED);
        return Protocol.VERSIONS.contains(version)
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        400,
                        "This MCP-Protocol-Version is not spoken here. Spoken: " + String.join(", ", Protocol.VERSIONS)
                                + "."));
    }

    private static boolean takesJson(String accept) {
        return List.of(accept.toLowerCase(Locale.ROOT).split(",")).stream()
                .map(type -> type.replaceFirst(";.*", "").strip())
                .anyMatch(List.of("application/json", "application/*", "*/*")::contains);
    }

    /** An older attempt is not obeyed; what it reports is logged, as by every door. */
    private void answer(Caller caller, Message message, ServerResponse response) {
        Optional<String> stale = caller.stale();
        if (message instanceof Message.Request request && stale.isPresent()) {
            protocol.answer(caller, request);
        }
        if (stale.isPresent()) {
            send(response, Refusal.of(403, stale.get()));
            return;
        }
        switch (message) {
            case Message.Malformed malformed -> send(response, new Refusal(400, malformed.error()));
            case Message.Notice _ -> response.status(202).send();
            case Message.Request request -> send(response, protocol.answer(caller, request));
        }
    }

    /** Read to its end, so that its sender hears why it is refused. */
    private static byte[] body(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (InputStream in = request.content().inputStream()) {
            byte[] body = in.readNBytes(LARGEST_BODY + 1);
            in.transferTo(OutputStream.nullOutputStream());
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(ServerResponse response, Refusal refusal) {
        response.status(refusal.status());
        send(response, refusal.error().answer(null));
    }

    private static void send(ServerResponse response, ObjectNode answer) {
        response.headers().set(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(Message.JSON.writeValueAsBytes(answer));
    }
}
