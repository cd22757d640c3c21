package jarvis.dawg.recount;

import jarvis.dawg.store.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SqliteFiguresTest extends FiguresContract {
    @TempDir
    static Path folder;

    private static Database database;

    @BeforeAll
    static void open() {
        database = open("file:" + folder.resolve("dawg.db"));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    Database database() {
        return database;
    }
}
