package jarvis.runtime.view;

import jarvis.core.coordination.RunState;
import jarvis.core.forecast.Network;
import jarvis.core.forecast.RunNetwork;
import jarvis.core.forecast.Timesheet;
import jarvis.core.plan.Plan;
import jarvis.runtime.forecast.Outlook;
import jarvis.runtime.forecast.OutlookDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a run took beside what its plan said, and what is left of it, as JSON. What nobody knows is null, never 0. */
final class TimingDocument {
    private static final double MILLIS = 1_000;

    private final Plan plan;
    private final RunState state;
    private final Instant now;

    TimingDocument(Plan plan, RunState state, Instant now) {
        this.plan = plan;
        this.state = state;
        this.now = now;
    }

    void writeTo(ObjectNode timing) {
        Timesheet sheet = Timesheet.of(plan, state, now);
        OptionalDouble efficiency = sheet.efficiency();
        timing.put("workSeconds", seconds(sheet.work()));
        timing.put("wallSeconds", seconds(sheet.wall()));
        timing.put("efficiency", efficiency.isPresent() ? efficiency.getAsDouble() : null);
        left(timing);
        ArrayNode lines = timing.putArray("assignments");
        sheet.lines().forEach(line -> line(lines.addObject(), line));
    }

    private void left(ObjectNode timing) {
        switch (RunNetwork.of(plan, state, now)) {
            case Network.Reading.Refused refused ->
                timing.putNull("forecast").put("forecastReason", refused.sentence());
            case Network.Reading.Drawn drawn -> {
                Network network = drawn.network();
                forecast(timing.putObject("forecast"), Outlook.of(network, Outlook.Terms.live(network)));
                timing.putNull("forecastReason");
            }
        }
    }

    private void forecast(ObjectNode json, Outlook outlook) {
        OutlookDocument.figures(json, outlook);
        boolean goesOn = state.launchedAt() != null;
        json.put("p50At", goesOn ? now.plus(outlook.forecast().p50()).toString() : null);
        json.put("p90At", goesOn ? now.plus(outlook.forecast().p90()).toString() : null);
        OutlookDocument.limit(json.putObject("limit"), outlook.limit());
        ArrayNode caveats = json.putArray("caveats");
        outlook.network().caveats().forEach(caveats::add);
    }

    private static void line(ObjectNode json, Timesheet.Line line) {
        json.put("id", line.assignment().toString());
        json.put("leastSeconds", seconds(line.least()));
        json.put("mostSeconds", seconds(line.most()));
        json.put("workedSeconds", seconds(line.worked()));
        json.put("over", line.over());
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis() / MILLIS;
    }
}
