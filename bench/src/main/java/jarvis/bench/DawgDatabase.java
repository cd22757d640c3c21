package jarvis.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Databases for {@code bench/dawg}: {@code serve FOLDER} is a PostgreSQL until its input ends, {@code fill JDBC-URL COUNT} makes
 * events of the last sixty days as rows, with their roll-ups.
 */
public final class DawgDatabase {
    private static final List<String> TABLES =
            List.of("event", "day_type", "day_money", "day_user", "user_last", "day_users");
    /** Nine kinds of events of fifty thousand users at all times of sixty days of UTC. */
    private static final String EVENTS = """
            insert into event (id, type, user_id, at_millis, day, received_millis, amount_minor, currency, score)
            select 'old-' || (1000000000 + i),
              case i % 9 when 0 then 'purchase' when 1 then 'rating' when 2 then 'signup' when 3 then 'ticket' else 'visit' end,
              'user-' || (i * 7919 % 50000),
              at, at / 86400000, at,
              case i % 9 when 0 then 1 + i % 5000 end,
              case i % 9 when 0 then 'EUR' end,
              case i % 9 when 1 then 1 + i % 5 end
            from (select i, NOW - i * 48271 % 5184000000 as at from (NUMBERS) as numbers) as moments""";

    private static final List<String> ROLL_UPS = List.of(
            "insert into day_type select day, type, count(*), coalesce(sum(score), 0) from event group by day, type",
            "insert into day_money select day, currency, sum(amount_minor), count(*) from event where currency is not null"
                    + " group by day, currency",
            "insert into day_user select distinct day, user_id from event",
            "insert into user_last select user_id, max(day) from day_user group by user_id",
            "insert into day_users select actives.day, actives.users, coalesce(lasts.users, 0)"
                    + " from (select day, count(*) as users from day_user group by day) as actives"
                    + " left join (select day, count(*) as users from user_last group by day) as lasts"
                    + " on lasts.day = actives.day");

    private DawgDatabase() {}

    public static void main(String[] args) throws IOException, SQLException {
        if (args[0].equals("serve")) {
            serve(Path.of(args[1]));
        } else {
            fill(args[1], Long.parseLong(args[2]));
        }
    }

    private static void serve(Path folder) throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setServerConfig("fsync", "on")
                .start()) {
            System.out.println("postgresql://postgres@127.0.0.1:" + postgres.getPort() + "/postgres");
            while (System.in.read() >= 0) {
                // Whoever started this ends it by closing its input.
            }
        }
    }

    private static void fill(String url, long count) throws SQLException {
        boolean file = url.startsWith("jdbc:sqlite:");
        String numbers = file
                ? "with recursive n(i) as (select 1 union all select i + 1 from n limit " + count + ") select i from n"
                : "select i from generate_series(1::bigint, " + count + ") as n(i)";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(file ? "pragma synchronous = off" : "set synchronous_commit = off");
            connection.setAutoCommit(false);
            for (String table : TABLES) {
                statement.execute("delete from " + table);
            }
            statement.execute(EVENTS.replace("NOW", Long.toString(System.currentTimeMillis()))
                    .replace("NUMBERS", numbers));
            for (String one : ROLL_UPS) {
                statement.execute(one);
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute(file ? "pragma wal_checkpoint(truncate)" : "vacuum analyze");
        }
    }
}
