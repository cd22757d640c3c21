package jarvis.core.plan.reader;

import jarvis.core.plan.markdown.Line;
import jarvis.core.plan.markdown.Words;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A numbered heading such as {@code INSTANCE 1: Name} or {@code Phase 2: Name}.
 *
 * @param kind in lower case
 * @param number a number, or a letter in upper case
 * @param name what follows, without emoji; empty when nothing does
 */
record Heading(String kind, String number, String name) {
    static final String WORKERS = "instance|agent|agente|track|stream|team|squad|builder|worker|terminal";

    private static final Pattern WORKER = pattern(WORKERS);
    private static final Pattern PHASE = pattern("phase");
    private static final Pattern CHECKPOINT = pattern("checkpoint");

    private static Pattern pattern(String kinds) {
        return Pattern.compile("^(?i:(" + kinds
                + "))[\\s-]+#?(\\d{1,9}|[A-Z])(?:(?:\\s*[:.\\u2013\\u2014]|\\s-)\\s*(.*)|\\s*(\\(.*)?)$");
    }

    static Optional<Heading> worker(Line line) {
        return match(WORKER, line);
    }

    static Optional<Heading> phase(Line line) {
        return match(PHASE, line);
    }

    static Optional<Heading> checkpoint(Line line) {
        return match(CHECKPOINT, line);
    }

    String id() {
        return (kind + "-" + number).toLowerCase(Locale.ROOT);
    }

    private static Optional<Heading> match(Pattern pattern, Line line) {
        Matcher matcher = pattern.matcher(Words.bare(Hidden.removed(line.plain())));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(3) == null ? "" : Words.bare(matcher.group(3));
        return Optional.of(new Heading(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2), name));
    }
}
