package jarvis.runtime.source.check;

import jarvis.core.condition.Figure;
import jarvis.core.health.Expectation;
import jarvis.runtime.source.Form;
import jarvis.runtime.source.Headers;
import jarvis.runtime.source.HttpGet;
import jarvis.runtime.source.HttpSource;
import jarvis.runtime.source.Scalars;
import jarvis.runtime.source.form.Malformed;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** A GET, whatever its status; and a look at the certificate where one is expected to last. */
public final class HttpProbe implements Probe {
    private final URI uri;
    private final HttpGet http;
    private final @Nullable Certificate certificate;
    private final InstantSource clock;

    public HttpProbe(URI uri, Headers headers, List<Expectation> expected, Duration timeout, InstantSource clock) {
        this.uri = uri;
        this.clock = clock;
        this.http = new HttpGet(uri, headers, timeout, clock);
        boolean lasting = expected.stream().anyMatch(one -> one.subject() == Expectation.Subject.CERTIFICATE);
        this.certificate = lasting ? Certificate.of(uri, timeout) : null;
    }

    @Override
    public Answer look() throws InterruptedIOException, NoAnswer {
        long start = System.nanoTime();
        HttpGet.Reply reply = http.ask(uri);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return switch (reply) {
            case HttpGet.Reply.Failed failed ->
                throw new NoAnswer(failed.cause().reason(), failed.cause().detail());
            case HttpGet.Reply.NotModified _ -> throw new IllegalStateException("nothing was said to be known");
            case HttpGet.Reply.Body body ->
                new Seen(body, took, certificate == null ? null : left(certificate.expires()));
        };
    }

    private Duration left(Instant expires) {
        return Duration.between(clock.instant(), expires);
    }

    @Override
    public String target() {
        return HttpSource.shown(uri);
    }

    /** @param left how long the certificate is valid still; null: nobody wants to know */
    private record Seen(
            HttpGet.Reply.Body body,
            Duration took,
            @Nullable Duration left) implements Answer {
        @Override
        public Optional<Figure> figure(Expectation expectation) {
            return switch (expectation.subject()) {
                case STATUS -> Optional.of(CheckSource.amount(body.status()));
                case TIME -> Optional.of(CheckSource.amount(took.toMillis()));
                case CERTIFICATE -> Optional.ofNullable(left).map(time -> CheckSource.amount(time.toMillis()));
                case BODY -> expectation.pointer().isEmpty() ? whole() : at(expectation.pointer());
                case FREE, VALUE -> Optional.empty();
            };
        }

        private Optional<Figure> whole() {
            String text = new String(body.bytes(), StandardCharsets.UTF_8).strip();
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Scalars.figure(JsonNodeFactory.instance.stringNode(text)));
        }

        private Optional<Figure> at(String pointer) {
            JsonNode found = json().at(JsonPointer.compile(pointer));
            return found.isMissingNode() || found.isNull() ? Optional.empty() : Optional.of(Scalars.figure(found));
        }

        private JsonNode json() {
            try {
                return Form.JSON.read(body.bytes());
            } catch (Malformed e) {
                return MissingNode.getInstance();
            }
        }

        @Override
        public Long millis() {
            return took.toMillis();
        }
    }
}
