package jarvis.dawg.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The generations of music that were asked for, and what became of each. */
public final class Generations {
    private static final int LATELY = 1_000;

    private final Database database;
    private final EventStore events;

    /** Where a generation stands; the first two go on after a restart. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether nothing more becomes of it. */
        public boolean over() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    /** What was asked for, as it is written. */
    public record Wanted(String genre, String key, int tempo, int bars, long seed) {}

    /**
     * One generation.
     *
     * @param took how long it was made; zero until it is over
     * @param reason why it failed; empty unless it did
     */
    public record Generation(String id, Instant asked, State state, Wanted wanted, Duration took, String reason) {
        public Generation to(State next, Duration made, String why) {
            return new Generation(id, asked, next, wanted, made, why);
        }
    }

    /**
     * Counts over all.
     *
     * @param meanMillis and p95 of the last thousand that were done; 0 without any
     */
    public record Totals(long today, long done, long failed, double meanMillis, double p95Millis) {}

    public Generations(Database database, EventStore events) {
        this.database = database;
        this.events = events;
    }

    /** Writes one down as it stands, durable on return. */
    public void keep(Generation one) {
        database.write(connection -> {
            try (PreparedStatement row = connection.prepareStatement(
                    "insert into generation (id, asked_millis, day, state, genre, musical_key, tempo, bars, seed, took_millis, reason)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set"
                            + " state = excluded.state, took_millis = excluded.took_millis, reason = excluded.reason")) {
                fill(row, one);
                return row.executeUpdate();
            }
        });
    }

    private void fill(PreparedStatement row, Generation one) throws SQLException {
        Wanted wanted = one.wanted();
        row.setString(1, one.id());
        row.setLong(2, one.asked().toEpochMilli());
        row.setLong(3, events.day(one.asked()));
        row.setString(4, one.state().word());
        row.setString(5, wanted.genre());
        row.setString(6, wanted.key());
        row.setInt(7, wanted.tempo());
        row.setInt(8, wanted.bars());
        row.setLong(9, wanted.seed());
        row.setLong(10, one.took().toMillis());
        row.setString(11, one.reason().length() > 500 ? one.reason().substring(0, 500) : one.reason());
    }

    public Optional<Generation> find(String id) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement("select * from generation where id = ?")) {
                query.setString(1, id);
                return rows(query).stream().findFirst();
            }
        });
    }

    /** The newest first. */
    public List<Generation> newest(int most) {
        return list("select * from generation order by asked_millis desc, id limit " + most);
    }

    /** Those that were not over when the service ended, the oldest first. */
    public List<Generation> open() {
        return list("select * from generation where state in ('queued', 'running') order by asked_millis, id");
    }

    public Totals totals(Instant now) {
        return database.read(connection -> {
            long today = events.day(now);
            long done = number(connection.prepareStatement("select count(*) from generation where state = 'done'"));
            long failed = number(connection.prepareStatement("select count(*) from generation where state = 'failed'"));
            long ofToday = number(connection.prepareStatement(
                    "select count(*) from generation where state = 'done' and day = " + today));
            List<Long> took = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                            "select took_millis from generation where state = 'done' order by asked_millis desc, id limit "
                                    + LATELY);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    took.add(rows.getLong(1));
                }
            }
            List<Long> sorted = took.stream().sorted().toList();
            double mean = sorted.stream().mapToLong(Long::longValue).average().orElse(0);
            double p95 = sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
            return new Totals(ofToday, done, failed, mean, p95);
        });
    }

    private static long number(PreparedStatement query) throws SQLException {
        try (query;
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private List<Generation> list(String sql) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                return rows(query);
            }
        });
    }

    private static List<Generation> rows(PreparedStatement query) throws SQLException {
        List<Generation> found = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Wanted wanted = new Wanted(
                        row.getString("genre"),
                        row.getString("musical_key"),
                        row.getInt("tempo"),
                        row.getInt("bars"),
                        row.getLong("seed"));
                found.add(new Generation(
                        row.getString("id"),
                        Instant.ofEpochMilli(row.getLong("asked_millis")),
                        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        wanted,
                        Duration.ofMillis(row.getLong("took_millis")),
                        row.getString("reason")));
            }
        }
        return found;
    }
}
