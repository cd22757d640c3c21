package jarvis.dawg.store;

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
}
