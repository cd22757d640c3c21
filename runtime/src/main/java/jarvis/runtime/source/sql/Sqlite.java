package jarvis.runtime.source.sql;

import jarvis.core.reading.Cause;
import jarvis.core.reading.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteLimits;

/** A file of SQLite, opened for reading only. */
record Sqlite(Path file) implements Database {
    private static final int LONGEST_VALUE = 1 << 20;

    @Override
    public Connection connect(Duration timeout) throws SQLException {
        if (!Files.exists(file)) {
            throw new SQLiteException("not there", SQLiteErrorCode.SQLITE_CANTOPEN);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout((int) timeout.toMillis());
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        connection.unwrap(SQLiteConnection.class).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
        return connection;
    }

    @Override
    public void stop(Connection connection, Statement statement) throws SQLException {
        statement.cancel();
    }

    @Override
    public Cause cause(SQLException trouble) {
        int code = trouble instanceof SQLiteException known ? known.getResultCode().code & 0xff : 0;
        return switch (code) {
            case 0, 8 -> new Cause(Reason.CONFIG_ERROR, "The query writes, and a source only reads. Write a SELECT.");
            case 1 ->
                new Cause(
                        Reason.CONFIG_ERROR,
                        "The query is not one that this database understands. Try it there, and mend it.");
            case 5, 6 -> new Cause(Reason.NO_COMMUNICATION, "The database is locked by somebody who writes.");
            case 9 -> new Cause(Reason.NO_COMMUNICATION, "The query was ended.");
            case 14 -> new Cause(Reason.NO_COMMUNICATION, "The file is not there, or cannot be opened.");
            case 11, 26 -> new Cause(Reason.INVALID, "The file is no database of SQLite, or is damaged.");
            case 18 -> new Cause(Reason.INVALID, "A value is larger than 1 MB.");
            default -> new Cause(Reason.INVALID, "The database could not answer (SQLite " + code + ").");
        };
    }
}
