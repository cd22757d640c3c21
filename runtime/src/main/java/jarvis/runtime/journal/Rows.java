package jarvis.runtime.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The statements on the event table. For one thread at a time, on one connection. */
final class Rows {
    private static final String COLUMNS = "SELECT stream, seq, type, payload, hash FROM event ";

    private final PreparedStatement insert;
    private final PreparedStatement tip;
    private final PreparedStatement after;
    private final PreparedStatement streams;
    private final PreparedStatement headless;
    private final PreparedStatement integrity;

    Rows(Connection connection) throws SQLException {
        insert = connection.prepareStatement(
                "INSERT INTO event (stream, seq, type, payload, hash) VALUES (?, ?, ?, ?, ?)");
        tip = connection.prepareStatement("SELECT seq, hash FROM event WHERE stream = ? ORDER BY seq DESC LIMIT 1");
        after = connection.prepareStatement(COLUMNS + "WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?");
        streams = connection.prepareStatement("SELECT stream FROM event WHERE seq = 1 ORDER BY rowid");
        headless = connection.prepareStatement("SELECT stream FROM event GROUP BY stream HAVING min(seq) > 1");
        integrity = connection.prepareStatement("PRAGMA integrity_check");
    }

    /** The end of a stream: where the next event goes, and what its hash builds on. */
    record Tip(long seq, String hash) {}

    Tip tip(String stream) throws SQLException {
        tip.setString(1, stream);
        try (ResultSet row = tip.executeQuery()) {
            return row.next() ? new Tip(row.getLong(1), row.getString(2)) : new Tip(0, Chain.begin(stream));
        }
    }

    void insert(StoredEvent event) throws SQLException {
        insert.setString(1, event.stream());
        insert.setLong(2, event.seq());
        insert.setString(3, event.type());
        insert.setString(4, event.payload());
        insert.setString(5, event.hash());
        insert.executeUpdate();
    }

    List<StoredEvent> after(String stream, long seq, int limit) throws SQLException {
        after.setString(1, stream);
        after.setLong(2, seq);
        after.setInt(3, limit);
        List<StoredEvent> found = new ArrayList<>();
        try (ResultSet row = after.executeQuery()) {
            while (row.next()) {
                found.add(new StoredEvent(
                        row.getString(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5)));
            }
        }
        return found;
    }

    List<String> streams() throws SQLException {
        return names(streams);
    }

    /** Streams without a first event; there should be none. */
    List<String> headless() throws SQLException {
        return names(headless);
    }

    /** What SQLite finds wrong with the file; empty when it is sound. */
    List<String> damage() throws SQLException {
        List<String> damage = names(integrity);
        damage.remove("ok");
        return damage;
    }

    private static List<String> names(PreparedStatement query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }
}
