package jarvis.core.plan.reader;

import jarvis.core.plan.Deliverable;
import jarvis.core.plan.Task;
import jarvis.core.plan.markdown.Block;
import jarvis.core.plan.markdown.Field;
import jarvis.core.plan.markdown.Inline;
import jarvis.core.plan.markdown.Item;
import jarvis.core.plan.markdown.Words;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a section of an instance says of it: priority, location, estimate, tasks, deliverables. */
final class InstanceFields {
    private static final Pattern LEVEL = Pattern.compile("^([\\p{L}][\\p{L}\\p{N}]*|P?\\d)");
    private static final Set<String> PRIORITY = Set.of("priority");
    private static final Set<String> LOCATION =
            Set.of("location", "directory", "working directory", "folder", "path", "worktree", "repository");
    private static final Set<String> ESTIMATE =
            Set.of("estimated time", "estimate", "time estimate", "estimated duration", "duration", "time", "effort");
    private static final Set<String> TASKS =
            Set.of("tasks", "task", "responsibilities", "key responsibilities", "work");
    private static final Set<String> DELIVERABLES = Set.of("deliverables", "deliverable", "delivers");

    private InstanceFields() {}

    static void read(Parts parts, InstanceDraft draft) {
        parts.fields().forEach(field -> field(field, draft));
        for (Block.Listing list : parts.lists(TASKS::contains)) {
            list.items().forEach(item -> draft.tasks.add(task(item)));
        }
        for (Block.Listing list : parts.lists(DELIVERABLES::contains)) {
            list.items().forEach(item -> draft.deliverables.add(deliverable(item)));
        }
    }

    private static Task task(Item item) {
        return new Task(Words.withoutTick(item.plain()), item.details(), item.line());
    }

    private static Deliverable deliverable(Item item) {
        return new Deliverable(Words.withoutTick(item.plain()), item.line());
    }

    private static void field(Field field, InstanceDraft draft) {
        if (field.value().isBlank()) {
            return;
        }
        if (PRIORITY.contains(field.key()) && draft.priority == null) {
            Matcher level = LEVEL.matcher(Words.bare(field.value()));
            draft.priority = level.find() ? level.group(1) : field.value();
        } else if (LOCATION.contains(field.key()) && draft.location == null) {
            List<String> code = Inline.code(field.line().raw());
            draft.location = code.isEmpty() ? field.value() : code.getFirst();
        } else if (ESTIMATE.contains(field.key()) && draft.estimate == null) {
            draft.estimate = Estimates.of(field.value()).orElse(null);
        }
    }
}
