package jarvis.runtime.sharedfiles;

import jarvis.core.coordination.BlockerSeverity;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Reporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an instance says by its changed entry: in this order, that a blocker is gone, where it is, what blocks it, that it is done. */
final class EntryClaim {
    private static final Set<String> OURS = Set.of("started_at", "completed_at");
    private static final Set<String> UNDERSTOOD = Set.of("status", "checkpoint", "blocker", "result");
    private static final int LONGEST = 2000;

    private final String instance;
    private final Reporter by;
    private final ObjectNode before;
    private final ObjectNode edited;
    private final Set<String> changed;
    private final String word;
    private final List<Command> commands = new ArrayList<>();

    EntryClaim(String instance, EntryHistory.Shown before, ObjectNode edited) {
        this.instance = instance;
        this.by = StatusClaims.by(instance);
        this.before = before.entry();
        this.edited = edited;
        this.changed = before.differences(edited);
        this.word =
                changed.contains("status") ? normalized(edited.path("status").asString("")) : "";
    }

    List<Command> commands() {
        resolved();
        if (changed.contains("checkpoint") && !edited.path("checkpoint").isNull()) {
            commands.add(new Command.ReportProgress(
                    by, instance, edited.path("checkpoint").asString()));
        }
        blocked();
        status();
        changed.forEach(this::other);
        return commands;
    }

    private void resolved() {
        boolean cleared = changed.contains("blocker") && edited.path("blocker").isNull();
        boolean again = word.equals("in_progress") && wasBlocked() && !changed.contains("blocker");
        if (cleared || again) {
            commands.add(new Command.ResolveBlocker(by, instance, "cleared in status.json"));
        }
    }

    private void blocked() {
        boolean text = changed.contains("blocker") && !edited.path("blocker").isNull();
        if (text) {
            raise(edited.path("blocker").asString());
        } else if (word.equals("blocked")) {
            raise("blocked, without a reason in status.json");
        } else if (word.equals("failed")) {
            raise("it says that it failed");
        }
    }

    private void raise(String text) {
        commands.add(new Command.RaiseBlocker(by, instance, BlockerSeverity.BLOCKING, text));
    }

    private void status() {
        switch (word) {
            case "", "blocked", "failed" -> {}
            case "completed" -> commands.add(new Command.ClaimDone(by, instance, summary()));
            case "in_progress" -> {
                if (!wasBlocked()) {
                    putBack("in_progress", "only Jarvis starts an instance, and only a check sends it back to work");
                }
            }
            case "waiting", "unknown" -> putBack(word, "that is for Jarvis to find out");
            default ->
                putBack(word, "what can be written there is in_progress after a blocker, completed, blocked or failed");
        }
    }

    private void putBack(String written, String why) {
        commands.add(StatusClaims.problem(instance + " was given the status \"" + written + "\" in place of \""
                + before.path("status").asString("") + "\": " + why + ". It was put back."));
    }

    private void other(String name) {
        boolean told = name.equals("result") && word.equals("completed");
        if (!told && !OURS.contains(name) && (name.equals("result") || !UNDERSTOOD.contains(name))) {
            commands.add(StatusClaims.problem("the entry of " + instance + " was given " + name + " = "
                    + cut(Json.compact(edited.path(name))) + ", which is not kept there."));
        }
    }

    private String summary() {
        JsonNode result = edited.path("result");
        return result.isMissingNode() || result.isNull()
                ? "completed, says status.json"
                : "completed, says status.json: " + cut(Json.compact(result));
    }

    private boolean wasBlocked() {
        return before.path("status").asString("").equals("blocked");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    private static String normalized(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return switch (plain) {
            case "done", "complete", "finished" -> "completed";
            case "running", "working", "started" -> "in_progress";
            default -> plain.isEmpty() ? "(none)" : plain;
        };
    }
}
