package jarvis.runtime.source;

import io.helidon.http.ClientResponseHeaders;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webclient.api.HttpClientRequest;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.Proxy;
import io.helidon.webclient.api.WebClient;
import io.helidon.webclient.spi.DnsResolver;
import jarvis.core.reading.Cause;
import jarvis.core.reading.Reason;
import jarvis.runtime.project.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One GET, with limits on size, time and redirects. What an upstream says in an error is never repeated. */
public final class HttpGet {
    private static final int LARGEST = 16 << 20;
    private static final int MOST_REDIRECTS = 3;
    private static final int DEEPEST = 10;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final WebClient client;
    private final Headers headers;
    private final InstantSource clock;

    /** What came back. */
    public sealed interface Reply {
        /**
         * A body.
         *
         * @param status 200, unless any was asked for
         * @param etag null: none
         */
        @SuppressWarnings("ArrayRecordComponent") // Only read, never compared.
        record Body(int status, byte[] bytes, @Nullable String etag) implements Reply {}

        /** Still as the ETag that was sent. */
        record NotModified() implements Reply {}

        /**
         * Nothing that could be used.
         *
         * @param status of the answer; 0: there was none
         * @param notBefore what the answer asked to wait for; null: nothing
         */
        record Failed(Cause cause, int status, @Nullable Instant notBefore) implements Reply {}
    }

    /**
     * @param headers sent with each request; may hold secrets
     * @param timeout for connecting, and for each reading
     */
    public HttpGet(URI configured, Headers headers, Duration timeout, InstantSource clock) {
        Addresses addresses = new Addresses(configured);
        DnsResolver resolver = (host, _) -> addresses.resolve(host);
        this.headers = headers;
        this.clock = clock;
        this.client = WebClient.builder()
                .followRedirects(false)
                .keepAlive(false)
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .dnsResolver(resolver)
                .proxy(Proxy.noProxy())
                .build();
    }

    /** @param etag what is known already; null: nothing */
    public Reply get(URI uri, @Nullable String etag) throws InterruptedIOException {
        return get(uri, etag, false);
    }

    /** For whoever wants to know how it answers: one of any status is a body. */
    public Reply ask(URI uri) throws InterruptedIOException {
        return get(uri, null, true);
    }

    private Reply get(URI uri, @Nullable String etag, boolean any) throws InterruptedIOException {
        try {
            return get(new Asked(uri, headers.resolved(), etag, any), uri, 0);
        } catch (Secrets.Missing e) {
            return failed(Reason.CONFIG_ERROR, e.getMessage());
        } catch (RuntimeException | IOException e) {
            return broken(uri, e);
        }
    }

    /** One asking, with all its redirects. */
    private static final class Asked {
        private final URI first;
        private final Map<String, String> headers;
        private final @Nullable String etag;
        private final boolean any;

        Asked(URI first, Map<String, String> headers, @Nullable String etag, boolean any) {
            this.first = first;
            this.headers = headers;
            this.etag = etag;
            this.any = any;
        }

        /** Secrets go to whom they were given for, and as safely as they were given. */
        void dress(HttpClientRequest request, URI uri) {
            if (first.getRawAuthority().equals(uri.getRawAuthority())
                    && first.getScheme().equals(uri.getScheme())) {
                headers.forEach((name, value) -> request.header(HeaderNames.create(name), value));
            }
            if (etag != null) {
                request.header(HeaderValues.create(HeaderNames.IF_NONE_MATCH, etag));
            }
        }
    }

    private Reply get(Asked asked, URI uri, int redirects) throws IOException {
        HttpClientRequest request = client.get()
                .uri(uri)
                .header(HeaderNames.ACCEPT, "application/json, */*;q=0.5")
                .header(HeaderNames.ACCEPT_ENCODING, "identity")
                .header(HeaderNames.USER_AGENT, "jarvis");
        asked.dress(request, uri);
        try (HttpClientResponse response = request.request()) {
            if (!REDIRECTS.contains(response.status().code())) {
                return read(response, asked.any);
            }
            URI next = target(uri, response.headers());
            return next == null || redirects == MOST_REDIRECTS
                    ? failed(Reason.INVALID, "It redirects more than " + MOST_REDIRECTS + " times, or nowhere.")
                    : get(asked, next, redirects + 1);
        }
    }

