package jarvis.dawg.store;

import jarvis.dawg.usage.EventType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;

/** Counts day by day, from the roll-ups. */
public final class UsageSeries {
    private final Database database;
    private final EventStore events;

    public UsageSeries(Database database, EventStore events) {
        this.database = database;
        this.events = events;
    }

    /** Days since 1970 of a moment, in the configured zone. */
    public long day(Instant at) {
        return events.day(at);
    }

    /** Users that were active on each day, both ends included; a day of none is a counted 0. */
    public long[] active(long from, long to) {
        return daily("select day, active from day_users where day between ? and ?", from, to);
    }

    /** Events of a type on each day, both ends included. */
    public long[] events(EventType type, long from, long to) {
        return daily(
                "select day, events from day_type where day between ? and ? and type = '" + type.word() + "'",
                from,
                to);
    }

    /** How many rows a table with days has of each, from a fixed text and never from somebody's. */
    public long[] of(String tableAndCondition, long from, long to) {
        return daily(
                "select day, count(*) from " + tableAndCondition + " and day between ? and ? group by day", from, to);
    }

    private long[] daily(String sql, long from, long to) {
        long[] days = new long[(int) (to - from + 1)];
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setLong(1, from);
                query.setLong(2, to);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        days[(int) (rows.getLong(1) - from)] = rows.getLong(2);
                    }
                }
            }
            return days;
        });
    }
}
