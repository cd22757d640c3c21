package jarvis.runtime.sharedfiles;

import jarvis.core.coordination.Command;
import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an edited status.json claims.
 *
 * <p>Agents read the whole file, change their entry and write the whole file, so a write brings back old entries of
 * others. An entry that was shown, or heard, before is therefore no claim, unless it is the only thing in the file that is not as
 * it is shown, and has been shown so for a while: then somebody took something back. A claim is what differs from what
 * its writer can have read: that which was shown in the last two seconds and differs least.
 */
final class StatusClaims implements Projection {
    private static final Duration READ_BEFORE = Duration.ofSeconds(2);
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private final Plan plan;
    private final Map<String, EntryHistory> histories = new LinkedHashMap<>();

    StatusClaims(Plan plan) {
        this.plan = plan;
    }

    @Override
    public String name() {
        return StatusFile.NAME;
    }

    @Override
    public String render(RunState state) {
        return StatusFile.render(plan, state);
    }

    @Override
    public void shown(RunState state, Instant at) {
        StatusFile.entries(plan, state)
                .forEach((instance, entry) -> histories
                        .computeIfAbsent(instance, id -> new EntryHistory())
                        .add(entry, at));
    }

    @Override
    public List<Command> claims(Edit edit) {
        Map<String, ObjectNode> edited = entries(edit.text());
        Map<String, ObjectNode> fresh = new LinkedHashMap<>();
        Map<String, ObjectNode> repeated = new LinkedHashMap<>();
        List<Command> commands = new ArrayList<>();
        edited.forEach((instance, entry) -> {
            EntryHistory history = histories.get(instance);
            if (history == null) {
                commands.add(problem("there is no " + instance + " in this run, so its entry was removed."));
            } else if (history.current().differences(entry).isEmpty()) {
                return;
            } else if (history.knows(entry)) {
                repeated.put(instance, entry);
            } else {
                fresh.put(instance, entry);
            }
        });
        fresh.forEach((instance, entry) -> commands.addAll(fresh(instance, entry, edit)));
        if (fresh.isEmpty() && repeated.size() == 1) {
            repeated.forEach((instance, entry) -> commands.addAll(takenBack(instance, entry, edit)));
        }
        return commands;
    }

    private List<Command> fresh(String instance, ObjectNode entry, Edit edit) {
        if (!edit.by(instance)) {
            return List.of(problem(edit.owner() + " wrote the entry of " + instance
                    + " in its own copy, where it speaks for itself only. The entry was put back."));
        }
        EntryHistory history = history(instance);
        EntryHistory.Shown before = history.nearest(entry, edit.at().minus(READ_BEFORE));
        history.read(entry, edit.at());
        return new EntryClaim(instance, before, entry).commands();
    }

    private List<Command> takenBack(String instance, ObjectNode entry, Edit edit) {
        EntryHistory.Shown current = history(instance).current();
        boolean settled = current.from().plus(SETTLED).isBefore(edit.at());
        return settled && edit.by(instance) ? new EntryClaim(instance, current, entry).commands() : List.of();
    }

    private EntryHistory history(String instance) {
        EntryHistory history = histories.get(instance);
        if (history == null) {
            throw new IllegalStateException("no entry of " + instance + " was ever shown");
        }
        return history;
    }

    private static Map<String, ObjectNode> entries(String text) {
        Map<String, ObjectNode> entries = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : Json.object(text).properties()) {
            if (!(field.getValue() instanceof ObjectNode entry)) {
                throw new IllegalArgumentException("has no object {...} as the entry of " + field.getKey());
            }
            for (String name : List.of("status", "checkpoint", "blocker")) {
                JsonNode value = entry.path(name);
                if (value.isContainer()) {
                    throw new IllegalArgumentException("has no text as " + name + " of " + field.getKey());
                }
            }
            entries.put(field.getKey(), entry);
        }
        return entries;
    }

    static Command.NoteProblem problem(String sentence) {
        return new Command.NoteProblem(StatusFile.NAME, sentence);
    }

    static Reporter by(String instance) {
        return new Reporter.Unattributed(instance);
    }
}
