package jarvis.dawg.recount;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jarvis.dawg.store.Database;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** On a server that orders text as people do, not as bytes. */
@Tag("slow")
class PostgresFiguresTest extends FiguresContract {
    private static EmbeddedPostgres postgres;
    private static Database database;

    @BeforeAll
    static void open() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setLocaleConfig("locale-provider", "icu")
                .setLocaleConfig("icu-locale", "en")
                .start();
        database = open("postgresql://postgres:postgres@localhost:" + postgres.getPort() + "/postgres");
    }

    @AfterAll
    static void close() throws IOException {
        database.close();
        postgres.close();
    }

    @Override
    Database database() {
        return database;
    }
}