    private Reply read(HttpClientResponse response, boolean any) throws IOException {
        Status status = response.status();
        if (any) {
            return body(response);
        }
        if (status.code() == Status.NOT_MODIFIED_304.code()) {
            return new Reply.NotModified();
        }
        if (status.code() != Status.OK_200.code()) {
            return new Reply.Failed(
                    new Cause(Reason.NO_COMMUNICATION, answered(status.code())),
                    status.code(),
                    header(response.headers(), HeaderNames.RETRY_AFTER)
                            .map(this::retryAfter)
                            .orElse(null));
        }
        return body(response);
    }

    private static String answered(int status) {
        String now = switch (status) {
            case 401, 403 ->
                " It wants a key, or another one: name it under `headers`, such as"
                        + " Authorization: \"Bearer ${env:KEY}\".";
            case 404, 410 -> " There is nothing at this address: correct it in jarvis.yaml.";
            default -> "";
        };
        return "It answers with status " + status + "." + now;
    }

    private static Reply body(HttpClientResponse response) throws IOException {
        Optional<String> encoding = header(response.headers(), HeaderNames.CONTENT_ENCODING);
        if (encoding.isPresent() && !encoding.get().equals("identity")) {
            return failed(Reason.INVALID, "It answers in an encoding that was not asked for.");
        }
        int status = response.status().code();
        if (!response.entity().hasEntity()) {
            return new Reply.Body(
                    status,
                    new byte[0],
                    header(response.headers(), HeaderNames.ETAG).orElse(null));
        }
        try (InputStream in = response.inputStream()) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST
                    ? failed(Reason.INVALID, "Its answer is larger than 16 MB.")
                    : new Reply.Body(
                            status,
                            bytes,
                            header(response.headers(), HeaderNames.ETAG).orElse(null));
        }
    }

    private static @Nullable URI target(URI from, ClientResponseHeaders headers) {
        try {
            URI to = header(headers, HeaderNames.LOCATION).map(from::resolve).orElse(null);
            return to != null && ("http".equals(to.getScheme()) || "https".equals(to.getScheme())) ? to : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable Instant retryAfter(String text) {
        Instant now = clock.instant();
        Instant asked = text.matches("\\d{1,6}") ? now.plusSeconds(Long.parseLong(text)) : date(text);
        return asked == null || asked.isBefore(now.plus(LONGEST_WAIT)) ? asked : now.plus(LONGEST_WAIT);
    }

    private static @Nullable Instant date(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Reply broken(URI uri, Exception trouble) throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException();
        }
        String where = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        return causes(trouble).reversed().stream()
                .flatMap(cause -> Stream.ofNullable(told(cause, where)))
                .findFirst()
                .orElseGet(() -> failed(Reason.NO_COMMUNICATION, "The connection to " + where + " broke off."));
    }

    private static List<Throwable> causes(Throwable trouble) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = trouble; cause != null && causes.size() < DEEPEST; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static @Nullable Reply told(Throwable cause, String where) {
        if (cause instanceof Addresses.Refused) {
            return failed(Reason.CONFIG_ERROR, String.valueOf(cause.getMessage()));
        }
        if (cause instanceof Uninterruptible.Hanging) {
            return failed(Reason.NO_COMMUNICATION, "Looking up the host of " + where + " has not ended yet.");
        }
        return switch (cause) {
            case ConnectException _ -> failed(Reason.NO_COMMUNICATION, "Nobody listens at " + where + ".");
            case SocketTimeoutException _ -> failed(Reason.NO_COMMUNICATION, "It does not answer in time.");
            case CertificateException _ ->
                failed(
                        Reason.CONFIG_ERROR,
                        "The certificate of " + where
                                + " is not one that this Java trusts for that name. Let it have one"
                                + " of a known authority, or add its authority with keytool -importcert -cacerts.");
            case SSLException _ -> failed(Reason.NO_COMMUNICATION, "No encrypted connection to " + where + " is made.");
            default -> null;
        };
    }

    private static Reply failed(Reason reason, String sentence) {
        return new Reply.Failed(new Cause(reason, sentence), 0, null);
    }

    private static Optional<String> header(ClientResponseHeaders headers, HeaderName name) {
        return headers.first(name);
    }
}
