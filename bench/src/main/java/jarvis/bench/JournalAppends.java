package jarvis.bench;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Reporter;
import jarvis.runtime.journal.Journals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How many events a second the journal takes, beside the same rows written to SQLite by hand with the same durability
 * (write-ahead log, a full sync at each commit), in turns, in one process, in one folder.
 */
public final class JournalAppends {
    private static final String PAYLOAD =
            "{\"at\":\"2026-11-22T10:00:00.123456789Z\",\"assignment\":{\"phase\":\"phase-1\","
                    + "\"instance\":\"instance-1\"},\"attempt\":1,\"by\":{\"kind\":\"worker\",\"instance\":\"instance-1\","
                    + "\"attempt\":1},\"label\":\"fixing the database connection\"}";
    private static final Event EVENT = new Event.ProgressClaimed(
            Instant.parse("2026-11-22T10:00:00.123456789Z"),
            new AssignmentId("phase-1", "instance-1"),
            1,
            new Reporter.Worker("instance-1", 1),
            "fixing the database connection");
    private static final double NANOS = 1e9;

    private JournalAppends() {}

    /** Something that takes a number of commits of a number of events each. */
    private interface Taker {
        void take(int commits, int batch) throws SQLException;
    }

    public static void main(String[] args) throws IOException, SQLException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 11;
        Path folder = Files.createTempDirectory(
                Path.of(args.length > 1 ? args[1] : System.getProperty("java.io.tmpdir")), "journal");
        try (Journals.Opened opened = Journals.open(folder.resolve("journal.db"));
                Connection raw = raw(folder.resolve("raw.db"))) {
            Taker journal = new ThroughJournal(opened);
            Taker byHand = new ByHand(raw);
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %12s %12s %7s   (medians of %d rounds in turns)%n",
                    "events a commit",
                    "SQLite /s",
                    "journal /s",
                    "ratio",
                    rounds);
            compare(byHand, journal, rounds, 100, 1);
            compare(byHand, journal, rounds, 20, 100);
        }
    }

    private static void compare(Taker byHand, Taker journal, int rounds, int commits, int batch) throws SQLException {
        double[] peer = new double[rounds];
        double[] ours = new double[rounds];
        perSecond(byHand, commits, batch);
        perSecond(journal, commits, batch);
        for (int i = 0; i < rounds; i++) {
            peer[i] = perSecond(byHand, commits, batch);
            ours[i] = perSecond(journal, commits, batch);
        }
        System.out.printf(
                Locale.ROOT,
                "%-24d %12.0f %12.0f %6.2fx%n",
                batch,
                median(peer),
                median(ours),
                median(ours) / median(peer));
    }

    private static double perSecond(Taker taker, int commits, int batch) throws SQLException {
        long start = System.nanoTime();
        taker.take(commits, batch);
        return commits * (double) batch * NANOS / (System.nanoTime() - start);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static Connection raw(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("CREATE TABLE event (stream TEXT NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL,"
                    + " payload TEXT NOT NULL, PRIMARY KEY (stream, seq))");
        }
        return connection;
    }

    /** One stream of the journal. */
    private static final class ThroughJournal implements Taker {
        private final Journals.Opened opened;
        private long version;

        ThroughJournal(Journals.Opened opened) {
            this.opened = opened;
        }

        @Override
        public void take(int commits, int batch) {
            List<Event> events = Collections.nCopies(batch, EVENT);
            for (int i = 0; i < commits; i++) {
                version = opened.journal().append("run-1", version, events);
            }
        }
    }

    /** The same rows, without hashes, versions or encoding. */
    private static final class ByHand implements Taker {
        private final Connection connection;
        private long seq;

        ByHand(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void take(int commits, int batch) throws SQLException {
            try (Statement statement = connection.createStatement();
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO event VALUES (?, ?, ?, ?)")) {
                for (int i = 0; i < commits; i++) {
                    statement.execute("BEGIN IMMEDIATE");
                    insert(insert, batch);
                    statement.execute("COMMIT");
                }
            }
        }

        private void insert(PreparedStatement insert, int batch) throws SQLException {
            for (int n = 0; n < batch; n++) {
                insert.setString(1, "run-1");
                insert.setLong(2, ++seq);
                insert.setString(3, "progress-claimed/1");
                insert.setString(4, PAYLOAD);
                insert.executeUpdate();
            }
        }
    }
}
