package jarvis.dawg.recount;

import jarvis.dawg.store.Database;
import jarvis.dawg.store.DatabaseUrl;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds in every database. */
abstract class FiguresContract {
    private static final int HISTORIES = 200;
    /** One in so many has more music than its mean is taken of. */
    private static final int MANY = 40;

    private final Map<ZoneId, Served> zones = new HashMap<>();
    private volatile Instant now = Instant.EPOCH;

    abstract Database database();

    @AfterEach
    void end() {
        zones.values().forEach(Served::close);
    }

    static Database open(String url) {
        if (DatabaseUrl.read(url) instanceof DatabaseUrl.Reading.Read read) {
            return Database.open(read.url());
        }
        throw new IllegalStateException(url);
    }

    @Test
    void every_figure_that_is_served_equals_a_recount_of_what_happened() {
        long one = Long.getLong("jarvis.seed", -1);
        for (long seed = Math.max(0, one); seed < (one < 0 ? HISTORIES : one + 1); seed++) {
            database().write(FiguresContract::empty);
            World world = new World(seed);
            Served served = zones.computeIfAbsent(world.zone, zone -> new Served(database(), zone, () -> now));
            try {
                Trial trial = new Trial(served, moment -> now = moment, world, seed % MANY == 0);
                trial.tell();
                trial.look();
                trial.replay();
            } catch (AssertionError e) {
                throw new AssertionError("-Djarvis.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static int empty(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows =
                connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        tables.removeIf(name -> name.startsWith("flyway") || name.startsWith("sqlite"));
        try (Statement statement = connection.createStatement()) {
            for (String table : tables) {
                statement.execute("delete from " + table);
            }
        }
        return tables.size();
    }
}
