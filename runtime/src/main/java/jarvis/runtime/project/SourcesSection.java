package jarvis.runtime.project;

import jarvis.runtime.project.SourceSettings.Span;
import jarvis.runtime.project.SourceSettings.ValueSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code sources:} of jarvis.yaml. */
final class SourcesSection {
    static final List<String> KINDS =
            List.of("file", "http", "modules", "tracker", "sql", "prometheus", "finance", "subscriptions");

    private static final List<String> WITH_ADDRESS = List.of("http", "modules", "prometheus");
    private static final List<String> MAPPED = List.of("file", "http", "sql", "prometheus");
    private static final List<String> KEYS = List.of(
            "file",
            "http",
            "modules",
            "tracker",
            "sql",
            "prometheus",
            "finance",
            "subscriptions",
            "query",
            "every",
            "timeout",
            "warn-after",
            "error-after",
            "as-of",
            "headers",
            "values");
    private static final List<String> VALUE_KEYS =
            List.of("at", "query", "unit", "definition", "meaning", "type", "over", "step");
    private static final int MOST_POINTS = 1000;
    private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)+");
    private static final Pattern VALUE =
            Pattern.compile("(overview|business|instances|financial|health|waves)(\\.[\\w-]+(\\[[\\w-]+])?)+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][\\w.-]{0,60}");

    private final Map<String, String> stated = new HashMap<>();
    private final List<SourceSettings> sources = new ArrayList<>();

    private SourcesSection() {}

    static List<SourceSettings> read(Section section) {
        SourcesSection reader = new SourcesSection();
        section.sections((name, said) -> reader.source(section, name, said));
        return reader.sources;
    }

    private void source(Section all, String name, Section said) {
        if (!NAME.matcher(name).matches()) {
            all.wrong(name, name, "a source's name: letters, digits, -, _ and .");
            return;
        }
        said.allows(KEYS);
        List<String> kinds =
                KINDS.stream().filter(kind -> said.text(kind).isPresent()).toList();
        if (kinds.size() != 1) {
            all.wrong(
                    name,
                    kinds.isEmpty() ? "no kind" : String.join(" and ", kinds),
                    "a source: give it exactly one of " + String.join(", ", KINDS)
                            + ", such as `file: build/status.json`");
            return;
        }
        String kind = kinds.getFirst();
        String target = said.text(kind).orElseThrow();
        if (WITH_ADDRESS.contains(kind) && !address(target)) {
            said.wrong(kind, target, "an address that begins with http:// or https://");
            return;
        }
        sources.add(new SourceSettings(
                name,
                kind,
                target,
                said.duration("every").orElse(null),
                said.duration("timeout").orElse(null),
                said.duration("warn-after").orElse(null),
                said.duration("error-after").orElse(null),
                pointer(said, "as-of").orElse(null),
                said.texts("headers"),
                query(kind, said),
                values(name, kind, said)));
        order(said);
    }

    private static @Nullable String query(String kind, Section said) {
        Optional<String> query = said.text("query");
        if (kind.equals("sql") && query.isEmpty()) {
            said.wrong(
                    "query",
                    "nothing",
                    "enough: give it one SELECT, such as `query: SELECT sum(cents) AS cash FROM account`");
        }
        if (!kind.equals("sql") && query.isPresent()) {
            said.wrong("query", query.get(), "for this kind: `query` is what a source of kind `sql` is asked");
        }
        return query.orElse(null);
    }

    private static boolean address(String text) {
        try {
            URI uri = URI.create(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void order(Section said) {
        Optional<Duration> warn = said.duration("warn-after");
        Optional<Duration> error = said.duration("error-after");
        if (warn.isPresent() && error.isPresent() && error.get().compareTo(warn.get()) <= 0) {
            said.wrong("error-after", said.text("error-after").orElse(""), "longer than `warn-after`");
        }
    }

    private static Optional<String> pointer(Section said, String key) {
        Optional<String> text = said.text(key);
        if (text.isPresent() && !POINTER.matcher(text.get()).matches()) {
            said.wrong(key, text.get(), "a JSON pointer, such as /metrics/tasks_completed");
            return Optional.empty();
        }
        return text;
    }

    private List<ValueSettings> values(String source, String kind, Section said) {
        List<ValueSettings> values = new ArrayList<>();
        if (!MAPPED.contains(kind)) {
            said.section("values")
                    .ifPresent(_ -> said.wrong("values", kind, "a kind with `values`: they have their names already"));
            return values;
        }
        Optional<Section> section = said.section("values");
        if (section.isEmpty()) {
            said.wrong("values", "nothing", "enough: say which values it states, such as `financial.cash: /cash`");
        }
        String place = kind.equals("prometheus") ? "query" : "at";
        section.ifPresent(all -> all.each((name, mapping) -> {
            if (named(source, all, name)) {
                value(new Named(all, name, place), mapping.orElse(null)).ifPresent(values::add);
            }
        }));
        return values;
    }

    /** Whether it is a name, and nobody else's. */
    private boolean named(String source, Section all, String name) {
        if (!VALUE.matcher(name).matches()) {
            all.wrong(
                    name,
                    name,
                    "a value's name: an endpoint (overview, business, instances, financial, health, waves), then its"
                            + " place, such as financial.cash");
            return false;
        }
        String before = stated.putIfAbsent(name, source);
        if (before != null) {
            all.wrong(name, name, "free: `" + before + "` states it already");
        }
        return before == null;
    }

    /**
     * A value being read.
     *
     * @param place the key that says where it is: {@code at} with a pointer, or {@code query} with an expression
     */
    private record Named(Section all, String name, String place) {
        Optional<String> in(Section section, String key) {
            return place.equals("at") ? pointer(section, key) : section.text(key);
        }
    }

    private static Optional<ValueSettings> value(Named named, @Nullable Section said) {
        if (said == null) {
            return named.in(named.all(), named.name())
                    .map(at -> new ValueSettings(named.name(), at, null, null, null, false, null));
        }
        said.allows(VALUE_KEYS);
        Optional<String> at = named.in(said, named.place());
        if (at.isEmpty()) {
            String example = named.place().equals("at") ? "a JSON pointer, such as /cash" : "an expression, such as up";
            said.wrong(named.place(), "nothing", "its place: " + example);
        }
        return at.map(place -> new ValueSettings(
                named.name(),
                place,
                said.text("unit").orElse(null),
                said.text("definition").orElse(null),
                said.text("meaning").orElse(null),
                said.word("type", List.of("text", "number"))
                        .filter("text"::equals)
                        .isPresent(),
                span(named, said)));
    }

    private static @Nullable Span span(Named named, Section said) {
        Optional<Duration> over = said.duration("over");
        Optional<Duration> step = said.duration("step");
        if (over.isEmpty() && step.isEmpty()) {
            return null;
        }
        if (named.place().equals("at")) {
            said.wrong(
                    over.isPresent() ? "over" : "step", "set", "for this kind: only prometheus has points over a time");
            return null;
        }
        Duration length = over.orElse(Duration.ZERO);
        Duration each = step.orElse(Duration.ZERO);
        boolean fits = each.isPositive() && length.compareTo(each) >= 0 && length.dividedBy(each) <= MOST_POINTS;
        if (!fits) {
            said.wrong(
                    over.isPresent() ? "over" : "step",
                    said.text(over.isPresent() ? "over" : "step").orElse(""),
                    "a time with its step, such as `over: 1h` and `step: 1m`, of at most " + MOST_POINTS + " points");
        }
        return fits ? new Span(length, each) : null;
    }
}
