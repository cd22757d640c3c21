package jarvis.runtime.forecast;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.forecast.Bottleneck;
import jarvis.core.forecast.Forecast;
import jarvis.core.forecast.Timetable;
import jarvis.core.forecast.WhatIf;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is foreseen of a plan as JSON. Seconds from the start of the run; what nobody knows is null, never 0. */
public final class OutlookDocument {
    private static final double MILLIS = 1_000;

    private final Outlook outlook;

    private OutlookDocument(Outlook outlook) {
        this.outlook = outlook;
    }

    public static ObjectNode of(String title, WhatIf ask, Outlook outlook) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("title", title);
        json.put("agents", ask.places());
        ObjectNode failures = json.putObject("failures");
        new TreeMap<>(ask.failures()).forEach(failures::put);
        new OutlookDocument(outlook).writeTo(json);
        return json;
    }

    private void writeTo(ObjectNode json) {
        figures(json, outlook);
        outlook.timetable().criticalPath().stream()
                .map(AssignmentId::toString)
                .forEach(json.withArray("criticalPath")::add);
        json.withArray("criticalPath");
        limit(json.putObject("limit"), outlook.limit());
        ArrayNode assignments = json.putArray("assignments");
        List<Timetable.Row> rows = outlook.timetable().rows();
        for (int at = 0; at < rows.size(); at++) {
            row(
                    assignments.addObject(),
                    rows.get(at),
                    outlook.forecast().shares().get(at));
        }
        outlook.network().unknown().forEach(json.withArray("unknown")::add);
        json.withArray("unknown");
        ArrayNode caveats = json.putArray("caveats");
        outlook.network().caveats().forEach(caveats::add);
    }

    /** The figures alone, wherever they are shown. */
    public static void figures(ObjectNode json, Outlook outlook) {
        Forecast forecast = outlook.forecast();
        json.put("seed", forecast.seed());
        json.put("runs", forecast.runs());
        json.put("atLeast", forecast.atLeast());
        json.put("p50Seconds", seconds(forecast.p50()));
        json.put("p90Seconds", seconds(forecast.p90()));
        json.put("earliestSeconds", seconds(outlook.timetable().earliest()));
        json.put("expectedSeconds", seconds(outlook.timetable().expected()));
        json.put("latestSeconds", seconds(outlook.timetable().latest()));
    }

    public static void limit(ObjectNode json, Bottleneck limit) {
        json.put("phase", limit.phase().isEmpty() ? null : limit.phase());
        ArrayNode instances = json.putArray("instances");
        limit.instances().forEach(instances::add);
        json.put("more", limit.more());
        json.put("winsSeconds", seconds(limit.wins()));
        json.put("sentence", limit.sentence());
    }

    private static void row(ObjectNode json, Timetable.Row row, Forecast.Share share) {
        json.put("id", row.assignment().toString());
        json.put("phase", row.assignment().phase());
        json.put("instance", row.assignment().instance());
        json.put("part", row.full() ? "full" : "prep");
        json.put("round", row.round());
        json.put("startSeconds", seconds(row.start()));
        json.put("finishSeconds", seconds(row.finish()));
        json.put("slackSeconds", seconds(row.slack()));
        json.put("critical", row.critical());
        json.put("decides", share.decides());
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis() / MILLIS;
    }
}
