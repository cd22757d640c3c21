package jarvis.core.plan.reader;

import jarvis.core.plan.markdown.Section;
import jarvis.core.plan.markdown.Words;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a section of a plan is about, by its heading. The first that fits counts. */
enum Topic {
    PHASE("^phase \\d.*"),
    CHECKPOINT("^checkpoint \\d.*"),
    CRITERIA("^(success|acceptance) criteria\\b.*|^definition of done\\b.*"),
    FINAL("^final (verification|validation|check|checks)\\b.*"),
    ROLLOUT("^roll ?out\\b.*"),
    RISKS("^risks?( |$).*"),
    OWNERSHIP("^(file |path |code )*ownership\\b.*"),
    SHARED("^shared (state|files|coordination)\\b.*|^(state|coordination) files\\b.*");

    private final Pattern pattern;

    Topic(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** The topic of the section's own heading. */
    static Optional<Topic> of(Section section) {
        String heading = Words.key(Words.bare(section.heading().plain()));
        for (Topic topic : values()) {
            if (topic.pattern.matcher(heading).matches()) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }
}
