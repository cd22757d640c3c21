package jarvis.runtime.cli.terminal;

import jarvis.runtime.view.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a sign-off would approve, from the run's document: first what nobody verified, then every promise, then the hash. */
public final class SignOffText {
    private static final List<String> WORST_FIRST = List.of("open", "unverified", "claimed", "verified");

    private SignOffText() {}

    public static List<String> of(JsonNode run, Style style) {
        List<String> lines = new ArrayList<>();
        lines.add(style.bold("Sign-off of " + word(run, "title") + " (" + word(run, "id") + ")"));
        List<JsonNode> unverified = List.copyOf(run.path("unverified").values());
        lines.add(
                unverified.isEmpty()
                        ? style.green("Every gate passed, and nothing stands on a claim alone.")
                        : style.yellow("Not verified:"));
        unverified.forEach(sentence -> lines.add("  - " + PlainText.line(sentence.asString(""))));
        promises(run, style, lines);
        run.path("checkpoints")
                .values()
                .forEach(checkpoint -> lines.add("  " + word(checkpoint, "id") + ": " + word(checkpoint, "status")
                        + ", round " + checkpoint.path("round").asLong(0)));
        lines.add("Evidence " + word(run, "evidence"));
        return lines;
    }

    private static void promises(JsonNode run, Style style, List<String> lines) {
        List<JsonNode> promises = run.path("promises").values().stream()
                .sorted(Comparator.comparingInt(SignOffText::rank))
                .toList();
        if (!promises.isEmpty()) {
            lines.add("Promised:");
        }
        promises.forEach(
                promise -> lines.add("  " + state(promise, style) + "  " + whose(promise) + word(promise, "text")));
    }

    private static int rank(JsonNode promise) {
        return WORST_FIRST.indexOf(promise.path("state").asString(""));
    }

    private static String state(JsonNode promise, Style style) {
        String padded = String.format("%-10s", word(promise, "state"));
        return padded.startsWith("verified") ? style.green(padded) : style.yellow(padded);
    }

    private static String whose(JsonNode promise) {
        String instance = word(promise, "instance");
        return instance.isEmpty() ? "" : instance + ": ";
    }

    private static String word(JsonNode of, String field) {
        return PlainText.line(of.path(field).asString(""));
    }
}
