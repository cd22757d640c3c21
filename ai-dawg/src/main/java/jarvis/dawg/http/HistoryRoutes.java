package jarvis.dawg.http;

import io.helidon.webserver.http.ServerRequest;
import jarvis.dawg.store.Subscriptions;
import jarvis.dawg.store.UsageSeries;
import jarvis.dawg.usage.Billing;
import jarvis.dawg.usage.EventType;
import jarvis.dawg.usage.Subscription;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was: series day by day, and the subscriptions as of a moment. */
final class HistoryRoutes implements Routes {
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 1_000;

    private final UsageSeries series;
    private final Subscriptions subscriptions;
    private final Replies replies;

    HistoryRoutes(UsageSeries series, Subscriptions subscriptions, Replies replies) {
        this.series = series;
        this.subscriptions = subscriptions;
        this.replies = replies;
    }

    @Override
    public List<Route> routes() {
        Schema subscription = Schema.object()
                .field("id", Schema.text())
                .field("customer", Schema.text())
                .field("status", Schema.word(List.of("active", "cancelled")))
                .field("amountMinor", Schema.whole().orNull())
                .field("currency", Schema.text().orNull())
                .field("interval", Schema.text().orNull())
                .field("intervalCount", Schema.whole().orNull())
                .field("trial", Schema.flag().orNull());
        return List.of(
                Route.get("/api/v1/modules/{name}/metrics", replies.data(this::series), "What was, day by day.")
                        .in("path", "name", Schema.word(List.of("marketing", "engagement", "music", "automation")))
                        .in("query", "from", Schema.day().says("Its first day; 30 days to the last one unless said."))
                        .in("query", "to", Schema.day().says("Its last day; today unless said."))
                        .in("query", "step", Schema.word(List.of("1d")))
                        .tells(Schema.object()
                                .field("from", Schema.day())
                                .field("to", Schema.day())
                                .field("step", Schema.text())
                                .field("series", Schema.map(Schema.list(Schema.whole()))))
                        .refuses(400, 404, 503),
                Route.get("/api/v1/subscriptions", replies.data(this::subscriptions), "Subscriptions as of a moment.")
                        .in("query", "asOf", Schema.moment().says("Now unless said."))
                        .tells(Schema.object()
                                .field("asOf", Schema.moment())
                                .field("subscriptions", Schema.list(subscription)))
                        .refuses(400, 503));
    }

    private ObjectNode series(ServerRequest request) {
        long today = series.day(replies.now());
        long to = day(request, "to", today);
        long from = day(request, "from", to - USUAL_DAYS + 1);
        String step = parameter(request, "step", "1d");
        if (from > to || to - from >= MOST_DAYS || !step.equals("1d")) {
            throw new Problem(
                    400,
                    "no-such-series",
                    "Ask for at most " + MOST_DAYS + " days from one to a later one, with step=1d.");
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("from", LocalDate.ofEpochDay(from).toString());
        data.put("to", LocalDate.ofEpochDay(to).toString());
        data.put("step", step);
        ObjectNode all = data.putObject("series");
        of(request.path().pathParameters().get("name"), from, to).forEach((name, values) -> {
            ArrayNode list = all.putArray(name);
            for (long value : values) {
                list.add(value);
            }
        });
        return data;
    }

    private Map<String, long[]> of(String module, long from, long to) {
        Map<String, long[]> found = new LinkedHashMap<>();
        switch (module) {
            case "marketing" -> {
                found.put("visits", series.events(EventType.VISIT, from, to));
                found.put("signups", series.events(EventType.SIGNUP, from, to));
                found.put("purchases", series.events(EventType.PURCHASE, from, to));
            }
            case "engagement" -> {
                found.put("active_users", series.active(from, to));
                found.put("tickets", series.events(EventType.TICKET, from, to));
                found.put("ratings", series.events(EventType.RATING, from, to));
            }
            case "music" -> found.put("generations", series.of("generation where state = 'done'", from, to));
            case "automation" -> found.put("workflow_runs", series.of("workflow_run where well in (0, 1)", from, to));
            default ->
                throw new Problem(
                        404, "no-such-series", "Series are kept of marketing, engagement, music and automation.");
        }
        return found;
    }

    private static long day(ServerRequest request, String name, long usual) {
        return parsed(request, name, usual, text -> LocalDate.parse(text).toEpochDay(), "a day, as 2026-11-22");
    }

    private static <T> T parsed(ServerRequest request, String name, T usual, Function<String, T> parse, String wanted) {
        String text = parameter(request, name, "");
        try {
            return text.isEmpty() ? usual : parse.apply(text);
        } catch (DateTimeException e) {
            throw new Problem(400, "malformed", name + " is " + wanted + ".");
        }
    }

    private static String parameter(ServerRequest request, String name, String usual) {
        return request.query().first(name).orElse(usual);
    }

    private ObjectNode subscriptions(ServerRequest request) {
        Instant moment = parsed(
                request,
                "asOf",
                replies.now(),
                text -> OffsetDateTime.parse(text.replace(' ', '+')).toInstant(),
                "a time, as 2026-11-22T10:00:00Z");
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("asOf", moment.toString());
        ArrayNode list = data.putArray("subscriptions");
        subscriptions.asOf(moment).forEach(one -> list.add(document(one)));
        return data;
    }

    private static ObjectNode document(Subscription one) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", one.id());
        json.put("customer", one.customer());
        json.put("status", one.active() ? "active" : "cancelled");
        Billing billing = one.billing();
        json.put("amountMinor", billing == null ? null : billing.price().minor());
        json.put("currency", billing == null ? null : billing.price().currency());
        json.put("interval", billing == null ? null : billing.interval().name().toLowerCase(Locale.ROOT));
        json.put("intervalCount", billing == null ? null : billing.count());
        json.put("trial", billing == null ? null : billing.trial());
        return json;
    }
}
