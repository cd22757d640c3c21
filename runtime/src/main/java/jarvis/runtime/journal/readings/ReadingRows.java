package jarvis.runtime.journal.readings;

import jarvis.core.reading.Cause;
import jarvis.core.reading.Origin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The statements on what is kept of readings. For one thread at a time, on one connection. */
final class ReadingRows {
    private static final int LONGEST = 10_000;
    private static final String PAST =
            "SELECT presence, at, quality, reason, detail, value, as_of, source, kind, revision FROM past_reading ";

    private final PreparedStatement keep;
    private final PreparedStatement kept;
    private final PreparedStatement insert;
    private final PreparedStatement inForce;
    private final PreparedStatement after;
    private final PreparedStatement names;
    private final PreparedStatement present;
    private final PreparedStatement presences;
    private final PreparedStatement window;
    private final PreparedStatement newestRow;
    private final PreparedStatement timeOf;
    private final PreparedStatement superseded;
    private final PreparedStatement delete;
    private final PreparedStatement deletePresences;
    private final List<PreparedStatement> forgetting;

    ReadingRows(Connection on) throws SQLException {
        keep = on.prepareStatement("INSERT INTO source_document (source, form, document) VALUES (?, ?, ?)"
                + " ON CONFLICT (source) DO UPDATE SET form = excluded.form, document = excluded.document");
        kept = on.prepareStatement("SELECT form, document FROM source_document WHERE source = ?");
        insert = on.prepareStatement("INSERT INTO past_reading (name, at, presence, quality, reason, detail, value,"
                + " as_of, source, kind, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name, at) DO"
                + " UPDATE SET presence = excluded.presence, quality = excluded.quality, reason = excluded.reason,"
                + " detail = excluded.detail, value = excluded.value, as_of = excluded.as_of,"
                + " source = excluded.source, kind = excluded.kind, revision = excluded.revision");
        inForce = on.prepareStatement(PAST + "WHERE name = ? AND at <= ? ORDER BY at DESC LIMIT 1");
        after = on.prepareStatement(PAST + "WHERE name = ? AND at > ? AND at <= ? ORDER BY at LIMIT ?");
        names = on.prepareStatement("WITH RECURSIVE each (name) AS (SELECT min(name) FROM past_reading UNION ALL"
                + " SELECT (SELECT min(name) FROM past_reading WHERE name > each.name) FROM each"
                + " WHERE each.name IS NOT NULL) SELECT name FROM each WHERE name IS NOT NULL");
        present = on.prepareStatement("INSERT INTO presence (id, began, seen, ended) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (id) DO UPDATE SET seen = excluded.seen, ended = excluded.ended");
        presences = on.prepareStatement("SELECT id, began, seen, ended FROM presence"
                + " WHERE id >= coalesce((SELECT max(id) FROM presence WHERE began <= ?), 0)"
                + " AND id <= coalesce((SELECT min(id) FROM presence WHERE began > ?), 9223372036854775807)"
                + " ORDER BY id");
        window = on.prepareStatement("SELECT id, name, at FROM past_reading WHERE id > ? ORDER BY id LIMIT ?");
        newestRow = on.prepareStatement("SELECT coalesce(max(id), 0) FROM past_reading");
        timeOf = on.prepareStatement("SELECT at FROM past_reading WHERE id >= ? ORDER BY id LIMIT 1");
        superseded =
                on.prepareStatement("SELECT EXISTS (SELECT 1 FROM past_reading WHERE name = ? AND at > ? AND at <= ?)");
        delete = on.prepareStatement("DELETE FROM past_reading WHERE id = ?");
        deletePresences =
                on.prepareStatement("DELETE FROM presence WHERE id < (SELECT max(id) FROM presence WHERE began <= ?)");
        forgetting = List.of(
                on.prepareStatement("DELETE FROM past_reading WHERE at > ?"),
                on.prepareStatement("DELETE FROM presence WHERE began > ?"),
                on.prepareStatement("UPDATE presence SET seen = ?1 WHERE seen > ?1"));
    }

    void keep(String source, String form, String document) throws SQLException {
        keep.setString(1, source);
        keep.setString(2, form);
        keep.setString(3, document);
        keep.executeUpdate();
    }

    /** A document as it lies on disk. */
    record Kept(String form, String document) {}

    Optional<Kept> kept(String source) throws SQLException {
        kept.setString(1, source);
        try (ResultSet row = kept.executeQuery()) {
            return row.next() ? Optional.of(new Kept(row.getString(1), row.getString(2))) : Optional.empty();
        }
    }

    /** Writes a row; of two in one second the later one stays. */
    void insert(Entry entry) throws SQLException {
        String value = entry.value() == null ? null : Text.of(entry.value());
        boolean tooLong = value != null && value.length() > LONGEST;
        insert.setString(1, entry.name());
        insert.setLong(2, entry.second());
        insert.setLong(3, entry.presence());
        insert.setString(
                4, entry.quality() == null ? Past.UNKNOWN : entry.quality().word());
        insert.setString(5, entry.reason());
        insert.setString(6, detail(entry, tooLong));
        insert.setString(7, tooLong ? null : value);
        insert.setString(8, entry.asOf() == null ? null : entry.asOf().toString());
        insert.setString(9, entry.origin().source());
        insert.setString(10, entry.origin().kind());
        insert.setString(11, entry.origin().revision());
        insert.executeUpdate();
    }

