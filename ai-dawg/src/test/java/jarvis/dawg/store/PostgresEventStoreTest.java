package jarvis.dawg.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class PostgresEventStoreTest extends EventStoreContract {
    private static EmbeddedPostgres postgres;
    private static Database database;

    @BeforeAll
    static void open() throws IOException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
        database = Databases.open("postgresql://postgres:postgres@localhost:" + postgres.getPort() + "/postgres");
    }

    @AfterAll
    static void close() throws IOException {
        database.close();
        postgres.close();
    }

    @Override
    Database fresh() {
        return Databases.emptied(database);
    }

    @Test
    void a_backup_waits_for_nobody_who_writes_and_nobody_waits_for_it(@TempDir Path folder) throws Exception {
        EventStore store = new EventStore(fresh(), ZoneId.of("UTC"));
        try (Connection writer = postgres.getPostgresDatabase().getConnection();
                Statement statement = writer.createStatement()) {
            statement.execute("select pg_advisory_lock(" + Database.WRITER + ")");
            assertThat(new Upkeep(database, store).backUp(folder, History.NOW)).contains("restored to prove it");
        }
    }
}
