package jarvis.runtime.source.check;

import jarvis.core.condition.Figure;
import jarvis.core.health.Expectation;
import jarvis.core.reading.Reason;
import jarvis.runtime.source.Uninterruptible;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The disk that a folder is on. */
public final class FolderProbe implements Probe {
    private final Path folder;
    private final String shown;
    private final Uninterruptible looking = new Uninterruptible();

    /** @param shown the path as the person wrote it */
    public FolderProbe(Path folder, String shown) {
        this.folder = folder;
        this.shown = shown;
    }

    @Override
    public Answer look() throws InterruptedIOException, NoAnswer {
        try {
            return new Seen(looking.call(() -> Files.getFileStore(folder).getUsableSpace()));
        } catch (InterruptedIOException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new NoAnswer(Reason.CONFIG_ERROR, shown + " is not there.");
        } catch (IOException e) {
            throw new NoAnswer(Reason.NO_COMMUNICATION, "The disk of " + shown + " cannot be asked.");
        }
    }

    @Override
    public String target() {
        return shown;
    }

    private record Seen(long free) implements Answer {
        @Override
        public Optional<Figure> figure(Expectation expectation) {
            return Optional.of(CheckSource.amount(free));
        }

        @Override
        public @Nullable Long millis() {
            return null;
        }
    }
}
