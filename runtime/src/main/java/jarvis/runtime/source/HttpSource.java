package jarvis.runtime.source;

import jarvis.core.reading.Reason;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON document behind an address. What it says of its own time is read by its mapping, and is else not known. */
public final class HttpSource implements Source {
    private final URI uri;
    private final HttpGet http;
    private @Nullable String etag;

    /** @param headers sent with each request; may hold secrets */
    public HttpSource(URI uri, Map<String, String> headers, Duration timeout, InstantSource clock) {
        this.uri = uri;
        this.http = new HttpGet(uri, headers, timeout, clock);
    }

    @Override
    public Fetch fetch(@Nullable String known) throws InterruptedIOException {
        return switch (http.get(uri, known == null ? null : etag)) {
            case HttpGet.Reply.NotModified _ -> new Fetch.Unchanged();
            case HttpGet.Reply.Failed failed -> new Fetch.Failed(failed.cause(), failed.notBefore());
            case HttpGet.Reply.Body body -> read(body, known);
        };
    }

    private Fetch read(HttpGet.Reply.Body body, @Nullable String known) {
        try {
            String revision = FileSource.hash(body.bytes());
            etag = body.etag();
            return revision.equals(known)
                    ? new Fetch.Unchanged()
                    : new Fetch.Document(Form.JSON.read(body.bytes()), revision, null);
        } catch (Form.Malformed e) {
            return Fetch.Failed.because(Reason.INVALID, "Its answer cannot be used. " + e.getMessage());
        }
    }

    @Override
    public String target() {
        return shown(uri);
    }

    /** Without user, password and query, which may be secrets. */
    static String shown(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + (uri.getRawPath() == null ? "" : uri.getRawPath());
    }
}
