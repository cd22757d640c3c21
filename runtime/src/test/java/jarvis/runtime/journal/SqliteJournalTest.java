package jarvis.runtime.journal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest extends JournalContract {
    @TempDir
    private Path folder = Path.of("");

    @Override
    Journal open() {
        return Journals.open(folder.resolve("what? 100%#é.db")).journal();
    }
}
