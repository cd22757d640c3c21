package jarvis.runtime.server;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** One line a call: method, path as it was sent and without its query, status, time taken. */
final class AccessLog implements Filter {
    private final System.Logger log = System.getLogger("jarvis.server.access");

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        long start = System.nanoTime();
        try {
            chain.proceed();
        } finally {
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            log.log(
                    Level.INFO,
                    "{0} {1} {2} {3} ms",
                    request.prologue().method().text(),
                    request.path().rawPath(),
                    Integer.toString(response.status().code()),
                    Long.toString(taken.toMillis()));
        }
    }
}
