package jarvis.runtime.cli.terminal;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.forecast.Forecast;
import jarvis.core.forecast.Hours;
import jarvis.core.forecast.Timetable;
import jarvis.runtime.forecast.Outlook;
import jarvis.runtime.view.PlainText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is foreseen of a plan, for a person to read. */
public final class OutlookText {
    private static final double NEARLY_ALL = 0.995;
    private static final double HUNDRED = 100;
    private static final int LONGEST_PATH = 12;

    private final Outlook outlook;
    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private OutlookText(Outlook outlook, Style style) {
        this.outlook = outlook;
        this.style = style;
    }

    public static List<String> of(String title, Outlook outlook, Style style) {
        OutlookText text = new OutlookText(outlook, style);
        text.lines.add(style.bold(PlainText.line(title)));
        text.head();
        text.table();
        text.end();
        return text.lines;
    }

    private void head() {
        Forecast forecast = outlook.forecast();
        String least = forecast.atLeast() ? "at least " : "";
        lines.add("P50 " + least + style.bold(Hours.of(forecast.p50())) + ", P90 " + least
                + style.bold(Hours.of(forecast.p90()))
                + String.format(Locale.ROOT, "   of work (%,d runs, seed %d", forecast.runs(), forecast.seed())
                + ", at most " + outlook.network().places() + " at once)");
        Timetable table = outlook.timetable();
        lines.add(least + Hours.of(table.earliest()) + " if everything takes its least, " + Hours.of(table.latest())
                + " if its most");
    }

    private void table() {
        List<Timetable.Row> rows = outlook.timetable().rows();
        String stage = "";
        for (int at = 0; at < rows.size(); at++) {
            Timetable.Row row = rows.get(at);
            String again = row.round() == 0 ? "" : ", again (" + row.round() + ")";
            if (!stage.equals(row.assignment().phase() + again)) {
                stage = row.assignment().phase() + again;
                lines.add("");
                lines.add(style.bold(PlainText.line(stage)));
            }
            row(row, outlook.forecast().shares().get(at));
        }
    }

    private void row(Timetable.Row row, Forecast.Share share) {
        String span = Hours.of(row.start()) + " to " + Hours.of(row.finish());
        String line = String.format(
                "  %-20s %-20s %-16s %s",
                PlainText.line(row.assignment().instance()) + (row.full() ? "" : " (prep)"),
                span,
                slack(row.slack()),
                decides(share.decides()));
        lines.add((row.critical() ? line : style.dim(line)).stripTrailing());
    }

    private static String slack(@Nullable Duration slack) {
        if (slack == null) {
            return "slack unknown";
        }
        return slack.toMillis() < 1 ? "no slack" : "slack " + Hours.of(slack);
    }

    private static String decides(double part) {
        if (part <= 0) {
            return "";
        }
        return part > NEARLY_ALL ? "decides always" : "decides " + Math.round(part * HUNDRED) + " % of the runs";
    }

    private void end() {
        List<AssignmentId> path = outlook.timetable().criticalPath();
        int more = path.size() - LONGEST_PATH;
        lines.add("");
        lines.add("critical path  "
                + path.stream()
                        .limit(LONGEST_PATH)
                        .map(id -> PlainText.line(id.instance()))
                        .collect(Collectors.joining(" -> "))
                + (more > 0 ? " -> and " + more + " more" : ""));
        lines.add("limited by     " + PlainText.line(outlook.limit().sentence()));
        if (!outlook.network().caveats().isEmpty()) {
            lines.add("");
            lines.add("Assumed, or not known:");
            outlook.network().caveats().forEach(caveat -> lines.add("  - " + PlainText.line(caveat)));
        }
    }
}
