package jarvis.runtime.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PushConnectionsTest {
    @Test
    void a_client_that_stops_reading_is_given_up_and_counted_once() throws Exception {
        try (PushConnections connections = new PushConnections(10, Duration.ofMillis(40), Duration.ofMillis(10))) {
            CountDownLatch left = new CountDownLatch(1);
            Thread client = Thread.ofVirtual().start(() -> {
                PushConnection connection = new PushConnection(() -> {});
                connections.admit(connection);
                try {
                    connection.write(new Stuck(), new byte[1]);
                } catch (IOException e) {
                    left.countDown();
                }
                connections.leave(connection);
            });
            left.await();
            client.join();
            assertThat(connections.dropped()).isEqualTo(1);
            assertThat(connections.count()).isZero();
        }
    }

    /** Takes nothing, until it is interrupted for the second time. */
    private static final class Stuck extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            int interrupts = 0;
            while (interrupts < 2) {
                interrupts += waited() ? 0 : 1;
            }
            throw new InterruptedIOException();
        }

        private static boolean waited() {
            try {
                new CountDownLatch(1).await();
                return true;
            } catch (InterruptedException e) {
                return false;
            }
        }
    }
}
