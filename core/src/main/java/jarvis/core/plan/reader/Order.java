package jarvis.core.plan.reader;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence about who waits for whom: {@code Instance 1 MUST complete first}, {@code Run after Instance 1 & 2 complete}.
 *
 * @param subjects the instances before the verb; empty where the sentence names none
 * @param first whether the subjects come first; else they come after the named ones
 * @param others whether all other instances are meant, not only the named ones
 */
record Order(List<Reference> subjects, boolean first, boolean others, List<Reference> named) {
    private static final Pattern FIRST = Pattern.compile(
            "\\bmust\\s{1,3}(?:be\\s)?(?:complete|completed|finish|finished|done|run|go)\\b.{0,120}?\\b(?:first|before)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER = Pattern.compile(
            "\\b(?:runs?|starts?|begins?|waits?|works?|proceeds?)\\s{1,3}(?:only\\s)?(?:after|for|once|when)\\s|\\bdepends"
                    + " on\\s|\\bblocked by\\s",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHERS =
            Pattern.compile("^\\s{0,3}(?:all|any|every|the other|other|anything)\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern NEGATED =
            Pattern.compile("(?:\\bnot|n't|\\bnever|\\bno need to)\\s{0,3}$", Pattern.CASE_INSENSITIVE);
    private static final List<String> VERBS = List.of(" after", " for", " once", " when", "depends on", "blocked by");
    private static final int SHORTEST = 10;
    private static final int LONGEST = 2_000;

    static Optional<Order> of(String text, Aliases aliases) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher first = FIRST.matcher(text);
        if (lower.contains("must ") && first.find()) {
            return Optional.of(first(text, first, aliases));
        }
        Matcher after = AFTER.matcher(text);
        if (VERBS.stream().noneMatch(lower::contains)
                || !after.find()
                || NEGATED.matcher(text.substring(0, after.start())).find()) {
            return Optional.empty();
        }
        List<Reference> named = aliases.in(text).stream()
                .filter(reference -> reference.start() >= after.end())
                .toList();
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(new Order(before(text, after.start(), aliases), false, false, named));
    }

    private static Order first(String text, Matcher rule, Aliases aliases) {
        String rest = text.substring(rule.end());
        boolean others = rule.group().toLowerCase(Locale.ROOT).endsWith("first")
                || OTHERS.matcher(rest).matches();
        List<Reference> named = aliases.in(text).stream()
                .filter(reference -> !others && reference.start() >= rule.end())
                .toList();
        return new Order(before(text, rule.start(), aliases), true, others, named);
    }

    private static List<Reference> before(String text, int verb, Aliases aliases) {
        return aliases.in(text).stream()
                .filter(reference -> reference.end() <= verb)
                .toList();
    }
}
