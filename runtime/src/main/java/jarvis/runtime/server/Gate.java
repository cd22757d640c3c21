package jarvis.runtime.server;

import io.helidon.common.socket.SocketWriterException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import jarvis.runtime.server.answer.Problem;
import jarvis.runtime.server.answer.Replies;
import jarvis.runtime.server.dashboard.StreamConnections;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every request passes: it gets the protective headers, then the guard, and whatever breaks behind it becomes a problem. */
final class Gate implements Filter {
    private final System.Logger log = System.getLogger("jarvis.server");

    /** Until the server knows its port it answers to nobody. */
    private volatile Guard guard = new Guard(0, Set.of());

    /** @param open origins under which a proxy shows the page */
    void listensOn(int port, Set<String> open) {
        guard = new Guard(port, open);
    }

    /** Why a request does not become a WebSocket; such requests pass no filter. */
    Optional<Problem> socketRefusal(Headers headers) {
        return guard.socketRefusal(
                headers.first(HeaderNames.HOST).orElse(null),
                headers.first(HeaderNames.ORIGIN).orElse(null));
    }

    /** Whether somebody may read; such requests pass no filter either. */
    boolean lets(StreamConnections.StreamAsked asked) {
        return guard.refusal("GET", asked.host(), asked.origin(), null).isEmpty();
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        Replies.protect(response.headers());
        Optional<Problem> refusal = guard.refusal(
                request.prologue().method().text(),
                header(request, HeaderNames.HOST),
                header(request, HeaderNames.ORIGIN),
                header(request, HeaderNames.AUTHORIZATION));
        if (refusal.isPresent()) {
            refuse(response, refusal.get());
            return;
        }
        try {
            chain.proceed();
        } catch (SocketWriterException | UncheckedIOException | CloseConnectionException e) {
            throw e;
        } catch (HttpException e) {
            refuse(response, Problem.ofStatus(e.status().code()));
        } catch (RequestException e) {
            refuse(response, Problem.ofStatus(e.status().code()));
        } catch (Exception e) {
            log.log(Level.ERROR, "could not answer " + request.path().rawPath(), e);
            refuse(response, Problem.ofStatus(500));
        }
    }

    /** What is left of the body is not worth reading, so the connection ends with the answer. */
    private static void refuse(RoutingResponse response, Problem problem) {
        if (!response.isSent()) {
            if (problem.status() != 404) {
                response.headers().set(HeaderNames.CONNECTION, "close");
            }
            Replies.send(response, problem);
        }
    }

    private static @Nullable String header(RoutingRequest request, HeaderName name) {
        return request.headers().first(name).orElse(null);
    }
}
