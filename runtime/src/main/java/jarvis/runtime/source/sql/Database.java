package jarvis.runtime.source.sql;

import jarvis.core.reading.Cause;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A database that can be read. Nothing that it makes can write. */
interface Database {
    /** A connection that refuses to write. */
    Connection connect(Duration timeout) throws SQLException;

    /** Ends what goes on there, from another thread. */
    void stop(Connection connection, Statement statement) throws SQLException;

    /** What went wrong, without the words of the database. */
    Cause cause(SQLException trouble);
}
