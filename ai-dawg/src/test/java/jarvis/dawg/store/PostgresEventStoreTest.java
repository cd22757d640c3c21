package jarvis.dawg.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class PostgresEventStoreTest extends EventStoreContract {
    private EmbeddedPostgres postgres;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
        database = Databases.open("postgresql://postgres:postgres@localhost:" + postgres.getPort() + "/postgres");
    }

    @AfterEach
    void close() throws IOException {
        database.close();
        postgres.close();
    }

    @Override
    Database fresh() {
        return Databases.emptied(database);
    }
}
