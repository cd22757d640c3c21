package jarvis.runtime.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a check ran a command that a sentence names in inline code.
 *
 * <p>It errs towards no. The command must be, word for word, a whole command of the check: between its start, a pipe,
 * {@code &&}, {@code ;} or a line break, and the next of these or its end; so that {@code 5} is not verified by {@code grep 5}.
 * A check whose exit code does not depend on each of its commands ({@code ||}, {@code !}, a background job, a condition, a
 * substitution, {@code a && b; c}) verifies a sentence only when it is what the sentence names from end to end.
 * A check that runs a part of what the sentence names verifies nothing.
 */
final class CommandMatch {
    private static final Pattern INLINE_CODE = Pattern.compile("(?<!`)(`+)(?!`)(.+?)(?<!`)\\1(?!`)", Pattern.DOTALL);
    private static final Set<String> BETWEEN = Set.of("|", "&&", ";");
    private static final Set<String> UNSURE = Set.of(
            "||",
            "!",
            "&",
            ";;",
            "<<",
            "<<<",
            "(",
            ")",
            "{",
            "}",
            "#",
            "[[",
            "if",
            "then",
            "else",
            "while",
            "until",
            "for",
            "case",
            "select",
            "function",
            "set",
            "shopt",
            "trap",
            "exit",
            "return",
            "break",
            "continue",
            "exec",
            "eval",
            "source",
            ".",
            "alias",
            "kill");

    private CommandMatch() {}

    /** The inline code of a sentence, in order. */
    static List<String> inlineCode(String text) {
        List<String> found = new ArrayList<>();
        Matcher code = INLINE_CODE.matcher(text);
        while (code.find()) {
            found.add(code.group(2).strip());
        }
        return found;
    }

    /** Whether a check that exits 0 says that the command succeeded. */
    static boolean runs(String check, String command) {
        List<String> ran = ShellWords.of(check);
        List<String> named = unprompted(ShellWords.of(command));
        if (named.isEmpty()) {
            return false;
        }
        return ran.equals(named) || (dependsOnEach(ran) && contains(ran, named));
    }

    private static boolean dependsOnEach(List<String> ran) {
        boolean chained = ran.contains("&&") && ran.contains(";");
        return !chained && ran.stream().noneMatch(word -> UNSURE.contains(word) || substitutes(word));
    }

    private static boolean substitutes(String word) {
        return word.contains("`") || word.contains("$(") || word.endsWith("$") || word.startsWith("#");
    }

    private static boolean contains(List<String> ran, List<String> named) {
        for (int at = 0; at + named.size() <= ran.size(); at++) {
            int end = at + named.size();
            boolean starts = at == 0 || BETWEEN.contains(ran.get(at - 1));
            boolean ends = end == ran.size() || BETWEEN.contains(ran.get(end));
            if (starts && ends && ran.subList(at, end).equals(named)) {
                return true;
            }
        }
        return false;
    }

    /** Without the {@code $} that people put before a command to show a terminal. */
    private static List<String> unprompted(List<String> words) {
        return !words.isEmpty() && words.getFirst().equals("$") ? words.subList(1, words.size()) : words;
    }
}
