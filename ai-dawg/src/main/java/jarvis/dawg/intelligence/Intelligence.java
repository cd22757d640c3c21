package jarvis.dawg.intelligence;

import jarvis.dawg.module.Condition;
import jarvis.dawg.module.Module;
import jarvis.dawg.module.Work;
import jarvis.dawg.store.Reports;
import jarvis.dawg.store.UsageSeries;
import jarvis.dawg.usage.EventType;
import jarvis.dawg.usage.Figure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes reports of what was counted up to yesterday. */
public final class Intelligence implements Module {
    private static final int DAYS = 56;
    private static final int LATELY = 28;

    private final UsageSeries series;
    private final Reports reports;
    private final InstantSource clock;
    private final Condition condition;

    public Intelligence(UsageSeries series, Reports reports, InstantSource clock, Condition condition) {
        this.series = series;
        this.reports = reports;
        this.clock = clock;
        this.condition = condition;
    }

    /** Makes a report and keeps it. */
    public Reports.Report report() {
        long start = System.nanoTime();
        try {
            Reports.Report report = made(clock.instant());
            condition.work().well(Duration.ofNanos(System.nanoTime() - start));
            return report;
        } catch (RuntimeException e) {
            condition.work().failed(Duration.ofNanos(System.nanoTime() - start), String.valueOf(e.getMessage()));
            throw e;
        }
    }

    public List<Reports.Report> newest(int most) {
        return reports.newest(most);
    }

    private Reports.Report made(Instant now) {
        long yesterday = series.day(now) - 1;
        long[] active = sinceFirst(series.active(yesterday - DAYS + 1, yesterday));
        int known = Math.min(LATELY, active.length);
        List<String> insights = new ArrayList<>(Insights.of("Active users", lately(active, known)));
        for (EventType type : List.of(EventType.VISIT, EventType.SIGNUP, EventType.PURCHASE, EventType.TICKET)) {
            long[] days = series.events(type, yesterday - LATELY + 1, yesterday);
            insights.addAll(Insights.of(plural(type), lately(days, known)));
        }
        OptionalDouble accuracy = Forecast.accuracy(active);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("insights");
        insights.forEach(list::add);
        forecast(body.putObject("forecast"), active);
        Double tested = accuracy.isPresent() ? accuracy.getAsDouble() : null;
        return reports.keep(now, insights.size(), tested, body.toString());
    }

    private static void forecast(ObjectNode forecast, long[] active) {
        if (active.length < Forecast.WEEK) {
            forecast.putNull("active_users");
            forecast.put("undefined", "less than a week was counted so far");
            return;
        }
        ArrayNode next = forecast.putArray("active_users");
        for (double day : Forecast.next(active)) {
            next.add(Math.round(day * 10) / 10.0);
        }
    }

    /** Before the first user nothing was counted: those days are no zeros. */
    private static long[] sinceFirst(long[] days) {
        int first = 0;
        while (first < days.length && days[first] == 0) {
            first++;
        }
        return Arrays.copyOfRange(days, first, days.length);
    }

    private static long[] lately(long[] days, int count) {
        return Arrays.copyOfRange(days, days.length - count, days.length);
    }

    private static String plural(EventType type) {
        String word = type.word();
        return Character.toUpperCase(word.charAt(0)) + word.substring(1) + "s";
    }

    @Override
    public String name() {
        return "intelligence";
    }

    @Override
    public Work work() {
        return condition.work();
    }

    @Override
    public List<String> broken() {
        return condition.broken().get();
    }

    @Override
    public Map<String, Figure> figures() {
        Reports.Totals totals = reports.totals();
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("reports_generated", Figure.of(totals.reports()));
        figures.put("insights_delivered", Figure.of(totals.insights()));
        figures.put(
                "data_quality",
                Figure.ratio(totals.accepted(), totals.accepted() + totals.refused(), "no event was ever sent"));
        figures.put(
                "forecast_accuracy",
                reports.newest(1).stream()
                        .map(Reports.Report::accuracy)
                        .flatMap(java.util.stream.Stream::ofNullable)
                        .findFirst()
                        .<Figure>map(Figure.Known::new)
                        .orElse(new Figure.Undefined("no report had six weeks of counts to test a forecast on")));
        return figures;
    }

    @Override
    public Map<String, String> definitions() {
        return Map.of(
                "reports_generated", "reports since the first one",
                "insights_delivered", "insights in these reports",
                "data_quality", "events accepted / (accepted + refused); an id counts once on either side",
                "forecast_accuracy",
                        "1 - sum of errors / sum of counts, of the newest report's forecast of active users, tested on the last"
                                + " 14 days");
    }
}
