package jarvis.runtime.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The log of one project folder: one line a transition and one a request, in a file; the terminal is for people. */
final class LogFile implements AutoCloseable {
    private static final int MOST_BYTES = 5 << 20;
    private static final int FILES = 2;

    private final Logger root = LogManager.getLogManager().getLogger("");
    private final FileHandler handler;

    LogFile(Path folder) {
        try {
            handler = new FileHandler(folder.resolve("jarvis.%g.log").toString(), MOST_BYTES, FILES, true);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The log in " + folder + " cannot be written (" + e + "). Free space, or make it writable.", e);
        }
        handler.setFormatter("json".equals(System.getenv("JARVIS_LOG")) ? new JsonLine() : new OneLine());
        for (Handler talkative : root.getHandlers()) {
            root.removeHandler(talkative);
        }
        root.addHandler(handler);
    }

    @Override
    public void close() {
        root.removeHandler(handler);
        handler.close();
    }

    /** Time, level, logger, sentence; a cause by its own words. */
    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord record) {
            Throwable thrown = record.getThrown();
            return record.getInstant() + " " + record.getLevel() + " " + record.getLoggerName() + ": "
                    + formatMessage(record) + (thrown == null ? "" : " (" + thrown + ")") + "\n";
        }
    }
}
