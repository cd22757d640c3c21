package jarvis.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Many clients that are pushed to while a tracker file changes once a second, and what they cost the server. Arguments:
 * jarvis|socket.io PORT TRACKER CLIENTS SECONDS PID.
 */
public final class PushedCrowd {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Who has gone is noticed at the second heartbeat, ten seconds after the first. */
    private static final Duration LEAVING = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Listeners clients;
    private final ChangingTracker tracker;
    private final ServerProcess server;

    private PushedCrowd(Listeners clients, ChangingTracker tracker, ServerProcess server) {
        this.clients = clients;
        this.tracker = tracker;
        this.server = server;
    }

    /** What the server holds at a time. */
    private record Held(long resident, long live, int descriptors) {
        static Held by(ServerProcess server) throws IOException, InterruptedException {
            long live = server.liveBytes();
            return new Held(server.residentBytes(), live, server.descriptors());
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Supplier<Wrapping> wrapping = args[0].equals("jarvis") ? EventLines::new : SocketIoFrames::new;
        ChangingTracker tracker = new ChangingTracker(Path.of(args[2]));
        ServerProcess server = new ServerProcess(Long.parseLong(args[5]));
        int count = Integer.parseInt(args[3]);
        Held before = Held.by(server);
        Held with;
        try (Listeners clients = new Listeners(Integer.parseInt(args[1]), wrapping, tracker)) {
            clients.connect(count);
            new PushedCrowd(clients, tracker, server).hear(count, Integer.parseInt(args[4]));
            with = Held.by(server);
        }
        int left = descriptorsOf(server, before.descriptors());
        System.out.printf(
                Locale.ROOT,
                "\"resident_kb\": %.1f, \"live_kb\": %.1f, \"resident_mb\": %.0f, \"descriptors\": [%d, %d, %d]}%n",
                (with.resident() - before.resident()) / 1024.0 / count,
                (with.live() - before.live()) / 1024.0 / count,
                with.resident() / 1024.0 / 1024.0,
                before.descriptors(),
                with.descriptors(),
                left);
    }

    private void hear(int count, int seconds) throws IOException {
        Duration busy = server.processorTime();
        long messages = clients.messages();
        long expected = (long) count * seconds;
        Thread.ofPlatform().daemon().start(() -> change(seconds));
        Duration longest = PATIENCE.plusSeconds(seconds);
        clients.hearUntil(() -> clients.times().count() >= expected, longest);
        double micros = server.processorTime().minus(busy).toNanos() / 1e3;
        Times times = clients.times();
        System.out.printf(
                Locale.ROOT,
                "{\"expected\": %d, \"heard\": %d, \"messages\": %d, \"p50\": %.1f, \"p99\": %.1f, \"max\": %.1f, \"cpu_us\": %.1f, ",
                expected,
                times.count(),
                clients.messages() - messages,
                times.within(0.5),
                times.within(0.99),
                times.within(1),
                micros / (clients.messages() - messages));
    }

    private void change(int seconds) {
        try {
            for (int i = 0; i < seconds; i++) {
                tracker.change(i);
                Thread.sleep(Duration.ofSeconds(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As soon as they are as few as before, or after a while. */
    private static int descriptorsOf(ServerProcess server, int before) throws InterruptedException {
        long start = System.nanoTime();
        while (server.descriptors() > before && System.nanoTime() - start < LEAVING.toNanos()) {
            Thread.sleep(LOOK);
        }
        return server.descriptors();
    }
}
