package jarvis.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** What a server uses while nobody asks anything of it. Arguments: PID SECONDS. */
public final class IdleServer {
    private IdleServer() {}

    public static void main(String[] args) throws InterruptedException, IOException {
        ServerProcess server = new ServerProcess(Long.parseLong(args[0]));
        Duration time = Duration.ofSeconds(Long.parseLong(args[1]));
        Duration busy = server.processorTime();
        long start = System.nanoTime();
        Thread.sleep(time);
        double took = System.nanoTime() - start;
        double share = server.processorTime().minus(busy).toNanos() / took;
        System.out.printf(
                Locale.ROOT,
                "{\"core_percent\": %.2f, \"resident_mb\": %.0f}%n",
                share * 100,
                server.residentBytes() / 1024.0 / 1024.0);
    }
}
