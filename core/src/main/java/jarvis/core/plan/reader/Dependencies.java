package jarvis.core.plan.reader;

import jarvis.core.plan.markdown.Block;
import jarvis.core.plan.markdown.Field;
import jarvis.core.plan.markdown.Line;
import jarvis.core.plan.markdown.Place;
import jarvis.core.plan.markdown.Section;
import jarvis.core.plan.markdown.Words;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who waits for whom, from what the plan states: fields of the instances, and sentences about their order. */
final class Dependencies {
    private static final Set<String> WAITS = Set.of(
            "run after",
            "runs after",
            "start after",
            "starts after",
            "after",
            "depends on",
            "dependencies",
            "dependency",
            "depends",
            "waits for",
            "wait for",
            "blocked by",
            "blocked on",
            "requires",
            "needs");
    private static final Set<String> BLOCKS = Set.of("blocks", "required by", "needed by");
    private static final Pattern NONE =
            Pattern.compile("^(none|no|nothing|n a|independent|can start immediately)\\b.*|^$");
    private static final Pattern CONDITION =
            Pattern.compile("^\\W{0,3}(after|once|when)\\b.*", Pattern.CASE_INSENSITIVE);

    private final Map<String, InstanceDraft> drafts = new LinkedHashMap<>();
    private final Reading reading;

    private Dependencies(Collection<InstanceDraft> drafts, Reading reading) {
        drafts.forEach(draft -> this.drafts.put(draft.id(), draft));
        this.reading = reading;
    }

    static void read(Collection<InstanceDraft> drafts, Reading reading) {
        Dependencies dependencies = new Dependencies(drafts, reading);
        drafts.forEach(draft -> draft.contents.forEach(content -> dependencies.own(draft.id(), content)));
        reading.sections().forEach(dependencies::stated);
    }

    /** What an instance's own section says; a sentence without a subject speaks of the instance. */
    private void own(String id, Parts parts) {
        for (Field field : parts.fields()) {
            if (WAITS.contains(field.key())) {
                waits(id, field);
            } else if (BLOCKS.contains(field.key())) {
                blocks(id, field);
            } else {
                sentence(field.value(), field.line(), id);
            }
        }
        for (Parts.Part part : parts.parts()) {
            if (part.block() instanceof Block.Paragraph paragraph && !part.keyed()) {
                paragraph.lines().forEach(line -> sentence(line.plain(), line, id));
            }
        }
    }

    private void waits(String id, Field field) {
        List<Reference> references = reading.aliases().values(field.value());
        references.forEach(reference -> depend(id, reference, field.line()));
        if (!references.isEmpty() || NONE.matcher(Words.key(field.value())).matches()) {
            return;
        }
        if (reading.aliases().all(field.value())) {
            others(Set.of(id), field.place()).forEach(other -> depend(id, other, field.place()));
        } else {
            reading.problems()
                    .question(
                            field.place(),
                            "dependency-unclear",
                            "%s waits for \"%s\", which names no instance of the plan, so it will not wait. Name an instance, or write \"none\"."
                                    .formatted(id, field.value()));
        }
    }

    private void blocks(String id, Field field) {
        if (reading.aliases().all(field.value())) {
            others(Set.of(id), field.place()).forEach(other -> depend(other, id, field.place()));
        }
        for (Reference reference : reading.aliases().values(field.value())) {
            if (reference.id() == null) {
                unknown(id + " blocks " + reference.written(), reference, field.line());
            } else {
                depend(reference.id(), id, reference.in(field.line()));
            }
        }
    }

    /** What running text outside the instances' sections says, and lists that are of no topic. */
    private void stated(Section section) {
        if (InstanceSections.worker(section)) {
            return;
        }
        for (Block block : section.blocks()) {
            if (block instanceof Block.Paragraph paragraph) {
                paragraph.lines().forEach(this::stated);
            } else if (block instanceof Block.Listing list
                    && reading.topics().of(section).isEmpty()) {
                list.items().forEach(item -> item.lines().forEach(this::stated));
            }
        }
    }

    private void stated(Line line) {
        String text = line.plain();
        sentence(text, line, null);
        if (text.length() < 500 && CONDITION.matcher(text).matches()) {
            reading.aliases().in(text).stream()
                    .filter(reference -> reference.id() == null)
                    .forEach(reference -> unknown("This line waits for " + reference.written(), reference, line));
        }
    }

    private void sentence(String text, Line line, @Nullable String implied) {
        Order order = Order.of(text, reading.aliases()).orElse(null);
        if (order == null) {
            return;
        }
        Set<String> subjects = new TreeSet<>();
        order.subjects().stream()
                .map(Reference::id)
                .filter(id -> id != null)
                .forEach(id -> subjects.add(String.valueOf(id)));
        if (order.subjects().isEmpty() && implied != null) {
            subjects.add(implied);
        }
        if (subjects.isEmpty()) {
            return;
        }
        if (order.first()) {
            first(subjects, order, line);
        } else {
            subjects.forEach(subject -> order.named().forEach(reference -> depend(subject, reference, line)));
        }
    }

    private void first(Set<String> subjects, Order order, Line line) {
        if (order.others()) {
            Collection<String> others = others(subjects, line.place());
            subjects.forEach(subject -> others.forEach(other -> depend(other, subject, line.placeOf("must "))));
        }
        for (Reference later : order.named()) {
            if (later.id() == null) {
                unknown(later.written() + " is to wait", later, line);
            } else {
                subjects.forEach(subject -> depend(String.valueOf(later.id()), subject, later.in(line)));
            }
        }
    }

    private void depend(String waiting, Reference on, Line line) {
        if (on.id() == null) {
            unknown(waiting + " waits for " + on.written(), on, line);
        } else {
            depend(waiting, on.id(), on.in(line));
        }
    }

    private void depend(String waiting, String on, Place place) {
        InstanceDraft draft = drafts.get(waiting);
        if (draft != null && draft.dependsOn.add(on)) {
            reading.places().put("depends", waiting, on, place);
        }
    }

    private void unknown(String what, Reference reference, Line line) {
        reading.problems()
                .error(
                        reference.in(line),
                        "unknown-instance",
                        what + ", but " + reference.written()
                                + " is not in the plan. Add it, or remove it from this line.");
    }

    /** Every other instance, as far as so many dependencies may be made. */
    private Collection<String> others(Set<String> ids, Place place) {
        return reading.expansion().allows(ids.size() * drafts.size(), place)
                ? drafts.keySet().stream().filter(other -> !ids.contains(other)).toList()
                : List.of();
    }
}
