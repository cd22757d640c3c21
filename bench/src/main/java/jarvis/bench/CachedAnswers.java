package jarvis.bench;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Requests a second for one document, over connections that are kept, from several servers in turns. Arguments: ROUNDS
 * SECONDS CONNECTIONS, then NAME=PORT=PID=PATH for each server. Each line is one round of one server, as JSON.
 */
public final class CachedAnswers {
    private static final Duration WARMING = Duration.ofSeconds(5);

    private final int connections;

    private CachedAnswers(int connections) {
        this.connections = connections;
    }

    private record Peer(String name, int port, ServerProcess process, String path) {
        static Peer of(String text) {
            String[] parts = text.split("=");
            return new Peer(
                    parts[0], Integer.parseInt(parts[1]), new ServerProcess(Long.parseLong(parts[2])), parts[3]);
        }
    }

    public static void main(String[] args) throws InterruptedException, IOException {
        int rounds = Integer.parseInt(args[0]);
        Duration round = Duration.ofSeconds(Integer.parseInt(args[1]));
        CachedAnswers load = new CachedAnswers(Integer.parseInt(args[2]));
        List<Peer> peers =
                List.of(args).subList(3, args.length).stream().map(Peer::of).toList();
        for (Peer peer : peers) {
            load.round(peer, WARMING, tag(peer));
            load.round(peer, WARMING, null);
        }
        for (int i = 0; i < rounds; i++) {
            for (Peer peer : peers) {
                System.out.println(load.round(peer, round, null));
                System.out.println(load.round(peer, round, tag(peer)));
            }
        }
    }

    private static String tag(Peer peer) throws IOException {
        try (Asking asking = new Asking(peer, null)) {
            return asking.ask().tag();
        }
    }

    /** @param tag what the client has already; null: nothing */
    private String round(Peer peer, Duration time, @Nullable String tag) throws InterruptedException {
        Duration busy = peer.process().processorTime();
        long start = System.nanoTime();
        List<Times> times = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Times own = new Times();
            times.add(own);
            threads.add(Thread.ofPlatform().start(() -> ask(peer, tag, start + time.toNanos(), own)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Times all = new Times();
        times.forEach(all::add);
        double cpu = peer.process().processorTime().minus(busy).toNanos() / 1e9;
        return String.format(
                Locale.ROOT,
                "{\"name\": \"%s\", \"known\": %b, \"per_second\": %.0f, \"per_cpu_second\": %.0f, \"p50\": %.2f, \"p99\": %.2f}",
                peer.name(),
                tag != null,
                all.count() / seconds,
                all.count() / cpu,
                all.within(0.5),
                all.within(0.99));
    }

    private static void ask(Peer peer, @Nullable String tag, long until, Times times) {
        try (Asking asking = new Asking(peer, tag)) {
            while (System.nanoTime() < until) {
                long start = System.nanoTime();
                Answer answer = asking.ask();
                times.add(System.nanoTime() - start);
                if (answer.status() != (tag == null ? 200 : 304)) {
                    throw new IllegalStateException(peer.name() + " answered with " + answer.status());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(peer.name() + " answers no more", e);
        }
    }

    private record Answer(int status, String tag) {}

    /** One connection that asks the same again and again. */
    private static final class Asking implements AutoCloseable {
        private final Socket socket;
        private final DataInputStream in;
        private final byte[] request;
        private final byte[] buffer = new byte[64 << 10];
        private int filled;

        Asking(Peer peer, @Nullable String tag) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), peer.port());
            socket.setTcpNoDelay(true);
            in = new DataInputStream(socket.getInputStream());
            String known = tag == null ? "" : "If-None-Match: " + tag + "\r\n";
            request = ("GET " + peer.path() + " HTTP/1.1\r\nHost: 127.0.0.1:" + peer.port() + "\r\n" + known + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }

        Answer ask() throws IOException {
            socket.getOutputStream().write(request);
            filled = 0;
            int end = head();
            String head = new String(buffer, 0, end, StandardCharsets.US_ASCII);
            int status = Integer.parseInt(head.substring(9, 12));
            int length = status == 304 ? 0 : Integer.parseInt(header(head, "content-length"));
            int missing = end + length - filled;
            if (missing > 0) {
                in.readFully(buffer, 0, missing);
            }
            return new Answer(status, header(head, "etag"));
        }

        /** Where the head ends in the buffer. */
        private int head() throws IOException {
            while (true) {
                int read = in.read(buffer, filled, buffer.length - filled);
                if (read < 0) {
                    throw new EOFException("it ended the connection");
                }
                filled += read;
                for (int i = 3; i < filled; i++) {
                    if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
                        return i + 1;
                    }
                }
            }
        }

        private static String header(String head, String name) {
            int at = head.toLowerCase(Locale.ROOT).indexOf("\r\n" + name + ": ");
            int from = at + name.length() + 4;
            return at < 0 ? "" : head.substring(from, head.indexOf('\r', from));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
