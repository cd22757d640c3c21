package jarvis.runtime.result;

import jarvis.core.coordination.Coordination;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.RunState;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A run as its notes look at it: what happened, and what is so. */
record Facts(Plan plan, List<Event> events, RunState state) {

    static Facts of(Plan plan, List<Event> events) {
        return new Facts(plan, List.copyOf(events), Coordination.replay(events));
    }

    <E extends Event> Stream<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    /** A line of foreign text, in which a repository is called as its folder is: who reads this has it elsewhere. */
    String line(String text) {
        String line = text;
        for (String top : state.branches().repositories().keySet()) {
            line = line.replace(top, folder(top));
        }
        return Markdown.line(line);
    }

    static String folder(String top) {
        return String.valueOf(Path.of(top).getFileName());
    }

    /** An instance as people know it. */
    String name(String instance) {
        String name = plan.instance(instance).map(Instance::name).orElse(instance);
        return name.equals(instance)
                ? "**" + Markdown.line(instance) + "**"
                : "**" + Markdown.line(name) + "** (" + Markdown.line(instance) + ")";
    }
}
