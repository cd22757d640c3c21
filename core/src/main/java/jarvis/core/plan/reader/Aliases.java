package jarvis.core.plan.reader;

import jarvis.core.plan.markdown.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every name under which a plan speaks of an instance, and the one place where they are resolved. */
final class Aliases {
    private static final String NUMBER =
            "#?(\\d{1,9}|(?-i:[A-Z]))(?!\\w|\\.\\d|\\s*(?:hours?|hrs?|h|min|minutes?|days?|weeks?|%)\\b)";
    private static final Pattern FIRST =
            Pattern.compile("\\b(" + Heading.WORKERS + ")(?:s\\b|\\b)[\\s-]{1,3}" + NUMBER, Pattern.CASE_INSENSITIVE);
    private static final Pattern MORE = Pattern.compile(
            "\\s{0,3}(?:,\\s{0,3}(?:and\\s|or\\s)?|&|\\+|/|\\b(?:and|or|und|e|y)\\b)\\s{0,3}(?:(" + Heading.WORKERS
                    + ")s?[\\s-])?\\s{0,3}" + NUMBER,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RANGE = Pattern.compile(
            "\\s{0,3}(?:-|\\u2013|\\bto\\b|\\bthrough\\b)\\s{0,3}#?(\\d{1,3})\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern BARE = Pattern.compile("^\\s*" + NUMBER, Pattern.CASE_INSENSITIVE);
    private static final Pattern ALL = Pattern.compile("^(all|everyone|everybody|any|anyone|both|shared|all (the"
            + " )?(instances|agents|workers|teams|streams|tracks))$");

    private static final int MOST_IN_A_RANGE = 1_000;
    private static final int MOST = 20_000;

    private final Map<String, String> byName = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private String kind = "instance";

    /** Adds an instance under its id, its number, its name, and its name with what is said of it in brackets left out. */
    void add(String id, String name, String kindOfThis) {
        if (ids.isEmpty()) {
            kind = kindOfThis;
        }
        ids.add(id);
        byName.putIfAbsent(Words.key(id), id);
        if (!name.isBlank()) {
            byName.putIfAbsent(Words.key(name), id);
            byName.putIfAbsent(Words.key(Words.withoutBrackets(name)), id);
        }
        String number = id.substring(id.lastIndexOf('-') + 1);
        byName.putIfAbsent(kindOfThis.charAt(0) + number, id);
    }

    List<String> ids() {
        return List.copyOf(ids);
    }

    boolean all(String text) {
        return ALL.matcher(Words.key(Words.withoutBrackets(Words.bare(text)))).matches();
    }

    /** The instance that a whole text names, such as {@code Instance 4 (Testing)} or {@code Frontend Components}. */
    Optional<String> one(String text) {
        List<Reference> references = in(text);
        if (!references.isEmpty()) {
            return Optional.ofNullable(references.getFirst().id());
        }
        String bare = Words.bare(text);
        Optional<String> named = named(bare).or(() -> named(Words.withoutBrackets(bare)));
        return named.or(() -> bareNumbers(bare).stream().findFirst().flatMap(found -> Optional.ofNullable(found.id())));
    }

    /** The instance of exactly this name or id. */
    Optional<String> named(String text) {
        return Optional.ofNullable(byName.get(Words.key(text)));
    }

    /** The instances that the parts of a value name, bare numbers included: {@code 1, 2 and 4}, {@code Schema work}. */
    List<Reference> values(String text) {
        List<Reference> references = in(text);
        if (!references.isEmpty()) {
            return references;
        }
        Optional<String> whole = named(text);
        return whole.map(id -> List.of(new Reference(id, text, text, 0, text.length())))
                .orElseGet(() -> bareNumbers(text));
    }

    /** Every mention by kind and number, in order: {@code Instance 1}, {@code Instances 2, 3 and 4}, {@code instance-5}. */
    List<Reference> in(String text) {
        List<Reference> references = new ArrayList<>();
        Matcher first = FIRST.matcher(text);
        int from = 0;
        while (from < text.length() && references.size() < MOST && first.find(from)) {
            String word = first.group(1);
            references.add(reference(word, first.group(2), text, first.start(), first.end()));
            from = more(text, word, first.group(2), first.end(), references);
        }
        return references;
    }

    private List<Reference> bareNumbers(String text) {
        List<Reference> references = new ArrayList<>();
        Matcher bare = BARE.matcher(text);
        if (bare.find() && byName.containsKey(Words.key(kind + " " + bare.group(1)))) {
            references.add(reference(kind, bare.group(1), text, bare.start(1), bare.end()));
            more(text, kind, bare.group(1), bare.end(), references);
        }
        return references;
    }

    private int more(String text, String word, String before, int from, Collection<Reference> references) {
        int end = from;
        String last = before;
        Matcher more = MORE.matcher(text);
        Matcher range = RANGE.matcher(text);
        while (true) {
            if (Character.isDigit(last.charAt(0))
                    && range.region(end, text.length()).lookingAt()) {
                end = range(word, Integer.parseInt(last), text, range, references);
                last = range.group(1);
            } else if (more.region(end, text.length()).lookingAt() && sameShape(last, more.group(2))) {
                String kindOfThis = more.group(1) == null ? word : more.group(1);
                references.add(reference(kindOfThis, more.group(2), text, more.start(2), more.end()));
                end = more.end();
                last = more.group(2);
            } else {
                return end;
            }
        }
    }

    private int range(String word, int after, String text, Matcher range, Collection<Reference> references) {
        int to = Math.min(Integer.parseInt(range.group(1)), after + MOST_IN_A_RANGE);
        boolean unknown = false;
        for (int number = after + 1; number <= to && references.size() < MOST && !unknown; number++) {
            Reference reference = reference(word, String.valueOf(number), text, range.start(1), range.end());
            unknown = reference.id() == null;
            references.add(reference);
        }
        return range.end();
    }

    private static boolean sameShape(String one, String other) {
        return Character.isDigit(one.charAt(0)) == Character.isDigit(other.charAt(0));
    }

    private Reference reference(String word, String number, String text, int start, int end) {
        String id = byName.get(Words.key(word + " " + number));
        if (id == null) {
            id = byName.get(Words.key(kind + " " + number));
        }
        String written = word.substring(0, 1).toUpperCase(Locale.ROOT)
                + word.substring(1).toLowerCase(Locale.ROOT);
        return new Reference(id, written + " " + number, text.substring(start, end), start, end);
    }
}
