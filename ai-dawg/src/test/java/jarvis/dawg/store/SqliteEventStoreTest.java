package jarvis.dawg.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteEventStoreTest extends EventStoreContract {
    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Databases.open("file:" + folder.resolve("dawg.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    Database fresh() {
        return Databases.emptied(database);
    }
}
