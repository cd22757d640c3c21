package jarvis.core.plan.reader;

import jarvis.core.plan.markdown.Section;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each section of a document is about: its own topic, else that of the nearest section above it. */
final class Topics {
    private final Map<Section, Topic> topics = new HashMap<>();
    private final Map<Topic, List<Section>> sections = new EnumMap<>(Topic.class);

    /** @param all in document order, so that a section comes after the one above it */
    Topics(List<Section> all) {
        for (Section section : all) {
            Optional<Topic> topic = Topic.of(section).or(() -> above(section));
            topic.ifPresent(one -> {
                topics.put(section, one);
                sections.computeIfAbsent(one, _ -> new ArrayList<>()).add(section);
            });
        }
    }

    private Optional<Topic> above(Section section) {
        Section parent = section.parent();
        return parent == null ? Optional.empty() : of(parent);
    }

    Optional<Topic> of(Section section) {
        return Optional.ofNullable(topics.get(section));
    }

    /** The sections about a topic, in document order. */
    List<Section> about(Topic topic) {
        return sections.getOrDefault(topic, List.of());
    }
}
