package jarvis.runtime.alert;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is remembered, in a file that is replaced as a whole. Used under one lock. */
final class MemoryFile {
    private static final JsonMapper JSON = new JsonMapper();
    private static final System.Logger LOG = System.getLogger("jarvis.alert");

    private final Path file;
    private @Nullable Remembered last;
    private boolean failing;

    MemoryFile(Path file) {
        this.file = file;
    }

    /** One that cannot be read is put aside, and nothing is known: what fires is told again. */
    Remembered read() {
        try {
            return JSON.readValue(Files.readAllBytes(file), Remembered.class);
        } catch (NoSuchFileException e) {
            return Remembered.NOTHING;
        } catch (IOException | JacksonException e) {
            LOG.log(Level.WARNING, file + " cannot be read; alerts begin anew, and it is put aside", e);
            putAside();
            return Remembered.NOTHING;
        }
    }

    private void putAside() {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".unread"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "it could not be put aside", e);
        }
    }

    /** A disk that is full is no reason to stay silent: it is logged once, and alerts go on. */
    void write(Remembered remembered) {
        if (remembered.equals(last)) {
            return;
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(remembered));
            try (FileChannel bytes = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                bytes.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            last = remembered;
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.log(Level.WARNING, file + " cannot be written; a restart may tell alerts again", e);
            }
            failing = true;
        }
    }
}
