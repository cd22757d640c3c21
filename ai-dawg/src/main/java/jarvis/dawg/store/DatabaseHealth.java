package jarvis.dawg.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Whether the database answers and takes writes: asked at most once a second, whoever wants to know. Thread-safe. */
public final class DatabaseHealth {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration BOUND = Duration.ofMillis(1_600);
    private static final int PROBES = 200;

    private final Database database;
    private final EventStore events;
    private final InstantSource clock;
    private FutureTask<String> question = new FutureTask<>(() -> "");
    private Instant asked = Instant.EPOCH;
    private Look last = new Look("", 0, "It was not asked yet.");

    /**
     * What was found.
     *
     * @param kind postgresql or embedded
     * @param millis how long the answer took
     * @param trouble why it cannot be used; empty when it can
     */
    public record Look(String kind, double millis, String trouble) {}

    public DatabaseHealth(Database database, EventStore events, InstantSource clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
        question.run();
    }

    /** Answers within two seconds, whatever the database does. */
    public synchronized Look look() {
        if (Duration.between(asked, clock.instant()).compareTo(FRESH) >= 0) {
            long start = System.nanoTime();
            String trouble = trouble();
            last = new Look(database.kind(), (System.nanoTime() - start) / 1e6, trouble);
            asked = clock.instant();
        }
        return last;
    }

    /** One question at a time: what hangs is waited for again. */
    private String trouble() {
        if (question.isDone()) {
            question = new FutureTask<>(this::ask);
            Thread.ofVirtual().name("database-health").start(question);
        }
        try {
            return question.get(BOUND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return Stream.of(database.refusal(), database.stuck())
                    .filter(known -> !known.isEmpty())
                    .findFirst()
                    .orElse("The database has not answered within " + BOUND.toMillis() + " ms.");
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "It was not asked: this service is ending.";
        }
    }

    /** As a list, for whom it is one of several things to be there. */
    public List<String> broken() {
        String trouble = look().trouble();
        return trouble.isEmpty() ? List.of() : List.of(trouble);
    }

    private String ask() {
        try {
            boolean readOnly = database.read(this::readOnly);
            String stuck = database.stuck();
            if (!readOnly && stuck.isEmpty() && !database.refusal().isEmpty()) {
                database.prove(this::tried);
            }
            return readOnly ? "The database takes no writes: it is set to read only, or is a standby." : stuck;
        } catch (StoreException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private boolean readOnly(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            try (ResultSet row = statement.executeQuery(
                    database.embedded() ? "select 'off'" : "select current_setting('transaction_read_only')")) {
                return row.next() && row.getString(1).equals("on");
            }
        }
    }

    /**
     * After a write that failed: takes a batch in wherever events go, and back; then writes much and takes that back too, as a
     * disk is full only when something is kept. What keeps events out keeps these out.
     */
    private int tried(Connection connection) throws SQLException {
        events.rehearse(connection, clock.instant());
        String filler = "probe ".repeat(16);
        try (PreparedStatement row = connection.prepareStatement("insert into event (id, type, user_id, at_millis, day,"
                        + " received_millis) values (?, 'probe', '" + filler + "', 0, 0, 0)");
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < PROBES; i++) {
                row.setString(1, "probe " + UUID.randomUUID());
                row.addBatch();
            }
            row.executeBatch();
            return statement.executeUpdate("delete from event where type = 'probe'");
        }
    }
}
