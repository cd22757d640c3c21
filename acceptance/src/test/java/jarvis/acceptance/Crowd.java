package jarvis.acceptance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients of the push that come, listen for a while, and leave as real ones do: with a goodbye, without one, by a reset, or
 * after they ceased to read.
 */
final class Crowd {
    private static final byte[] HEARTBEAT = "heartbeat".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] GOODBYE = {(byte) 0x88, (byte) 0x80, 0, 0, 0, 0};
    private static final int WAYS_TO_LEAVE = 4;

    private final int port;
    private final AtomicInteger trouble = new AtomicInteger();

    Crowd(int port) {
        this.port = port;
    }

    /** All connect, wait for each other, listen, and leave; so many times. Returns how often one could not. */
    int comeAndGo(int streams, int sockets, int rounds) {
        Phaser together = new Phaser(streams + sockets);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < streams + sockets; i++) {
                String path = i < streams ? "/api/dashboard/stream" : "/ws";
                int number = i;
                threads.execute(() -> comeAndGo(path, number, rounds, together));
            }
            threads.shutdown();
            if (!threads.awaitTermination(5, TimeUnit.MINUTES)) {
                throw new AssertionError("the clients do not come to an end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return trouble.get();
    }

    private void comeAndGo(String path, int number, int rounds, Phaser together) {
        for (int round = 0; round < rounds; round++) {
            try (Socket socket = new Socket()) {
                visit(socket, path, together);
                leave(socket, path, (number + round) % WAYS_TO_LEAVE);
            } catch (IOException e) {
                trouble.incrementAndGet();
            }
        }
        together.arriveAndDeregister();
    }

    private void visit(Socket socket, String path, Phaser together) throws IOException {
        try {
            socket.setSoTimeout(60_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream().write(request(path));
            listen(socket.getInputStream());
        } finally {
            together.arriveAndAwaitAdvance(); // All are there at the same time.
        }
    }

    private byte[] request(String path) {
        String upgrade = path.equals("/ws")
                ? "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                : "";
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + upgrade + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Until the first heartbeat, and the documents that follow it. */
    private static void listen(InputStream stream) throws IOException {
        InputStream in = new BufferedInputStream(stream, 1024);
        int met = 0;
        while (met < HEARTBEAT.length) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("it ended before a heartbeat");
            }
            met = next == HEARTBEAT[met] ? met + 1 : next == HEARTBEAT[0] ? 1 : 0;
        }
        in.readNBytes(500);
    }

    private static void leave(Socket socket, String path, int way) throws IOException {
        switch (way) {
            case 0 -> {
                if (path.equals("/ws")) {
                    socket.getOutputStream().write(GOODBYE);
                }
                socket.shutdownOutput();
            }
            case 1 -> reset(socket);
            case 2 -> socket.getInputStream().skip(10_000);
            default -> {} // It closes with what it has not read.
        }
    }

    private static void reset(Socket socket) throws SocketException {
        socket.setSoLinger(true, 0);
    }
}
