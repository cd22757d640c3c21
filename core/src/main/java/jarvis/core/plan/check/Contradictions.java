package jarvis.core.plan.check;

import jarvis.core.plan.markdown.Line;
import jarvis.core.plan.markdown.Section;
import jarvis.core.plan.markdown.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where one sentence offers something as a fallback and another forbids it. */
final class Contradictions {
    private static final String THING = "((?:[\\w-]{1,40} ){0,3}[\\w-]{1,40})";
    private static final List<Pattern> OFFERS = patterns(
            THING
                    + " as (?:a |the )?(?:temporary |last"
                    + " )?(?:fallback|fall-back|backup|substitute|stand-in|workaround)\\b",
            "\\bfall(?:s|ing)? ?back (?:to|on) " + THING,
            "\\bfallback: " + THING);
    private static final List<Pattern> BANS = patterns(
            THING + " (?:is|are) (?:not|never) (?:an? )?(?:acceptable|allowed|permitted|ok|option|fallback)\\b",
            THING + " (?:is|are) (?:forbidden|unacceptable|prohibited)\\b",
            "\\b(?:never|do not|don't|must not|may not) (?:use|fall back to|fall back on|rely on) " + THING,
            "\\bno " + THING + " (?:allowed|permitted|as (?:a )?fallback)\\b");
    private static final Set<String> FILLERS = Set.of(
            "use", "using", "with", "the", "a", "an", "our", "some", "to", "and", "or", "for", "this", "that", "it",
            "they", "any", "in", "of", "on", "please", "we", "you", "can", "may", "then", "static", "is", "are", "be",
            "not", "no");
    private static final int COMPARED = 1_000;
    /** A longer line is no sentence. */
    private static final int LONGEST = 2_000;

    private record Said(Set<String> words, String text, Line line) {}

    private Contradictions() {}

    static void check(List<Section> sections, Problems problems) {
        List<Said> offers = new ArrayList<>();
        List<Said> bans = new ArrayList<>();
        for (Section section : sections) {
            section.eachLine(line -> {
                String lower = line.raw().toLowerCase(Locale.ROOT);
                if (lower.contains("fall") || lower.contains(" as a") || lower.contains("workaround")) {
                    find(line, OFFERS, offers);
                }
                if (banning(lower)) {
                    find(line, BANS, bans);
                }
            });
        }
        compare(offers, bans, problems);
    }

    private static boolean banning(String lower) {
        return lower.contains("not")
                || lower.contains("never")
                || lower.contains("no ")
                || lower.contains("n't")
                || lower.contains("forbidden")
                || lower.contains("unacceptable")
                || lower.contains("prohibited");
    }

    private static void find(Line line, List<Pattern> patterns, List<Said> said) {
        String plain = line.plain();
        if (plain.length() > LONGEST) {
            return;
        }
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(plain);
            while (matcher.find() && said.size() < COMPARED) {
                Set<String> words = words(matcher.group(1));
                if (!words.isEmpty()) {
                    said.add(new Said(words, matcher.group().strip(), line));
                }
            }
        }
    }

    private static void compare(List<Said> offers, List<Said> bans, Problems problems) {
        Map<String, List<Said>> byWord = new HashMap<>();
        bans.forEach(ban -> ban.words()
                .forEach(word ->
                        byWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(ban)));
        for (Said offer : offers) {
            offer.words().stream()
                    .flatMap(word -> byWord.getOrDefault(word, List.of()).stream())
                    .filter(ban -> ban.line().number() != offer.line().number() && same(offer.words(), ban.words()))
                    .findFirst()
                    .ifPresent(ban -> report(offer, ban, problems));
        }
    }

    private static void report(Said offer, Said ban, Problems problems) {
        problems.warning(
                offer.line().placeOf(offer.text()),
                "contradiction",
                "Line %d says \"%s\", but line %d says \"%s\". Both cannot hold: decide which, and change the other."
                        .formatted(
                                offer.line().number(), offer.text(), ban.line().number(), ban.text()));
    }

    private static boolean same(Set<String> one, Set<String> other) {
        return one.containsAll(other) || other.containsAll(one);
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Arrays.stream(Words.key(text).split(" "))
                .filter(word -> word.length() > 2 && !FILLERS.contains(word))
                .map(word -> word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
                .forEach(words::add);
        return words;
    }

    private static List<Pattern> patterns(String... texts) {
        return Arrays.stream(texts)
                .map(text -> Pattern.compile(text, Pattern.CASE_INSENSITIVE))
                .toList();
    }
}
