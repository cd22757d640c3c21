package jarvis.runtime.source;

import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a document comes from. Asked by one thread at a time; an interrupt ends the asking. */
public interface Source {
    /**
     * Asks once.
     *
     * @param known the revision that is known; null: none
     */
    Fetch fetch(@Nullable String known) throws InterruptedIOException;

    /** For a person: the path, or the address without its secrets. */
    String target();

    /** The folder in which something changes when this does; empty: it can only be polled. */
    default Optional<Path> folder() {
        return Optional.empty();
    }
}
