package jarvis.runtime.source;

import jarvis.core.reading.Reason;
import jarvis.runtime.source.form.Malformed;
import jarvis.runtime.source.form.Parser;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document behind an address, JSON unless the path ends otherwise. What it says of its own time is read by its mapping, and is else not known. */
public final class HttpSource implements Source {
    private final URI uri;
    private final HttpGet http;
    private final Parser parser;
    private @Nullable Tagged last;

    /** What the upstream calls a document that was understood, so that one which was not is never taken for it. */
    private record Tagged(String revision, String etag) {}

    /** @param headers sent with each request; may hold secrets */
    public HttpSource(URI uri, Map<String, String> headers, Duration timeout, InstantSource clock) {
        this(uri, Headers.plain(headers), timeout, clock);
    }

    public HttpSource(URI uri, Headers headers, Duration timeout, InstantSource clock) {
        this(uri, headers, timeout, Form.of(String.valueOf(uri.getPath())).parser(), clock);
    }

    /** @param parser reads its answers, whatever its path */
    private HttpSource(URI uri, Headers headers, Duration timeout, Parser parser, InstantSource clock) {
        this.uri = uri;
        this.parser = parser;
        this.http = new HttpGet(uri, headers, timeout, clock);
    }

    @Override
    public Fetch fetch(@Nullable String known) throws InterruptedIOException {
        String etag = etag(known);
        return switch (http.get(uri, etag)) {
            case HttpGet.Reply.NotModified _
            when etag == null ->
                Fetch.Failed.because(Reason.INVALID, "It says that nothing changed, and was not told since when.");
            case HttpGet.Reply.NotModified _ -> new Fetch.Unchanged();
            case HttpGet.Reply.Failed failed -> new Fetch.Failed(failed.cause(), failed.notBefore());
            case HttpGet.Reply.Body body -> read(body, known);
        };
    }

    private @Nullable String etag(@Nullable String known) {
        return last != null && last.revision().equals(known) ? last.etag() : null;
    }

    private Fetch read(HttpGet.Reply.Body body, @Nullable String known) {
        try {
            String revision = FileSource.hash(body.bytes());
            Fetch fetch = revision.equals(known)
                    ? new Fetch.Unchanged()
                    : new Fetch.Document(parser.read(body.bytes()), revision, null);
            last = body.etag() == null ? null : new Tagged(revision, body.etag());
            return fetch;
        } catch (Malformed e) {
            return Fetch.Failed.because(Reason.INVALID, "Its answer cannot be used. " + e.getMessage());
        }
    }

    @Override
    public String target() {
        return shown(uri);
    }

    /** Without user, password and query, which may be secrets. */
    public static String shown(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + (uri.getRawPath() == null ? "" : uri.getRawPath());
    }
}
