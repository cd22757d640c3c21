package jarvis.runtime.rehearsal;

import jarvis.core.agent.Tokens;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scripted agent does, a line a step, in order: a word, and what belongs to it. Empty lines and those that begin with #
 * are for people; a step after {@code @2} belongs to the second attempt alone.
 */
public record Script(List<Line> lines) {
    private static final Pattern LINE = Pattern.compile("(?:@(\\d+)\\s+)?([a-z]+)(?:\\s+(.*))?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m)?");
    private static final String WORDS =
            "say, think, run, write, ask, use, limit, wait, junk, flood, long, leave, hang, deaf, close, exit, fail";

    /** @param attempt the only one that it belongs to; 0 for all */
    record Line(int attempt, Step step) {}

    /** A script that cannot be read, and why. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(int line, String why) {
            super("line " + line + ": " + why);
        }
    }

    public Script {
        lines = List.copyOf(lines);
    }

    /** The steps of one attempt. */
    List<Step> of(int attempt) {
        return lines.stream()
                .filter(line -> line.attempt() == 0 || line.attempt() == attempt)
                .map(Line::step)
                .toList();
    }

    public static Script read(String text) throws Unreadable {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher found = LINE.matcher(line);
            String said = found.matches() && found.group(3) != null ? found.group(3) : "";
            Optional<Step> step = found.matches() ? step(found.group(2), said) : Optional.empty();
            if (step.isEmpty()) {
                throw new Unreadable(number, "\"" + line + "\" is no step. The steps are " + WORDS + ".");
            }
            lines.add(new Line(found.group(1) == null ? 0 : Integer.parseInt(found.group(1)), step.get()));
        }
        return new Script(lines);
    }

    private static Optional<Step> step(String word, String said) {
        return switch (word) {
            case "say" -> Optional.of(new Step.Say(said));
            case "think" -> Optional.of(new Step.Think(said));
            case "run" -> some(said).map(Step.Run::new);
            case "write" -> write(said);
            case "ask" -> some(said).map(Step.Ask::new);
            case "use" -> use(said);
            case "limit" -> time(said).map(Step.Limit::new);
            case "wait" -> time(said).map(Step.Wait::new);
            case "junk" -> Optional.of(new Step.Junk(said));
            case "flood" -> flood(said);
            case "long" -> count(said).map(Step.Line::new);
            case "leave" -> some(said).map(Step.Leave::new);
            case "hang" -> Optional.of(new Step.Hang());
            case "deaf" -> Optional.of(new Step.Deaf());
            case "close" -> Optional.of(new Step.Close());
            case "exit" -> count(said).map(Step.Exit::new);
            case "fail" -> Optional.of(new Step.Fail(said));
            default -> Optional.empty();
        };
    }

    private static Optional<String> some(String said) {
        return Optional.of(said).filter(text -> !text.isBlank());
    }

    private static Optional<Integer> count(String said) {
        return Optional.of(said).filter(text -> text.matches("\\d{1,9}")).map(Integer::parseInt);
    }

    private static Optional<Duration> time(String said) {
        Matcher found = TIME.matcher(said);
        if (!found.matches()) {
            return Optional.empty();
        }
        long amount = Integer.parseInt(found.group(1));
        String unit = found.group(2) == null ? "s" : found.group(2);
        return Optional.of(
                switch (unit) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofSeconds(amount);
                });
    }

    private static Optional<Step> write(String said) {
        String[] words = said.split("\\s+", 2);
        return some(words[0]).map(path -> new Step.Write(path, words.length > 1 ? words[1] : ""));
    }

    private static Optional<Step> flood(String said) {
        String[] words = said.split("\\s+", 2);
        return count(words[0]).map(times -> new Step.Flood(times, words.length > 1 ? words[1] : "again"));
    }

    /** Such as {@code use a-model input=1000 output=200 cache-read=5000 cache-write=10 usd=0.02}. */
    private static Optional<Step> use(String said) {
        String[] words = said.split("\\s+");
        Map<String, BigDecimal> values = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            if (pair.length < 2 || !pair[1].matches("\\d{1,12}(\\.\\d{1,8})?")) {
                return Optional.empty();
            }
            values.put(pair[0], new BigDecimal(pair[1]));
        }
        Tokens tokens = new Tokens(
                whole(values, "input"),
                whole(values, "cache-read"),
                whole(values, "cache-write"),
                whole(values, "output"));
        return some(words[0]).map(model -> new Step.Use(model, tokens, values.get("usd")));
    }

    private static long whole(Map<String, BigDecimal> values, String name) {
        return values.getOrDefault(name, BigDecimal.ZERO).longValue();
    }
}
