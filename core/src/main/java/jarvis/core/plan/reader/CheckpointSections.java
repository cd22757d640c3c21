package jarvis.core.plan.reader;

import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.Step;
import jarvis.core.plan.markdown.Field;
import jarvis.core.plan.markdown.Section;
import jarvis.core.plan.markdown.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the checkpoints in headings such as {@code ### Checkpoint 1: Service Running}. */
final class CheckpointSections {
    private final Reading reading;
    private final Map<String, CheckpointDraft> found = new LinkedHashMap<>();

    private CheckpointSections(Reading reading) {
        this.reading = reading;
    }

    static List<CheckpointDraft> find(Reading reading) {
        CheckpointSections checkpoints = new CheckpointSections(reading);
        for (Section section : reading.sections()) {
            Heading.checkpoint(section.heading()).ifPresent(heading -> checkpoints.add(heading, section));
        }
        return List.copyOf(checkpoints.found.values());
    }

    private void add(Heading heading, Section section) {
        @Nullable CheckpointDraft same = found.get(heading.id());
        if (same != null) {
            reading.problems()
                    .error(
                            section.heading().placeOf(heading.number()),
                            "duplicate-checkpoint",
                            "Checkpoint %s is in the plan twice, in line %d and in line %d. Give one of them another number."
                                    .formatted(
                                            heading.number(), same.checkpoint().line(), section.line()));
            return;
        }
        Hidden.refuse(
                section.heading().raw(),
                "The heading of " + heading.id(),
                section.heading().place(),
                reading.problems());
        Parts parts = Parts.of(section, InstanceSections::worker);
        String name = Words.withoutBrackets(heading.name());
        String number = "Checkpoint " + heading.number();
        List<Step> steps = GateSteps.of(parts, number, reading.problems());
        String shown = name.isEmpty() ? number : number + ": " + name;
        String validator = validator(parts, number);
        found.put(
                heading.id(),
                new CheckpointDraft(
                        new Checkpoint(heading.id(), shown, validator, steps, null, section.line()),
                        name,
                        gated(parts)));
    }

    private @Nullable String validator(Parts parts, String checkpoint) {
        Optional<Field> field = parts.fields().stream()
                .filter(one -> one.key().equals("validator") || one.key().equals("validated by"))
                .findFirst();
        Optional<String> id = field.flatMap(one -> reading.aliases().one(one.value()));
        if (field.isPresent() && id.isEmpty()) {
            reading.problems()
                    .warning(
                            field.get().place(),
                            "unknown-validator",
                            "The validator of %s is \"%s\", which is no instance of the plan. Jarvis runs its commands all the same; name an instance, or remove the line."
                                    .formatted(checkpoint, field.get().value()));
        }
        return id.orElse(null);
    }

    private static @Nullable Field gated(Parts parts) {
        return parts.fields().stream()
                .filter(one -> one.key().equals("gates")
                        || one.key().equals("phase")
                        || one.key().equals("after phase"))
                .findFirst()
                .orElse(null);
    }
}
