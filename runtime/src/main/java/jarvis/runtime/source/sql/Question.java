package jarvis.runtime.source.sql;

import jarvis.core.reading.Reason;
import jarvis.runtime.source.Fetch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One asking of a database: by one thread, and ended by another. */
final class Question {
    private static final int AT_ONCE = 100;

    private final Database database;
    private final String query;
    private final Duration timeout;
    private @Nullable Running running;
    private boolean ended;

    private record Running(Connection connection, PreparedStatement statement) {}

    Question(Database database, String query, Duration timeout) {
        this.database = database;
        this.query = query;
        this.timeout = timeout;
    }

    Fetch ask() {
        try (Connection connection = database.connect(timeout);
                PreparedStatement statement = connection.prepareStatement(query)) {
            begin(new Running(connection, statement));
            try {
                return answered(statement);
            } finally {
                over();
            }
        } catch (Rows.Unusable e) {
            return Fetch.Failed.because(Reason.INVALID, String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            return new Fetch.Failed(database.cause(e), null);
        }
    }

    private static Fetch answered(PreparedStatement statement) throws SQLException, Rows.Unusable {
        statement.setMaxRows(Rows.MOST + 1);
        statement.setFetchSize(AT_ONCE);
        try (ResultSet answer = statement.executeQuery()) {
            return Fetch.Document.of(Rows.of(answer));
        }
    }

    private synchronized void begin(Running now) throws SQLException {
        if (ended) {
            throw new SQLException("ended before it began");
        }
        running = now;
    }

    /** What is closed cannot be ended any more. */
    private synchronized void over() {
        running = null;
    }

    synchronized void end() {
        ended = true;
        try {
            if (running != null) {
                database.stop(running.connection(), running.statement());
            }
        } catch (SQLException e) {
            // It has ended by itself.
        }
    }
}
