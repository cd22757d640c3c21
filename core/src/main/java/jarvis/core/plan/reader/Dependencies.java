package jarvis.core.plan.reader;

import jarvis.core.plan.markdown.Block;
import jarvis.core.plan.markdown.Field;
import jarvis.core.plan.markdown.Line;
import jarvis.core.plan.markdown.Place;
import jarvis.core.plan.markdown.Section;
import jarvis.core.plan.markdown.Words;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who waits for whom, from what the plan states: fields, "must complete first", "run after Instance 1 & 2 complete". */
final class Dependencies {
    private static final Set<String> FIELDS = Set.of(
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
            Pattern.compile("^(none|no|nothing|n a|independent|can start immediately)\\b.*");
    private static final Pattern FIRST = Pattern.compile(
            "\\bmust\\s+(?:be\\s+)?(?:complete|completed|finish|finished|done|run|go)\\b.{0,120}?\\b(?:first|before)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHERS =
            Pattern.compile("^\\s*(?:all|any|every|the|other|others|anything)\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER = Pattern.compile(
            "\\b(?:runs?|starts?|begins?|waits?|works?|proceeds?)\\s+(?:only\\s+)?(?:after|for|once|when)\\s+|\\bdepends"
                + " on\\s+|\\bblocked by\\s+",
            Pattern.CASE_INSENSITIVE);

    private final Map<String, InstanceDraft> drafts;
    private final Reading reading;

    private Dependencies(Collection<InstanceDraft> drafts, Reading reading) {
        this.drafts = drafts.stream().collect(Collectors.toMap(InstanceDraft::id, Function.identity()));
        this.reading = reading;
    }

    static void read(Collection<InstanceDraft> drafts, Reading reading) {
        Dependencies dependencies = new Dependencies(drafts, reading);
        drafts.forEach(draft -> draft.parts.forEach(parts -> dependencies.own(draft, parts)));
        reading.sections().forEach(dependencies::stated);
    }

    /** What an instance's own section says. */
    private void own(InstanceDraft draft, Parts parts) {
        for (Field field : parts.fields()) {
            if (FIELDS.contains(field.key())) {
                waitsFor(draft, field);
            } else if (BLOCKS.contains(field.key())) {
                blocks(draft, field);
            } else {
                sentence(List.of(draft.id()), field.value(), field.line());
            }
        }
    }

    private void waitsFor(InstanceDraft draft, Field field) {
        List<Reference> references = reading.aliases().values(field.value());
        references.forEach(reference -> add(draft.id(), reference, field.line()));
        String key = Words.key(field.value());
        if (references.isEmpty() && reading.aliases().all(field.value())) {
            others(draft.id()).forEach(other -> depend(draft.id(), other, field.place()));
        } else if (references.isEmpty() && !key.isEmpty() && !NONE.matcher(key).matches()) {
            reading.problems()
                    .question(
                            field.place(),
                            "dependency-unclear",
                            "%s waits for \"%s\", which names no instance of the plan, so nothing waits for it. Name an instance, or write \"none\"."
                                    .formatted(draft.id(), field.value()));
        }
    }

    private void blocks(InstanceDraft draft, Field field) {
        if (reading.aliases().all(field.value())) {
            others(draft.id()).forEach(other -> depend(other, draft.id(), field.place()));
        }
        for (Reference reference : reading.aliases().values(field.value())) {
            if (reference.id() == null) {
                unknown(draft.id() + " is to block " + reference.written(), reference, field.line());
            } else {
                depend(reference.id(), draft.id(), field.line().placeOf(reference.written()));
            }
        }
    }

    /** What running text outside the instances' sections says: {@code Instance 1 MUST complete first}. */
    private void stated(Section section) {
        if (InstanceSections.worker(section)) {
            return;
        }
        for (Block block : section.blocks()) {
            if (block instanceof Block.Paragraph paragraph) {
                paragraph.lines().forEach(this::stated);
            } else if (block instanceof Block.Listing list
                    && Topic.around(section).isEmpty()) {
                list.items().forEach(item -> item.lines().forEach(this::stated));
            }
        }
    }

    private void stated(Line line) {
        if (line.raw().length() > 2_000) {
            return;
        }
        String text = line.plain();
        List<Reference> references = reading.aliases().in(text);
        Matcher rule = FIRST.matcher(text);
        boolean first = rule.find();
        Matcher after = AFTER.matcher(text);
        int verb = first ? rule.start() : after.find() ? after.start() : -1;
        List<String> subjects = references.stream()
                .filter(reference -> reference.end() <= verb)
                .map(reference -> String.valueOf(reference.id()))
                .filter(drafts::containsKey)
                .toList();
        if (!subjects.isEmpty()) {
            sentence(subjects, text.substring(verb), line);
        }
    }

    private void sentence(List<String> subjects, String text, Line line) {
        Matcher first = FIRST.matcher(text);
        if (first.find()) {
            String rest = text.substring(first.end());
            List<Reference> named = reading.aliases().in(rest);
            boolean everyOther =
                    first.group().toLowerCase(java.util.Locale.ROOT).endsWith("first")
                            || OTHERS.matcher(rest).matches();
            for (String subject : subjects) {
                if (everyOther) {
                    others(subject).stream()
                            .filter(other -> !subjects.contains(other))
                            .forEach(other -> depend(other, subject, line.placeOf("ust ")));
                } else {
                    named.stream()
                            .filter(reference -> reference.id() != null)
                            .forEach(reference ->
                                    depend(String.valueOf(reference.id()), subject, line.placeOf(reference.written())));
                }
            }
            return;
        }
        Matcher after = AFTER.matcher(text);
        if (after.find()) {
            List<Reference> references = reading.aliases().in(text.substring(after.end()));
            subjects.forEach(subject -> references.forEach(reference -> add(subject, reference, line)));
        }
    }

    private void add(String instance, Reference reference, Line line) {
        if (reference.id() == null) {
            unknown(instance + " waits for " + reference.written(), reference, line);
        } else {
            depend(instance, reference.id(), line.placeOf(reference.written()));
        }
    }

    private void unknown(String what, Reference reference, Line line) {
        reading.problems()
                .error(
                        line.placeOf(reference.written()),
                        "unknown-instance",
                        what + ", which is not in the plan. Add it, or remove \"" + reference.written() + "\" here.");
    }

    private void depend(String instance, String on, Place place) {
        InstanceDraft draft = drafts.get(instance);
        if (draft != null) {
            draft.dependsOn.add(on);
            reading.places().put("depends", instance, on, place);
        }
    }

    private List<String> others(String id) {
        return drafts.values().stream()
                .map(InstanceDraft::id)
                .filter(other -> !other.equals(id))
                .sorted()
                .toList();
    }
}
