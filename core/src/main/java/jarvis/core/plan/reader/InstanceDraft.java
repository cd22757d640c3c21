package jarvis.core.plan.reader;

import jarvis.core.plan.Deliverable;
import jarvis.core.plan.Estimate;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Task;
import jarvis.core.plan.markdown.Line;
import jarvis.core.plan.markdown.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An instance while its sections are being read. */
final class InstanceDraft {
    final Heading heading;
    final Line line;
    final Set<Section> parents = new HashSet<>();
    final List<Parts> contents = new ArrayList<>();
    final List<Task> tasks = new ArrayList<>();
    final List<Deliverable> deliverables = new ArrayList<>();
    final Set<String> dependsOn = new LinkedHashSet<>();

    @Nullable
    String priority;

    @Nullable
    String location;

    @Nullable
    Estimate estimate;

    String name;

    InstanceDraft(Heading heading, Line line) {
        this.heading = heading;
        this.line = line;
        this.name = heading.name();
    }

    String id() {
        return heading.id();
    }

    Instance instance() {
        String shown = name.isBlank() ? id() : name;
        List<String> waits = List.copyOf(dependsOn);
        return new Instance(id(), shown, priority, location, tasks, deliverables, estimate, waits, line.number());
    }
}
