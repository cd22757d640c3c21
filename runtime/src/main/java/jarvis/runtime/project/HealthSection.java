package jarvis.runtime.project;

import jarvis.core.health.Expectation;
import jarvis.core.health.Expectation.Subject;
import jarvis.runtime.project.CheckSettings.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code health:} of jarvis.yaml. */
final class HealthSection {
    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(HealthSection::word).toList();
    private static final List<String> KEYS =
            List.of("http", "tcp", "folder", "value", "every", "timeout", "headers", "conditions");
    private static final Map<Kind, Set<Subject>> SUBJECTS = Map.of(
            Kind.HTTP, Set.of(Subject.STATUS, Subject.TIME, Subject.CERTIFICATE, Subject.BODY),
            Kind.TCP, Set.of(Subject.TIME),
            Kind.FOLDER, Set.of(Subject.FREE),
            Kind.VALUE, Set.of(Subject.VALUE));

    /** What Jarvis says of itself. The disk is not among them: whoever names it says better which one is meant. */
    private static final List<String> OWN = List.of("jarvis", "agents");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][\\w-]{0,60}");
    private static final Pattern PLACE = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9a-fA-F:.]+]):(\\d{1,5})");
    private static final Pattern VALUE =
            Pattern.compile("(overview|business|instances|financial|waves)(\\.[\\w-]+(\\[[\\w.-]+])?)+");
    private static final int HIGHEST_PORT = 65_535;

    private final List<String> taken;
    private final List<CheckSettings> checks = new ArrayList<>();

    private HealthSection(List<String> taken) {
        this.taken = taken;
    }

    /** @param top the whole file: a service has no name that a source has */
    static List<CheckSettings> read(Section top) {
        HealthSection reader = new HealthSection(top.has("sources") ? top.keys("sources") : List.of(SourcesFile.USUAL));
        top.section("health").ifPresent(all -> all.sections((name, said) -> reader.check(all, name, said)));
        return reader.checks;
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void check(Section all, String name, Section said) {
        said.allows(KEYS);
        if (!named(all, name)) {
            return;
        }
        List<Kind> kinds = Arrays.stream(Kind.values())
                .filter(kind -> said.has(word(kind)))
                .toList();
        if (kinds.size() != 1) {
            all.wrong(
                    name,
                    kinds.isEmpty()
                            ? "no kind"
                            : String.join(
                                    " and ",
                                    kinds.stream().map(HealthSection::word).toList()),
                    "a service: give it exactly one of " + String.join(", ", KINDS)
                            + ", such as `tcp: \"127.0.0.1:5432\"`");
            return;
        }
        Kind kind = kinds.getFirst();
        target(kind, said)
                .ifPresent(target -> checks.add(new CheckSettings(
                        name,
                        kind,
                        target,
                        asked(kind, said, "every").flatMap(said::duration).orElse(null),
                        asked(kind, said, "timeout").flatMap(said::duration).orElse(null),
                        asked(kind, said, "headers").map(said::texts).orElse(Map.of()),
                        conditions(kind, target, said))));
    }

    /** Whether it is a name, and nobody else's. */
    private boolean named(Section all, String name) {
        if (!NAME.matcher(name).matches()) {
            all.wrong(name, name, "a service's name: letters, digits, - and _");
        } else if (OWN.contains(name)) {
            all.wrong(name, name, "free: Jarvis says by itself how that is. Choose another name");
        } else if (taken.contains(name)) {
            all.wrong(name, name, "free: a source is called that, and is shown by how asking it goes");
        } else {
            return true;
        }
        return false;
    }

    /** A key that means something to this kind. */
    private static Optional<String> asked(Kind kind, Section said, String key) {
        boolean means = key.equals("headers") ? kind == Kind.HTTP : kind != Kind.VALUE;
        if (!means && said.has(key)) {
            said.wrong(key, word(kind), "for this kind: a " + word(kind) + " has no `" + key + "`. Remove it");
        }
        return means ? Optional.of(key) : Optional.empty();
    }

    private static Optional<String> target(Kind kind, Section said) {
        Optional<String> target = said.text(word(kind));
        if (target.isPresent() && !fits(kind, target.get())) {
            said.wrong(
                    word(kind),
                    target.get(),
                    switch (kind) {
                        case HTTP -> "an address that begins with http:// or https://";
                        case TCP -> "HOST:PORT, such as \"127.0.0.1:5432\"";
                        case FOLDER -> "a folder, such as `.`";
                        case VALUE ->
                            "the name of a value outside health, such as business.music.health. GET /api/values lists them";
                    });
            return Optional.empty();
        }
        return target;
    }

    private static boolean fits(Kind kind, String target) {
        return switch (kind) {
            case HTTP -> address(target);
            case TCP -> {
                Matcher place = PLACE.matcher(target);
                yield place.matches() && Integer.parseInt(place.group(2)) <= HIGHEST_PORT;
            }
            case FOLDER -> !target.isBlank() && target.indexOf('\0') < 0;
            case VALUE -> VALUE.matcher(target).matches();
        };
    }

    private static boolean address(String text) {
        try {
            URI uri = URI.create(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<Expectation> conditions(Kind kind, String target, Section said) {
        List<Expectation> conditions = new ArrayList<>();
        for (String written : said.list("conditions")) {
            try {
                Expectation condition = Expectation.parse(written);
                String wrong = wrong(kind, target, condition.subject());
                if (wrong.isEmpty()) {
                    conditions.add(condition);
                } else {
                    said.wrong("conditions", written, wrong);
                }
            } catch (Expectation.Malformed e) {
                said.wrong("conditions", written, e.getMessage());
            }
        }
        if (kind == Kind.VALUE && !said.has("conditions")) {
            said.wrong(
                    "conditions",
                    "nothing",
                    "enough: say what the value is to be, such as `conditions: [\"== good\"]`");
        }
        return conditions;
    }

    private static String wrong(Kind kind, String target, Subject subject) {
        Set<Subject> subjects = Objects.requireNonNull(SUBJECTS.get(kind));
        if (!subjects.contains(subject)) {
            String known = subjects.stream()
                    .map(Subject::word)
                    .sorted()
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("");
            return kind == Kind.VALUE
                    ? "for a value: it begins with a comparison, such as \"== good\""
                    : "for this kind: conditions of " + word(kind) + " begin with one of " + known;
        }
        return subject == Subject.CERTIFICATE && !target.startsWith("https://")
                ? "possible: only an address that begins with https:// has a certificate"
                : "";
    }
}