    private static @Nullable String detail(Entry entry, boolean tooLong) {
        Cause cause = entry.cause();
        if (entry.quality() == null) {
            return Entry.DROPPED;
        }
        if (tooLong) {
            String left = "The value is longer than " + LONGEST + " characters, so it is not kept.";
            return cause == null ? left : cause.detail() + " " + left;
        }
        return cause == null ? null : cause.detail();
    }

    /** The last row at or before a second, and those after it until another. */
    List<PastRow> rows(String name, long from, long to, int limit) throws SQLException {
        List<PastRow> rows = new ArrayList<>();
        inForce.setString(1, name);
        inForce.setLong(2, from);
        add(inForce, rows);
        after.setString(1, name);
        after.setLong(2, from);
        after.setLong(3, to);
        after.setInt(4, limit);
        add(after, rows);
        return rows;
    }

    private static void add(PreparedStatement query, List<PastRow> to) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                to.add(new PastRow(row.getLong(1), past(row)));
            }
        }
    }

    private static Past past(ResultSet row) throws SQLException {
        Instant at = Instant.ofEpochSecond(row.getLong(2));
        String value = row.getString(6);
        String asOf = row.getString(7);
        String quality = row.getString(3);
        try {
            JsonNode read = value == null ? null : Text.read(value);
            Origin origin = quality.equals(Past.UNKNOWN)
                    ? null
                    : new Origin(row.getString(8), row.getString(9), row.getString(10));
            Instant since = asOf == null ? null : Instant.parse(asOf);
            return new Past(at, quality, row.getString(4), row.getString(5), read, since, origin);
        } catch (JacksonException | java.time.DateTimeException e) {
            return Past.unknown(at, Past.NOT_RECORDED, "What was recorded cannot be read any more.");
        }
    }

    Set<String> names() throws SQLException {
        Set<String> found = new TreeSet<>();
        try (ResultSet row = names.executeQuery()) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    void present(Presence presence) throws SQLException {
        present.setLong(1, presence.id());
        present.setLong(2, presence.began());
        present.setLong(3, presence.seen());
        present.setBoolean(4, presence.ended());
        present.executeUpdate();
    }

    /** Those from the one that had begun at a second to the first that had not at another. */
    List<Presence> presences(long from, long to) throws SQLException {
        presences.setLong(1, from);
        presences.setLong(2, to);
        List<Presence> found = new ArrayList<>();
        try (ResultSet row = presences.executeQuery()) {
            while (row.next()) {
                found.add(new Presence(row.getLong(1), row.getLong(2), row.getLong(3), row.getBoolean(4)));
            }
        }
        return found;
    }

    /** A row, as far as it matters to how long it is kept. */
    record Aged(long id, String name, long at) {}

    /** Rows after a row, in the order of their recording. */
    List<Aged> window(long id, int limit) throws SQLException {
        window.setLong(1, id);
        window.setInt(2, limit);
        List<Aged> found = new ArrayList<>();
        try (ResultSet row = window.executeQuery()) {
            while (row.next()) {
                found.add(new Aged(row.getLong(1), row.getString(2), row.getLong(3)));
            }
        }
        return found;
    }

    /** When the oldest of the newest rows was recorded; the beginning of time when there are not so many. */
    long beginOfNewest(long rows) throws SQLException {
        try (ResultSet newest = newestRow.executeQuery()) {
            long first = newest.getLong(1) - rows + 1;
            if (first <= 1) {
                return Long.MIN_VALUE;
            }
            timeOf.setLong(1, first);
        }
        try (ResultSet row = timeOf.executeQuery()) {
            return row.next() ? row.getLong(1) : Long.MIN_VALUE;
        }
    }

    /** Whether something else was so of that value by a second. */
    boolean superseded(Aged row, long by) throws SQLException {
        superseded.setString(1, row.name());
        superseded.setLong(2, row.at());
        superseded.setLong(3, by);
        try (ResultSet found = superseded.executeQuery()) {
            return found.getBoolean(1);
        }
    }

    void delete(Collection<Aged> rows) throws SQLException {
        for (Aged row : rows) {
            delete.setLong(1, row.id());
            delete.executeUpdate();
        }
    }

    /** Those that were over before a second, and before another one. */
    void deletePresencesBefore(long second) throws SQLException {
        deletePresences.setLong(1, second);
        deletePresences.executeUpdate();
    }

    /** What claims to be later than a second: the clock was wrong. */
    void forgetAfter(long second) throws SQLException {
        for (PreparedStatement each : forgetting) {
            each.setLong(1, second);
            each.executeUpdate();
        }
    }
}
