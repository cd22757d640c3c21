package jarvis.runtime.view;

import java.util.ArrayList;
import java.util.List;

/** A shell command cut into words and operators; what is quoted stays inside its word, quotes included. */
final class ShellWords {
    private static final String OPERATORS = "|&;()<>\n";

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int at;

    private ShellWords(String text) {
        this.text = text;
    }

    static List<String> of(String command) {
        return new ShellWords(command.strip()).cut();
    }

    private List<String> cut() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                quoted(c);
            } else if (c == '\\' && at + 1 < text.length()) {
                word.append(c).append(text.charAt(at + 1));
                at += 2;
            } else if (OPERATORS.indexOf(c) >= 0) {
                operator(c);
            } else if (Character.isWhitespace(c)) {
                end();
                at++;
            } else {
                word.append(c);
                at++;
            }
        }
        end();
        return List.copyOf(words);
    }

    private void quoted(char quote) {
        int close = at + 1;
        while (close < text.length() && text.charAt(close) != quote) {
            close += quote != '\'' && text.charAt(close) == '\\' ? 2 : 1;
        }
        int next = Math.min(close + 1, text.length());
        word.append(text, at, next);
        at = next;
    }

    /** Equal operator characters in a row are one word: {@code &&}, {@code ||}, {@code >>}. */
    private void operator(char c) {
        end();
        int next = at;
        while (next < text.length() && text.charAt(next) == c && "()".indexOf(c) < 0) {
            next++;
        }
        next = Math.max(next, at + 1);
        words.add(c == '\n' ? ";" : text.substring(at, next));
        at = next;
    }

    private void end() {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
