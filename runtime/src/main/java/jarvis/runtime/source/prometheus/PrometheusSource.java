package jarvis.runtime.source.prometheus;

import jarvis.core.reading.Reason;
import jarvis.runtime.source.Fetch;
import jarvis.runtime.source.Headers;
import jarvis.runtime.source.HttpGet;
import jarvis.runtime.source.HttpSource;
import jarvis.runtime.source.Source;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Queries of Prometheus, as one document: {@code {name: {value, at, labels}}}, or {@code {name: {problem, reason}}}. A server
 * dates an answer with the time of asking, whatever the age of the sample; so the sample's own time is asked for beside it. Of
 * what is calculated from several samples, as a sum or a rate, no server knows an older time than that of asking.
 */
public final class PrometheusSource implements Source {
    /** What a server says of one query; all else it says of all. */
    private static final Set<Integer> OF_ONE_QUERY = Set.of(400, 422);

    private final URI base;
    private final List<PrometheusQuery> queries;
    private final HttpGet http;
    private final InstantSource clock;

    /** @param base in front of {@code /api/v1} */
    public PrometheusSource(
            URI base, Headers headers, List<PrometheusQuery> queries, Duration timeout, InstantSource clock) {
        this.base = base;
        this.queries = List.copyOf(queries);
        this.http = new HttpGet(base, headers, timeout, clock);
        this.clock = clock;
    }

    /** The server answers nothing at all. */
    private static final class Away extends Exception {
        private final transient HttpGet.Reply.Failed reply;

        Away(HttpGet.Reply.Failed reply) {
            this.reply = reply;
        }
    }

    @Override
    public Fetch fetch(@Nullable String known) throws InterruptedIOException {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        try {
            for (PrometheusQuery query : queries) {
                all.set(query.name(), found(query));
            }
        } catch (Away e) {
            return new Fetch.Failed(e.reply.cause(), e.reply.notBefore());
        }
        Fetch.Document document = Fetch.Document.of(all);
        return document.revision().equals(known) ? new Fetch.Unchanged() : document;
    }

    private ObjectNode found(PrometheusQuery query) throws InterruptedIOException, Away {
        try {
            return query.over() == null ? newest(query.expression()) : points(query.expression(), query.over());
        } catch (Series.Unusable e) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("problem", e.why().detail())
                    .put("reason", e.why().reason().word());
        }
    }

    private ObjectNode newest(String expression) throws InterruptedIOException, Away, Series.Unusable {
        Series series = ask("/api/v1/query?query=" + encoded(expression));
        Instant asked = series.at();
        Instant sampled = series.vector() ? sampled(expression, asked) : asked;
        return series.shown(JsonNodeFactory.instance.numberNode(series.number()), sampled);
    }

    /** When the sample was taken that answers the expression at that time; null: the server does not say. */
    private @Nullable Instant sampled(String expression, Instant asked) throws InterruptedIOException, Away {
        try {
            Series time = ask("/api/v1/query?query=" + encoded("timestamp(" + expression + "\n)") + "&time=" + asked);
            return Instant.ofEpochMilli(time.number().movePointRight(3).longValue());
        } catch (Series.Unusable e) {
            return null;
        }
    }

    private ObjectNode points(String expression, PrometheusQuery.Span over)
            throws InterruptedIOException, Away, Series.Unusable {
        long step = over.step().toSeconds();
        long end = clock.instant().getEpochSecond() / step * step;
        Series series = ask("/api/v1/query_range?query=" + encoded(expression) + "&start="
                + (end - over.length().toSeconds()) + "&end=" + end + "&step=" + step);
        return series.shown(series.points(), series.at());
    }

    private Series ask(String path) throws InterruptedIOException, Away, Series.Unusable {
        URI uri = URI.create(base.toString().replaceAll("/+$", "") + path);
        return switch (http.get(uri, null)) {
            case HttpGet.Reply.Body body -> Series.in(body.bytes());
            case HttpGet.Reply.NotModified _ ->
                throw new Series.Unusable(Reason.INVALID, "It answers with status 304.");
            case HttpGet.Reply.Failed failed
            when OF_ONE_QUERY.contains(failed.status()) ->
                throw new Series.Unusable(
                        Reason.CONFIG_ERROR,
                        "The query is not one that the server understands. Try it there, and mend it.");
            case HttpGet.Reply.Failed failed -> throw new Away(failed);
        };
    }

    private static String encoded(String expression) {
        return URLEncoder.encode(expression, StandardCharsets.UTF_8);
    }

    @Override
    public String target() {
        return HttpSource.shown(base);
    }
}
