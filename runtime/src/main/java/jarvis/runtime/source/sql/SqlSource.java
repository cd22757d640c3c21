package jarvis.runtime.source.sql;

import jarvis.core.reading.Reason;
import jarvis.runtime.project.Secrets;
import jarvis.runtime.source.Fetch;
import jarvis.runtime.source.Source;
import jarvis.runtime.source.Uninterruptible;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One SELECT, asked of PostgreSQL or SQLite over a connection of its own that refuses to write. Drivers hear no interrupt, so
 * each asking has a thread of its own, and is ended from outside.
 */
public final class SqlSource implements Source {
    private static final Set<String> READING = Set.of("select", "with", "values", "table");

    private final String url;
    private final Path folder;
    private final Secrets secrets;
    private final String query;
    private final Duration timeout;
    private final Uninterruptible asking = new Uninterruptible();

    /**
     * @param url may refer to secrets
     * @param folder that the path of a file is relative to
     */
    public SqlSource(String url, Path folder, Secrets secrets, String query, Duration timeout) {
        this.url = url;
        this.folder = folder;
        this.secrets = secrets;
        this.query = query.strip().replaceAll(";\\s*$", "");
        this.timeout = timeout;
    }

    @Override
    public Fetch fetch(@Nullable String known) throws InterruptedIOException {
        String first = query.split("\\W", 2)[0].toLowerCase(Locale.ROOT);
        if (!READING.contains(first) || query.contains(";")) {
            return Fetch.Failed.because(
                    Reason.CONFIG_ERROR,
                    "The query has to be one statement that reads: SELECT, WITH, VALUES or TABLE, and no semicolon.");
        }
        try {
            return ask(new Question(DatabaseUrl.read(secrets.resolve(url), folder), query, timeout), known);
        } catch (Secrets.Missing | DatabaseUrl.Unusable e) {
            return Fetch.Failed.because(Reason.CONFIG_ERROR, String.valueOf(e.getMessage()));
        }
    }

    private Fetch ask(Question question, @Nullable String known) throws InterruptedIOException {
        try {
            Fetch fetch = asking.call(question::ask);
            boolean same = fetch instanceof Fetch.Document document
                    && document.revision().equals(known);
            return same ? new Fetch.Unchanged() : fetch;
        } catch (InterruptedIOException e) {
            question.end();
            throw e;
        } catch (Uninterruptible.Hanging e) {
            return Fetch.Failed.because(Reason.NO_COMMUNICATION, "An earlier query has not ended yet.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String target() {
        return DatabaseUrl.shown(url);
    }
}
