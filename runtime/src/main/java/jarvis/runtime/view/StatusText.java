package jarvis.runtime.view;

import jarvis.core.coordination.CheckpointSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A run in a few plain lines, from its document: what {@code jarvis status} prints, whether Jarvis runs or not. */
public final class StatusText {
    private final JsonNode run;
    private final Map<String, String> took;
    private final StringBuilder text = new StringBuilder();

    private StatusText(JsonNode run) {
        this.run = run;
        this.took = TimingText.each(run.path("timing"));
    }

    /** @param run as {@link RunDocument} has it */
    public static String of(JsonNode run) {
        return new StatusText(run).all();
    }

    private String all() {
        line(word(run, "title") + " · " + word(run, "id") + " · " + word(run, "status") + " for "
                + age(run.path("since")) + because(run));
        spent();
        run.path("needsYou").values().forEach(this::question);
        run.path("phases").values().forEach(this::phase);
        run.path("checkpoints").values().stream()
                .filter(checkpoint -> word(checkpoint, "gates").equals("run"))
                .forEach(this::checkpoint);
        run.path("instances").values().forEach(this::branch);
        run.path("blockers").values().stream()
                .filter(blocker -> blocker.path("open").asBoolean(false))
                .forEach(this::blocker);
        run.path("problems").values().forEach(this::problem);
        TimingText.of(run.path("timing")).forEach(this::line);
        line("as of " + word(run, "asOf") + ", event " + run.path("version").asLong(0));
        return text.toString();
    }

    private void spent() {
        if (run.path("usage").isObject()) {
            line("used by all agents: " + AgentText.used(run.path("usage")));
        }
        run.path("budgets")
                .values()
                .forEach(budget -> line("budget " + word(budget, "id") + ": " + word(budget, "text")));
    }

    private void question(JsonNode question) {
        String id = word(question, "id");
        line("! " + id + ": " + word(question, "text"));
        switch (word(question, "kind")) {
            case "attempt stuck" -> line("    jarvis retry " + word(question, "subject"));
            case "budget" -> line("    jarvis approve " + id + " [--reason BOUND]");
            case "blocked" -> line("    jarvis unblock " + id + " --how ...");
            case "checkpoint stuck" -> {
                String back = word(question, "subject").equals(CheckpointSpec.FINAL)
                        ? ""
                        : " | jarvis reject " + id + " --reason ...";
                line("    jarvis retry " + word(question, "subject") + " | jarvis approve " + id + " --reason ..."
                        + back);
            }
            case "merge refused" ->
                line("    jarvis reject " + id + " --reason ... leaves them out | jarvis hand-over " + id
                        + " --reason ... | jarvis approve " + id + " --reason ... grants them");
            case "merge stuck" -> line("    jarvis retry " + word(question, "subject"));
            case "sign-off" -> line("    jarvis approve | jarvis reject sign-off --reason ...");
            default -> line("    jarvis approve " + id + " | jarvis reject " + id + " --reason ...");
        }
    }

    private void phase(JsonNode phase) {
        line(word(phase, "id") + "  " + word(phase, "name") + " (" + word(phase, "mode") + "): "
                + word(phase, "status"));
        String id = word(phase, "id");
        run.path("assignments").values().stream()
                .filter(assignment -> word(assignment, "phase").equals(id))
                .forEach(this::assignment);
        List<String> gates = phase.path("checkpoints").values().stream()
                .map(gate -> gate.asString(""))
                .toList();
        run.path("checkpoints").values().stream()
                .filter(checkpoint -> gates.contains(word(checkpoint, "id")))
                .forEach(this::checkpoint);
    }

    private void assignment(JsonNode assignment) {
        String prep = word(assignment, "part").equals("prep") ? " (prep)" : "";
        row(
                word(assignment, "instance"),
                word(assignment, "name") + prep,
                standing(assignment) + note(assignment) + took(assignment));
    }

    private String took(JsonNode assignment) {
        String time = took.get(word(assignment, "id"));
        return time == null ? "" : " (" + time + ")";
    }

    private static String standing(JsonNode assignment) {
        String status = word(assignment, "status");
        boolean done = status.equals("done");
        String proof = !done ? "" : assignment.path("verified").asBoolean(false) ? ", verified" : ", not verified";
        long attempt = assignment.path("attempt").asLong(0);
        return status + proof + (attempt > 1 ? ", attempt " + attempt : "");
    }

    private static String note(JsonNode assignment) {
        List<String> waits = assignment.path("waitsFor").values().stream()
                .map(one -> one.asString(""))
                .toList();
        if (!waits.isEmpty()) {
            return " for " + PlainText.line(String.join(", ", waits));
        }
        boolean done = word(assignment, "status").equals("done");
        String progress = done ? "" : word(assignment, "progress");
        String reason = word(assignment, "reason");
        return reason.isEmpty() ? progress.isEmpty() ? "" : ": " + progress : ": " + reason;
    }

    private void checkpoint(JsonNode checkpoint) {
        long round = checkpoint.path("round").asLong(0);
        row(
                word(checkpoint, "id"),
                word(checkpoint, "name"),
                word(checkpoint, "status") + (round > 0 ? ", round " + round : "") + because(checkpoint));
    }

    private void branch(JsonNode instance) {
        String text = WorkspaceText.of(instance);
        if (!text.isEmpty()) {
            line(text);
        }
        String agent = AgentText.of(instance);
        if (!agent.isEmpty()) {
            line(word(instance, "id") + "  " + agent);
        }
    }

    private void blocker(JsonNode blocker) {
        row(word(blocker, "id"), word(blocker, "instance"), word(blocker, "severity") + ": " + word(blocker, "text"));
    }

    private void problem(JsonNode problem) {
        line("problem in " + word(problem, "source") + ": " + word(problem, "text"));
    }

    private void row(String id, String name, String rest) {
        line(String.format("  %-14s %-38s %s", id, name, rest));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private String age(JsonNode since) {
        String from = since.asString("");
        String to = run.path("asOf").asString("");
        return from.isEmpty() || to.isEmpty() ? "?" : span(Duration.between(Instant.parse(from), Instant.parse(to)));
    }

    private static String span(Duration age) {
        if (age.toDays() > 0) {
            return age.toDays() + "d" + age.toHoursPart() + "h";
        }
        if (age.toHours() > 0) {
            return age.toHours() + "h" + age.toMinutesPart() + "m";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + "m" + age.toSecondsPart() + "s" : age.toSeconds() + "s";
    }

    private static String because(JsonNode of) {
        String reason = word(of, "reason");
        return reason.isEmpty() ? "" : ": " + reason;
    }

    private static String word(JsonNode of, String field) {
        return PlainText.line(of.path(field).asString(""));
    }
}
