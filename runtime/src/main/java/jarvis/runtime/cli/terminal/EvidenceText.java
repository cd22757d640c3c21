package jarvis.runtime.cli.terminal;

import jarvis.runtime.view.PlainText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The evidence of a round for people, from its document. */
public final class EvidenceText {
    private EvidenceText() {}

    /** One line a checkpoint of a run. */
    public static List<String> all(JsonNode run) {
        return run.path("checkpoints").values().stream()
                .map(checkpoint -> String.format(
                        "%-16s %-14s round %d  %s",
                        word(checkpoint, "id"),
                        word(checkpoint, "status"),
                        checkpoint.path("round").asLong(0),
                        word(checkpoint, "reason").isEmpty() ? word(checkpoint, "name") : word(checkpoint, "reason")))
                .toList();
    }

    /** All of one round. */
    public static List<String> of(JsonNode round, Style style) {
        List<String> lines = new ArrayList<>();
        String verdict = word(round, "verdict");
        lines.add(style.bold(word(round, "checkpoint") + ", round "
                        + round.path("round").asLong(0)) + ": " + (verdict.isEmpty() ? "not decided yet" : verdict)
                + because(word(round, "reason")));
        lines.add("started " + word(round, "startedAt") + ", ended "
                + (word(round, "endedAt").isEmpty() ? "not yet" : word(round, "endedAt")));
        JsonNode evidence = round.path("evidence");
        if (evidence.isObject()) {
            lines.add("ran in " + word(evidence, "place") + ", tree " + word(evidence, "tree"));
            int number = 0;
            for (JsonNode step : evidence.path("steps").values()) {
                step(++number, step, style, lines);
            }
        }
        round.path("answers").values().forEach(answer -> lines.add(answer(answer)));
        return lines;
    }

    private static void step(int number, JsonNode step, Style style, List<String> lines) {
        List<String> command = Shown.lines(step.path("text").asString(""));
        JsonNode exit = step.path("exitCode");
        boolean clean = exit.isNumber() && exit.asInt(-1) == 0;
        String how = exit.isNumber() ? "exit " + exit.asInt() : "no exit code";
        lines.add(
                String.format("%3d  %-6s %s", number, word(step, "kind"), command.isEmpty() ? "" : command.getFirst()));
        command.stream().skip(1).forEach(line -> lines.add("            " + line));
        String took = Durations.of(Duration.ofMillis(step.path("millis").asLong(0)));
        JsonNode tests = step.path("testsExecuted");
        String ran = tests.isNumber() ? ", " + tests.asInt() + " tests executed" : "";
        String output = word(step, "output");
        String kept =
                output.isEmpty() ? "" : ", output " + step.path("outputBytes").asLong(0) + " bytes, sha256 " + output;
        lines.add("            " + (clean ? style.green(how) : style.red(how)) + ", " + took + ran + kept
                + because(word(step, "note")));
    }

    private static String answer(JsonNode question) {
        JsonNode answer = question.path("answer");
        String said = answer.isObject()
                ? (answer.path("yes").asBoolean(false) ? "yes" : "no") + ", " + word(answer, "by")
                        + because(word(answer, "reason"))
                : "no answer yet";
        return "asked: " + word(question, "text") + " " + said;
    }

    private static String because(String reason) {
        return reason.isEmpty() ? "" : ": " + reason;
    }

    private static String word(JsonNode of, String field) {
        return PlainText.line(of.path(field).asString(""));
    }
}
