package jarvis.runtime.source.check;

import jarvis.core.condition.Figure;
import jarvis.core.health.Expectation;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;

/** A connection, over which nothing is said. */
public final class TcpProbe implements Probe {
    private final Connection connection;

    /** @param place HOST:PORT, an IPv6 address in brackets */
    public TcpProbe(String place, Duration timeout) {
        int border = place.lastIndexOf(':');
        String host = place.substring(0, border).replace("[", "").replace("]", "");
        this.connection = new Connection(host, Integer.parseInt(place.substring(border + 1)), timeout);
    }

    @Override
    public Answer look() throws InterruptedIOException, NoAnswer {
        long start = System.nanoTime();
        return new Seen(connection.with(_ -> Duration.ofNanos(System.nanoTime() - start)));
    }

    @Override
    public String target() {
        return connection.place();
    }

    private record Seen(Duration took) implements Answer {
        @Override
        public Optional<Figure> figure(Expectation expectation) {
            return Optional.of(CheckSource.amount(took.toMillis()));
        }

        @Override
        public Long millis() {
            return took.toMillis();
        }
    }
}
