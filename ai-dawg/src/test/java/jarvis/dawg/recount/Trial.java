package jarvis.dawg.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jarvis.dawg.store.Generations.Generation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One history, told to the service, and what that then serves held against the recounts. */
final class Trial {
    private static final String EVENTS = "/api/v1/events";
    private static final int SERIES = 70;

    private final World world;
    private final Days days;
    private final List<Told> deliveries;
    private final List<Told> known;
    private final List<ObjectNode> nonsense;
    private final List<Generation> music;
    private final List<World.Ran> runs;
    private final Served served;
    private final Consumer<Instant> clock;
    private Instant now;
    private long reports;
    private long insights;

    /**
     * @param clock sets the service's
     * @param many whether more music is made than its mean is taken of
     */
    Trial(Served served, Consumer<Instant> clock, World world, boolean many) {
        this.served = served;
        this.clock = clock;
        this.world = world;
        this.days = new Days(world.zone);
        this.deliveries = world.deliveries(world.events());
        this.known = World.known(deliveries);
        this.nonsense = world.nonsense();
        this.music = world.generations(many);
        this.runs = world.runs();
        this.now = world.now;
    }

    void tell() {
        clock.accept(now);
        int accepted = 0;
        int doubled = 0;
        for (List<Told> batch : world.batches(deliveries)) {
            JsonNode answer =
                    served.post(EVENTS, batch.stream().map(Told::json).toList().toString());
            accepted += answer.path("accepted").intValue();
            doubled += answer.path("duplicates").intValue();
        }
        assertThat(accepted).as("accepted").isEqualTo(known.size());
        assertThat(doubled).as("told again").isEqualTo(deliveries.size() - known.size());
        if (!nonsense.isEmpty()) {
            assertThat(served.post(EVENTS, nonsense.toString()).path("refused").size())
                    .isEqualTo(nonsense.size());
        }
        served.keep(music);
        runs.forEach(run -> served.runs.keep("w", run.started(), run.took(), run.well(), "said"));
    }

    /** Looks at everything now, at the start of the next day, and weeks later. */
    void look() {
        for (Instant moment : world.moments()) {
            now = moment;
            clock.accept(now);
            insights += served.post("/api/v1/reports", "").path("insights").size();
            reports++;
            figures();
            series();
        }
    }

    private void figures() {
        UsageRecount usage = new UsageRecount(known, days);
        WorkRecount work = new WorkRecount(days);
        Map<String, @Nullable Double> intelligence = new TreeMap<>();
        intelligence.put("reports_generated", (double) reports);
        intelligence.put("insights_delivered", (double) insights);
        intelligence.put("data_quality", UsageRecount.share(known.size(), known.size() + nonsense.size()));
        intelligence.put(
                "forecast_accuracy", work.accuracy(day -> usage.users(day, 1).size(), days.of(now)));
        same("marketing", usage.marketing(now));
        same("engagement", usage.engagement(now));
        same("music", work.music(music, now));
        same("automation", work.automation(runs));
        same("intelligence", intelligence);
    }

    /** As served, one that is null with its reason; of revenues no other than these. */
    private void same(String module, Map<String, @Nullable Double> figures) {
        JsonNode data = served.get("/api/v1/modules/" + module);
        figures.forEach((name, value) -> {
            JsonNode found = data.at("/metrics/" + name.replace('.', '/'));
            String where = module + " " + name + " at " + now;
            if (value == null) {
                assertThat(found.isNull()).as(where + " is null").isTrue();
                assertThat(data.path("undefined").path(name).stringValue()).isNotBlank();
            } else {
                assertThat(found.isNumber()).as(where + " is a number").isTrue();
                assertThat(found.doubleValue()).as(where).isCloseTo(value, within(1e-9 * Math.abs(value)));
            }
        });
        for (String kind : List.of("revenue_today", "total_revenue")) {
            assertThat(data.path("metrics").path(kind).propertyNames())
                    .allSatisfy(currency -> assertThat(figures).containsKey(kind + "." + currency));
        }
    }

    private void series() {
        UsageRecount usage = new UsageRecount(known, days);
        WorkRecount work = new WorkRecount(days);
        series(
                "marketing",
                Map.of(
                        "visits", day -> usage.on(day, "visit"),
                        "signups", day -> usage.on(day, "signup"),
                        "purchases", day -> usage.on(day, "purchase")));
        series(
                "engagement",
                Map.of(
                        "active_users", day -> usage.users(day, 1).size(),
                        "tickets", day -> usage.on(day, "ticket"),
                        "ratings", day -> usage.on(day, "rating")));
        series("music", Map.of("generations", day -> work.madeOn(day, music)));
        series("automation", Map.of("workflow_runs", day -> work.ranOn(day, runs)));
    }

    /** Up to tomorrow, which may have begun by somebody's clock. */
    private void series(String module, Map<String, ToLongFunction<LocalDate>> recounts) {
        LocalDate last = days.of(now).plusDays(1);
        LocalDate first = last.minusDays(SERIES - 1);
        JsonNode found = served.get("/api/v1/modules/" + module + "/metrics?step=1d&from=" + first + "&to=" + last)
                .path("series");
        recounts.forEach((name, counted) -> assertThat(
                        found.path(name).values().stream().map(JsonNode::longValue))
                .as(name + " up to " + last)
                .containsExactlyElementsOf(LongStream.range(0, SERIES)
                        .mapToObj(i -> counted.applyAsLong(first.plusDays(i)))
                        .toList()));
    }

    void replay() {
        SubscriptionReplay replay = new SubscriptionReplay(known);
        for (Instant moment : world.past(known)) {
            List<JsonNode> found = List.copyOf(served.get("/api/v1/subscriptions?asOf=" + moment)
                    .path("subscriptions")
                    .values());
            assertThat(found.toString())
                    .as("as of %s", moment)
                    .isEqualTo(replay.asOf(moment).toString());
        }
    }
}
