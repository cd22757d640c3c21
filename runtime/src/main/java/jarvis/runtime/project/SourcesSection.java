package jarvis.runtime.project;

import jarvis.runtime.project.SourceSettings.ValueSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code sources:} of jarvis.yaml. */
final class SourcesSection {
    static final List<String> KINDS = List.of("file", "http", "modules", "tracker");

    private static final List<String> WITH_ADDRESS = List.of("http", "modules");
    private static final List<String> MAPPED = List.of("file", "http");
    private static final List<String> KEYS = List.of(
            "file",
            "http",
            "modules",
            "tracker",
            "every",
            "timeout",
            "warn-after",
            "error-after",
            "as-of",
            "headers",
            "values");
    private static final List<String> VALUE_KEYS = List.of("at", "unit", "definition", "meaning", "type");
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
                values(name, kind, said)));
        order(said);
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
        section.ifPresent(all -> all.each((name, text) -> value(source, all, name, text, values)));
        return values;
    }

    private void value(String source, Section all, String name, Optional<Section> said, List<ValueSettings> values) {
        if (!VALUE.matcher(name).matches()) {
            all.wrong(
                    name,
                    name,
                    "a value's name: an endpoint (overview, business, instances, financial, health, waves), then its"
                            + " place, such as financial.cash");
            return;
        }
        String before = stated.putIfAbsent(name, source);
        if (before != null) {
            all.wrong(name, name, "free: `" + before + "` states it already");
            return;
        }
        if (said.isEmpty()) {
            pointer(all, name).ifPresent(at -> values.add(new ValueSettings(name, at, null, null, null, false)));
            return;
        }
        Section value = said.get();
        value.allows(VALUE_KEYS);
        Optional<String> at = pointer(value, "at");
        if (at.isEmpty()) {
            value.wrong("at", "nothing", "its place in the document: a JSON pointer, such as /cash");
            return;
        }
        values.add(new ValueSettings(
                name,
                at.get(),
                value.text("unit").orElse(null),
                value.text("definition").orElse(null),
                value.text("meaning").orElse(null),
                value.word("type", List.of("text", "number"))
                        .filter("text"::equals)
                        .isPresent()));
    }
}
