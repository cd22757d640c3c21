package jarvis.core.plan.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows a shell text line by line and knows whether a command is complete: quotes, continuations, here-documents,
 * brackets and {@code if}, {@code for}, {@code while}, {@code case} blocks.
 */
final class ShellScanner {
    private static final Set<String> OPENERS = Set.of("if", "for", "while", "until", "case", "select", "{");
    private static final Set<String> CLOSERS = Set.of("fi", "done", "esac", "}");
    private static final Set<String> BEFORE_COMMAND = Set.of("then", "do", "else", "elif", "!", "time");

    private final Deque<Heredoc> heredocs = new ArrayDeque<>();
    private char quote;
    private int lastMark;
    private int depth;
    private int brackets;
    private boolean continued;
    private boolean commandStart = true;

    private record Heredoc(String end, boolean tabs) {}

    /** Takes the next line; true when the command is complete with it. */
    boolean complete(String line) {
        if (!heredocs.isEmpty() && quote == 0) {
            Heredoc heredoc = heredocs.peekFirst();
            if ((heredoc.tabs() ? line.strip() : line).equals(heredoc.end())) {
                heredocs.removeFirst();
            }
            return heredocs.isEmpty() && closed();
        }
        commandStart = commandStart || (quote == 0 && !continued);
        continued = false;
        scan(line);
        return heredocs.isEmpty() && closed();
    }

    private boolean closed() {
        return quote == 0 && depth <= 0 && brackets <= 0 && !continued;
    }

    private void scan(String line) {
        lastMark = line.stripTrailing().length() - 1;
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (quote != 0) {
                i = inQuote(line, i);
            } else if (c == '\\') {
                continued = i == line.length() - 1;
                i += 2;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
                commandStart = false;
                i++;
            } else if (c == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return;
            } else {
                i = outside(line, i, c);
            }
        }
    }

    private int inQuote(String line, int i) {
        char c = line.charAt(i);
        if (c == '\\' && quote != '\'') {
            continued = i == line.length() - 1;
            return i + 2;
        }
        if (c == quote) {
            quote = 0;
        }
        return i + 1;
    }

    private int outside(String line, int i, char c) {
        if (line.startsWith("<<", i) && !line.startsWith("<<<", i)) {
            return heredoc(line, i + 2);
        }
        if (line.startsWith("<<<", i)) {
            return i + 3;
        }
        int arithmetic = line.startsWith("((", i) ? line.indexOf("))", i) : -1;
        if (arithmetic > 0) {
            return arithmetic + 2;
        }
        if (c == '(' || c == ')') {
            brackets += c == '(' ? 1 : depth > 0 && brackets == 0 ? 0 : -1;
            commandStart = true;
            return i + 1;
        }
        if (c == ';' || c == '|' || c == '&') {
            commandStart = true;
            continued = (c == '|' || line.startsWith("&&", i - 1 < 0 ? 0 : i - 1)) && i >= lastMark;
            return i + 1;
        }
        if (Character.isWhitespace(c)) {
            return i + 1;
        }
        return word(line, i);
    }

    private int word(String line, int i) {
        int end = i;
        while (end < line.length() && !ends(line.charAt(end))) {
            end++;
        }
        if (end == i) {
            commandStart = false;
            return i + 1;
        }
        String word = line.substring(i, end);
        if (commandStart && OPENERS.contains(word)) {
            depth++;
            commandStart = !word.equals("for") && !word.equals("case") && !word.equals("select");
        } else if (commandStart && CLOSERS.contains(word) && depth > 0) {
            depth--;
            commandStart = false;
        } else {
            commandStart = commandStart && BEFORE_COMMAND.contains(word);
        }
        return end;
    }

    private static boolean ends(char c) {
        return Character.isWhitespace(c) || ";|&()'\"`\\<".indexOf(c) >= 0;
    }

    private int heredoc(String line, int from) {
        int i = from;
        boolean tabs = i < line.length() && line.charAt(i) == '-';
        i += tabs ? 1 : 0;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        @Nullable Character mark = i < line.length() && "'\"".indexOf(line.charAt(i)) >= 0 ? line.charAt(i) : null;
        int start = mark == null ? i : i + 1;
        int end = start;
        while (end < line.length()
                && (mark == null ? !ends(line.charAt(end)) && line.charAt(end) != '>' : line.charAt(end) != mark)) {
            end++;
        }
        if (end > start) {
            heredocs.addLast(new Heredoc(line.substring(start, end), tabs));
        }
        return mark == null ? end : Math.min(line.length(), end + 1);
    }
}
