package jarvis.dawg.store;

import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Whether the database answers: asked at most once a second, whoever wants to know. Thread-safe. */
public final class DatabaseHealth {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Database database;
    private final InstantSource clock;
    private Instant asked = Instant.EPOCH;
    private Look last = new Look("", 0, "It was not asked yet.");

    /**
     * What was found.
     *
     * @param kind postgresql or embedded
     * @param millis how long the answer took
     * @param trouble why it does not answer; empty when it does
     */
    public record Look(String kind, double millis, String trouble) {}

    public DatabaseHealth(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public synchronized Look look() {
        Instant now = clock.instant();
        if (Duration.between(asked, now).compareTo(FRESH) >= 0) {
            last = ask();
            asked = clock.instant();
        }
        return last;
    }

    /** As a list, for whom it is one of several things to be there. */
    public List<String> broken() {
        String trouble = look().trouble();
        return trouble.isEmpty() ? List.of() : List.of(trouble);
    }

    private Look ask() {
        long start = System.nanoTime();
        try {
            database.read(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.setQueryTimeout(1);
                    return statement.execute("select 1");
                }
            });
            return new Look(database.kind(), (System.nanoTime() - start) / 1e6, "");
        } catch (StoreException e) {
            return new Look(database.kind(), (System.nanoTime() - start) / 1e6, String.valueOf(e.getMessage()));
        }
    }
}
