package jarvis.runtime.agent.adapter;

import jarvis.runtime.project.Settings.AgentSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a command line while it is put together. */
final class Words {
    private final List<String> words = new ArrayList<>();

    Words add(String... more) {
        words.addAll(List.of(more));
        return this;
    }

    /** An option with its value, where there is one. */
    Words option(String name, @Nullable Object value) {
        return value == null || value.toString().isEmpty() ? this : add(name, value.toString());
    }

    /** What the settings add. */
    Words and(AgentSettings settings) {
        words.addAll(settings.arguments());
        return this;
    }

    List<String> all() {
        return List.copyOf(words);
    }
}
