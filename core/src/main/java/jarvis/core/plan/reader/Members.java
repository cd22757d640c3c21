package jarvis.core.plan.reader;

import jarvis.core.plan.Member;
import jarvis.core.plan.Part;
import jarvis.core.plan.markdown.Block;
import jarvis.core.plan.markdown.Field;
import jarvis.core.plan.markdown.Line;
import jarvis.core.plan.markdown.Section;
import jarvis.core.plan.markdown.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds who takes part in a phase: in its diagrams, its lists, a field, its heading; in its prose only when nowhere else. */
final class Members {
    private static final Set<String> FIELDS =
            Set.of("instances", "instance", "members", "who", "agents", "teams", "streams", "participants", "workers");
    private static final Pattern KIND = Pattern.compile("(?i:" + Heading.WORKERS + ")s?[\\s-]*$");
    private static final Pattern PREP = Pattern.compile(
            "\\(\\s?(?:only )?prep(?:s|ares?|aration)?\\b|\\bprep(?:aration)?[ -]only\\b|\\bonly"
                    + " prep(?:s|ares)\\b|^\\S{1,20} \\S{1,10} prep(?:s|ares)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GATE = Pattern.compile("\\b(checkpoint|gate)\\b", Pattern.CASE_INSENSITIVE);

    private final String phase;
    private final Reading reading;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final List<Line> gates = new ArrayList<>();

    Members(String phase, Reading reading) {
        this.phase = phase;
        this.reading = reading;
    }

    List<Member> found() {
        return parts.entrySet().stream()
                .map(entry -> new Member(entry.getKey(), entry.getValue()))
                .toList();
    }

    List<Line> gates() {
        return gates;
    }

    void read(Section section) {
        Parts content = Parts.of(section, InstanceSections::worker);
        content.fields().stream().filter(field -> FIELDS.contains(field.key())).forEach(this::field);
        for (Parts.Part part : content.parts()) {
            switch (part.block()) {
                case Block.Fence fence -> Diagram.cells(fence).forEach(cell -> line(cell.line(), cell.below()));
                case Block.Listing list ->
                    list.items().forEach(item -> item.lines().forEach(line -> line(line, "")));
                case Block.Table table ->
                    table.rows().forEach(row -> row.stream().limit(1).forEach(line -> line(line, rest(row))));
                case Block.Paragraph paragraph -> paragraph.lines().forEach(this::gate);
            }
        }
        section.children().stream().filter(InstanceSections::worker).forEach(child -> line(child.heading(), ""));
        if (parts.isEmpty()) {
            line(bracketed(section.heading()), "");
        }
        if (parts.isEmpty()) {
            prose(content);
        }
    }

    private static String rest(List<Line> row) {
        return String.join(" ", row.stream().skip(1).map(Line::plain).toList());
    }

    private static Line bracketed(Line heading) {
        int open = heading.raw().indexOf('(');
        return open < 0
                ? new Line("", heading.number(), 1)
                : new Line(heading.raw().substring(open + 1), heading.number(), heading.column() + open + 1);
    }

    private void prose(Parts content) {
        for (Parts.Part part : content.parts()) {
            if (part.block() instanceof Block.Paragraph paragraph) {
                paragraph.lines().forEach(line -> line(line, ""));
            }
        }
    }

    private void field(Field field) {
        if (reading.aliases().all(field.value())) {
            everyone(field.line(), false);
        }
        for (Reference reference : reading.aliases().values(field.value())) {
            int end = Math.min(field.value().length(), reference.end());
            String after = field.value().substring(end, Math.min(field.value().length(), end + 24));
            boolean bracket = after.stripLeading().startsWith("(");
            member(reference, field.line(), bracket && PREP.matcher(after).find());
        }
    }

    private void gate(Line line) {
        if (GATE.matcher(line.raw()).find()) {
            gates.add(line);
        }
    }

    private void line(Line line, String below) {
        String text = Words.bare(line.plain());
        if (GATE.matcher(text).find()) {
            gates.add(line);
            return;
        }
        List<Reference> references = reading.aliases().in(text);
        boolean prep = PREP.matcher(text).find() || PREP.matcher(below).find();
        if (!references.isEmpty() && references.getFirst().start() == 0) {
            leading(references, text).forEach(reference -> member(reference, line, prep));
        } else if (!text.isEmpty()) {
            String name = text.split(":| - ", 2)[0];
            reading.aliases().named(name).ifPresent(id -> add(id, prep));
            if (reading.aliases().all(name)) {
                everyone(line, prep);
            }
        }
    }

    /** The references that begin a text, up to the first word that is not one: {@code Instances 2 & 3 work}. */
    private static List<Reference> leading(List<Reference> references, String text) {
        List<Reference> leading = new ArrayList<>();
        int end = 0;
        for (Reference reference : references) {
            String between = KIND.matcher(text.substring(end, Math.max(end, reference.start())))
                    .replaceFirst("");
            if (between.length() > 12) {
                break;
            }
            leading.add(reference);
            end = reference.end();
        }
        return leading;
    }

    private void member(Reference reference, Line line, boolean prep) {
        if (reference.id() == null) {
            reading.problems()
                    .error(
                            reference.in(line),
                            "unknown-instance",
                            "%s is to work in %s, but it is not in the plan. Add it, or take it out of the phase."
                                    .formatted(reference.written(), phase));
        } else {
            reading.places().put("member", phase, reference.id(), reference.in(line));
            add(reference.id(), prep);
        }
    }

    private void everyone(Line line, boolean prep) {
        List<String> ids = reading.aliases().ids();
        if (reading.expansion().allows(ids.size(), line.place())) {
            ids.forEach(id -> add(id, prep));
        }
    }

    private void add(String id, boolean prep) {
        parts.merge(id, prep ? Part.PREP : Part.FULL, (before, now) -> before == Part.PREP ? before : now);
    }
}
