package jarvis.dawg.store;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;

/** Databases for tests. */
final class Databases {
    private static final List<String> TABLES =
            List.of("event", "day_type", "day_money", "day_user", "user_last", "day_users", "refused", "refused_id");

    private Databases() {}

    static Database open(String url) {
        return switch (DatabaseUrl.read(url)) {
            case DatabaseUrl.Reading.Read read -> Database.open(read.url());
            case DatabaseUrl.Reading.Refused refused -> throw new IllegalStateException(refused.sentence());
        };
    }

    static Database emptied(Database database) {
        return database.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                    statement.execute("delete from " + table);
                }
            }
            return database;
        });
    }

    /** In all tables together. */
    static long rows(Database database) {
        String counts = TABLES.stream()
                .map(table -> "(select count(*) from " + table + ")")
                .collect(joining(" + "));
        return database.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select " + counts)) {
                return row.next() ? row.getLong(1) : 0;
            }
        });
    }
}
