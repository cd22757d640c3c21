package jarvis.runtime.server.dashboard;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jarvis.runtime.dashboard.Dashboard;
import jarvis.runtime.dashboard.Endpoint;
import jarvis.runtime.dashboard.Page;
import jarvis.runtime.journal.readings.HistoryAnswer;
import jarvis.runtime.journal.readings.HistoryDocument;
import jarvis.runtime.journal.readings.HistoryQuestion;
import jarvis.runtime.journal.readings.ReadingHistory;
import jarvis.runtime.server.answer.Answer;
import jarvis.runtime.server.answer.Parameters;
import jarvis.runtime.server.answer.Problem;
import jarvis.runtime.server.answer.Replies;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The documents of the dashboard for those who poll. A document that did not change costs no making and no reading. */
public final class DashboardRoutes implements HttpService {
    private static final HeaderName CACHE_STATUS = HeaderNames.create("Cache-Status");
    private static final HeaderName SERVER_TIMING = HeaderNames.create("Server-Timing");
    private static final Duration USUAL = Duration.ofSeconds(30);

    private final Dashboard dashboard;
    private final ReadingHistory history;
    private final InstantSource clock;

    public DashboardRoutes(Dashboard dashboard, ReadingHistory history, InstantSource clock) {
        this.dashboard = dashboard;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/api/dashboard/history", Replies.handler(this::past)).get("/api/dashboard/{endpoint}", this::page);
    }

    private Answer past(ServerRequest request) {
        HistoryQuestion question = new HistoryQuestion(
                Parameters.query(request, "value").orElse(null),
                Parameters.query(request, "from").orElse(null),
                Parameters.query(request, "to").orElse(null),
                Parameters.query(request, "limit").orElse(null));
        return switch (HistoryDocument.of(history, question, clock.instant())) {
            case HistoryAnswer.Found found -> new Answer.Json(found.document());
            case HistoryAnswer.Absent absent -> Problem.absent(absent.sentence());
            case HistoryAnswer.Malformed wrong -> Problem.malformed(wrong.field(), wrong.sentence());
            case HistoryAnswer.Unavailable away -> Problem.away("record-unavailable", away.sentence());
        };
    }

    private void page(ServerRequest request, ServerResponse response) {
        String word = Parameters.path(request, "endpoint");
        Optional<Endpoint> endpoint = Endpoint.of(word);
        if (endpoint.isEmpty()) {
            Replies.send(response, Problem.absent("There is no endpoint \"" + word + "\". There are: " + all() + "."));
            return;
        }
        Page page = dashboard.page(endpoint.get());
        Instant now = clock.instant();
        if (!page.any()) {
            response.headers().set(HeaderNames.RETRY_AFTER, Long.toString(wait(page, now)));
            Replies.send(response, nothing(word));
            return;
        }
        send(request, response, page, now);
    }

    private static void send(ServerRequest request, ServerResponse response, Page page, Instant now) {
        String tag = "W/\"" + page.tag() + "\"";
        boolean fresh = !page.madeAt().plusMillis(1).isBefore(now);
        response.headers().set(HeaderNames.CACHE_CONTROL, "no-cache");
        response.headers().set(HeaderNames.ETAG, tag);
        response.headers().set(CACHE_STATUS, "jarvis; " + (fresh ? "fwd=stale" : "hit") + "; ttl=" + ttl(page, now));
        long age = Duration.between(page.madeAt(), now).toMillis();
        response.headers().set(SERVER_TIMING, "document;desc=\"made " + Math.max(0, age) + " ms ago\"");
        if (matches(request.headers().first(HeaderNames.IF_NONE_MATCH).orElse(null), tag)) {
            response.status(304).send();
            return;
        }
        response.headers().set(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(page.body());
    }

    private static boolean matches(@Nullable String asked, String tag) {
        return asked != null
                && Arrays.stream(asked.split(",")).map(String::strip).anyMatch(tag::equals);
    }

    /** Until the next source is asked; negative when that is overdue. */
    private static long ttl(Page page, Instant now) {
        return page.nextAt() == null ? 0 : Duration.between(now, page.nextAt()).toSeconds();
    }

    private static long wait(Page page, Instant now) {
        return page.nextAt() == null ? USUAL.toSeconds() : Math.max(1, ttl(page, now));
    }

    private static Problem nothing(String endpoint) {
        return new Problem(
                503,
                "no-value",
                "No value of " + endpoint
                        + " is known: no source states one, or none can be reached. See jarvis sources,"
                        + " and sources: in jarvis.yaml.",
                null);
    }

    private static String all() {
        return Arrays.stream(Endpoint.values()).map(Endpoint::word).collect(Collectors.joining(", "));
    }
}
