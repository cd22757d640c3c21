package jarvis.runtime.source;

import io.helidon.http.ClientResponseHeaders;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.WebClient;
import io.helidon.webclient.spi.DnsResolver;
import jarvis.core.reading.Cause;
import jarvis.core.reading.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One GET, with limits on size, time and redirects. What an upstream says in an error is never repeated. */
final class HttpGet {
    private static final int LARGEST = 16 << 20;
    private static final int MOST_REDIRECTS = 3;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final WebClient client;
    private final Map<String, String> headers;
    private final InstantSource clock;

    /** What came back. */
    sealed interface Reply {
        /**
         * A body.
         *
         * @param etag null: none
         */
        @SuppressWarnings("ArrayRecordComponent") // Only read, never compared.
        record Body(byte[] bytes, @Nullable String etag) implements Reply {}

        /** Still as the ETag that was sent. */
        record NotModified() implements Reply {}

        record Failed(Cause cause, @Nullable Instant notBefore) implements Reply {}
    }

    /**
     * @param headers sent with each request; may hold secrets
     * @param timeout for connecting, and for each reading
     */
    HttpGet(URI configured, Map<String, String> headers, Duration timeout, InstantSource clock) {
        Addresses addresses = new Addresses(configured);
        DnsResolver resolver = (host, _) -> addresses.resolve(host);
        this.headers = Map.copyOf(headers);
        this.clock = clock;
        this.client = WebClient.builder()
                .followRedirects(false)
                .keepAlive(false)
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .dnsResolver(resolver)
                .build();
    }

    /** @param etag what is known already; null: nothing */
    Reply get(URI uri, @Nullable String etag) throws InterruptedIOException {
        try {
            return get(uri, uri, etag, 0);
        } catch (Addresses.Refused e) {
            return failed(Reason.CONFIG_ERROR, String.valueOf(e.getMessage()));
        } catch (RuntimeException | IOException e) {
            return broken(uri, e);
        }
    }

    private Reply get(URI first, URI uri, @Nullable String etag, int redirects) throws IOException {
        var request = client.get()
                .uri(uri)
                .header(HeaderNames.ACCEPT, "application/json, */*;q=0.5")
                .header(HeaderNames.ACCEPT_ENCODING, "identity")
                .header(HeaderNames.USER_AGENT, "jarvis");
        if (first.getRawAuthority().equals(uri.getRawAuthority())) {
            headers.forEach((name, value) -> request.header(HeaderNames.create(name), value));
        }
        if (etag != null) {
            request.header(HeaderValues.create(HeaderNames.IF_NONE_MATCH, etag));
        }
        try (HttpClientResponse response = request.request()) {
            if (!REDIRECTS.contains(response.status().code())) {
                return read(response);
            }
            URI next = target(uri, response.headers());
            return next == null || redirects == MOST_REDIRECTS
                    ? failed(Reason.INVALID, "It redirects more than " + MOST_REDIRECTS + " times, or nowhere.")
                    : get(first, next, etag, redirects + 1);
        }
    }

    private Reply read(HttpClientResponse response) throws IOException {
        Status status = response.status();
        if (status.code() == Status.NOT_MODIFIED_304.code()) {
            return new Reply.NotModified();
        }
        if (status.code() != Status.OK_200.code()) {
            Cause cause = new Cause(Reason.NO_COMMUNICATION, "It answers with status " + status.code() + ".");
            return new Reply.Failed(
                    cause,
                    header(response.headers(), HeaderNames.RETRY_AFTER)
                            .map(this::retryAfter)
                            .orElse(null));
        }
        Optional<String> encoding = header(response.headers(), HeaderNames.CONTENT_ENCODING);
        if (encoding.isPresent() && !encoding.get().equals("identity")) {
            return failed(Reason.INVALID, "It answers in an encoding that was not asked for.");
        }
        try (InputStream in = response.inputStream()) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST
                    ? failed(Reason.INVALID, "Its answer is larger than 16 MB.")
                    : new Reply.Body(
                            bytes, header(response.headers(), HeaderNames.ETAG).orElse(null));
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
        Throwable cause = trouble;
        while (cause instanceof UncheckedIOException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String where = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        return failed(
                Reason.NO_COMMUNICATION,
                switch (cause) {
                    case ConnectException _ -> "Nobody listens at " + where + ".";
                    case SocketTimeoutException _ -> "It does not answer in time.";
                    default -> "The connection to " + where + " broke off.";
                });
    }

    private static Reply failed(Reason reason, String sentence) {
        return new Reply.Failed(new Cause(reason, sentence), null);
    }

    private static Optional<String> header(ClientResponseHeaders headers, HeaderName name) {
        return headers.first(name);
    }
}
