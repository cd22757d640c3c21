package jarvis.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** How long after a tracker file changed a client of Jarvis' push has the new number. Arguments: PORT TRACKER CHANGES. */
public final class Freshness {
    private static final int SHORTEST = 100;
    private static final int LONGEST = 600;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Freshness() {}

    public static void main(String[] args) throws IOException {
        ChangingTracker tracker = new ChangingTracker(Path.of(args[1]));
        int changes = Integer.parseInt(args[2]);
        try (Listeners client = new Listeners(Integer.parseInt(args[0]), EventLines::new, tracker)) {
            client.connect(1);
            Thread.ofPlatform().daemon().start(() -> change(tracker, changes));
            Duration longest = PATIENCE.plus(Duration.ofMillis((long) LONGEST * changes));
            client.hearUntil(() -> client.times().count() >= changes, longest);
            Times times = client.times();
            System.out.printf(
                    Locale.ROOT,
                    "{\"changes\": %d, \"heard\": %d, \"p50\": %.1f, \"p99\": %.1f, \"max\": %.1f}%n",
                    changes,
                    times.count(),
                    times.within(0.5),
                    times.within(0.99),
                    times.within(1));
        }
    }

    private static void change(ChangingTracker tracker, int changes) {
        try {
            for (int i = 0; i < changes; i++) {
                Thread.sleep(ThreadLocalRandom.current().nextInt(SHORTEST, LONGEST));
                tracker.change(i);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
