package jarvis.dawg.store;

import jarvis.dawg.usage.UsageSummary;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the summary of a day from the roll-ups; never from the events, of which there may be millions. */
public final class UsageFigures {
    private static final int WEEK = 7;
    private static final int FORTNIGHT = 14;
    private static final int MONTH = 30;

    private final Database database;
    private final EventStore events;

    public UsageFigures(Database database, EventStore events) {
        this.database = database;
        this.events = events;
    }

    public UsageSummary at(Instant now) {
        long today = events.day(now);
        return database.read(connection -> summary(new Days(connection, today)));
    }

    private static UsageSummary summary(Days days) throws SQLException {
        long today = days.today;
        long monthly = days.users(MONTH);
        return new UsageSummary(
                days.active(),
                days.users(WEEK),
                monthly,
                monthly - days.users(FORTNIGHT),
                days.events("visit", today, today),
                days.events("signup", today, today),
                days.events("signup", today - MONTH + 1, today),
                days.events("signup", today - 2 * MONTH + 1, today - MONTH),
                days.money(today),
                days.money(Long.MIN_VALUE),
                days.events("ticket", today - MONTH + 1, today),
                days.events("rating", today - MONTH + 1, today),
                days.score(today - MONTH + 1, today));
    }

    /** The roll-ups as one connection sees them. */
    private record Days(Connection connection, long today) {
        long active() throws SQLException {
            return number("select active from day_users where day = ?", today);
        }

        /** Users that were active in this many days, today the last of them. */
        long users(int many) throws SQLException {
            long first = today - many + 1;
            return last(first, today) + (last(today + 1, Long.MAX_VALUE) == 0 ? 0 : ahead(first));
        }

        /** Users whose last active day lies in these. */
        private long last(long from, long to) throws SQLException {
            return number("select coalesce(sum(last), 0) from day_users where day between ? and ?", from, to);
        }

        /** Users that a fast clock had active on a day to come already, and that were so since a first day too. */
        private long ahead(long first) throws SQLException {
            return number(
                    "select count(*) from (select distinct user_id from day_user where day > ?) ahead where exists"
                            + " (select 1 from day_users one join day_user on day_user.day = one.day"
                            + " and day_user.user_id = ahead.user_id where one.day between ? and ?)",
                    today,
                    first,
                    today);
        }

        long events(String type, long from, long to) throws SQLException {
            return number(
                    "select coalesce(sum(events), 0) from day_type where day between ? and ? and type = '" + type + "'",
                    from,
                    to);
        }

        long score(long from, long to) throws SQLException {
            return number("select coalesce(sum(score), 0) from day_type where day between ? and ?", from, to);
        }

        SortedMap<String, Long> money(long from) throws SQLException {
            SortedMap<String, Long> sums = new TreeMap<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "select currency, sum(amount_minor) from day_money where day between ? and ? group by currency")) {
                query.setLong(1, from);
                query.setLong(2, today);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        sums.put(rows.getString(1), rows.getLong(2));
                    }
                }
            }
            return sums;
        }

        private long number(String sql, long... values) throws SQLException {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    query.setLong(i + 1, values[i]);
                }
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0;
                }
            }
        }
    }
}
