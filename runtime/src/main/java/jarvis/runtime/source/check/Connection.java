package jarvis.runtime.source.check;

import jarvis.core.reading.Reason;
import jarvis.runtime.source.Addresses;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Connections to one port, under the rules for addresses that all sources are under. */
final class Connection {
    private final String host;
    private final int port;
    private final Duration timeout;
    private final Addresses addresses;

    /** What is done with one. */
    interface Use<T> {
        T of(Socket socket) throws IOException;
    }

    Connection(String host, int port, Duration timeout) {
        this.host = host;
        this.port = port;
        this.timeout = timeout;
        this.addresses = new Addresses(host);
    }

    <T> T with(Use<T> use) throws InterruptedIOException, Probe.NoAnswer {
        int millis = Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(addresses.resolve(host), port), millis);
            socket.setSoTimeout(millis);
            return use.of(socket);
        } catch (Addresses.Refused e) {
            throw new Probe.NoAnswer(Reason.CONFIG_ERROR, String.valueOf(e.getMessage()));
        } catch (UncheckedIOException | IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException();
            }
            throw new Probe.NoAnswer(Reason.NO_COMMUNICATION, sentence(e));
        }
    }

    private String sentence(Exception trouble) {
        return switch (trouble) {
            case ConnectException _ -> "Nobody listens at " + place() + ".";
            case SocketTimeoutException _ -> "It does not answer in time.";
            default -> "No connection to " + place() + " is made.";
        };
    }

    String place() {
        return host + ":" + port;
    }
}
