package jarvis.core.plan.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One command of a list, with the pipe that belongs to it.
 *
 * @param text without leading assignments such as {@code CI=1}
 * @param program its first word
 * @param lastProgram the first word of the last part of its pipe
 * @param writes whether it redirects into a file
 */
record ShellCommand(String text, String program, String lastProgram, boolean writes) {
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=\\S*\\s+(?=\\S)");

    /** The commands of a text, in order, cut at {@code &&}, {@code ||}, {@code ;} and line ends outside quotes. */
    static List<ShellCommand> split(String text) {
        List<ShellCommand> commands = new ArrayList<>();
        Cutter cutter = new Cutter(text.replace("\\\n", " "));
        for (List<String> pipe : cutter.pipes()) {
            String first = withoutAssignments(pipe.getFirst());
            commands.add(
                    new ShellCommand(first, program(first), program(pipe.getLast()), cutter.writes(commands.size())));
        }
        return commands;
    }

    private static String withoutAssignments(String text) {
        Matcher assignment = ASSIGNMENT.matcher(text);
        int start = 0;
        while (assignment.region(start, text.length()).lookingAt()) {
            start = assignment.end();
        }
        return text.substring(start);
    }

    private static String program(String text) {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    /** Cuts a text at its control operators, quotes respected. */
    private static final class Cutter {
        private final String text;
        private final List<List<String>> pipes = new ArrayList<>();
        private final List<Boolean> writing = new ArrayList<>();
        private final StringBuilder part = new StringBuilder();
        private List<String> pipe = new ArrayList<>();
        private boolean writes;

        Cutter(String text) {
            this.text = text;
            cut();
        }

        List<List<String>> pipes() {
            return pipes;
        }

        boolean writes(int index) {
            return writing.get(index);
        }

        private void cut() {
            char quote = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                    part.append(c).append(text.charAt(++i));
                } else if (quote != 0 || c == '\'' || c == '"') {
                    quote = quote == 0 ? c : c == quote ? 0 : quote;
                    part.append(c);
                } else {
                    i = operator(i, c);
                }
            }
            endPipe();
        }

        private int operator(int i, char c) {
            boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
            if (c == '\n' || c == ';' || (c == '&' && doubled) || (c == '|' && doubled)) {
                endPipe();
                return doubled && c != '\n' ? i + 1 : i;
            }
            if (c == '|') {
                endPart();
                return i;
            }
            if (c == '>') {
                writes |= writesFile(doubled ? i + 2 : i + 1);
            }
            part.append(c);
            if (c == '>' && doubled) {
                part.append(c);
                return i + 1;
            }
            return i;
        }

        private boolean writesFile(int from) {
            String target =
                    text.substring(from, Math.min(text.length(), from + 40)).stripLeading();
            boolean arrow = !part.isEmpty() && "-=".indexOf(part.charAt(part.length() - 1)) >= 0;
            return !target.startsWith("&") && !target.startsWith("/dev/") && !target.isEmpty() && !arrow && !inTest();
        }

        /** Inside {@code [ a > b ]} a bracket compares. */
        private boolean inTest() {
            int start = 0;
            while (start < part.length() && Character.isWhitespace(part.charAt(start)) && start < 20) {
                start++;
            }
            return start < part.length() && part.charAt(start) == '[';
        }

        private void endPart() {
            String one = part.toString().strip();
            if (!one.isEmpty()) {
                pipe.add(one);
            }
            part.setLength(0);
        }

        private void endPipe() {
            endPart();
            if (!pipe.isEmpty()) {
                pipes.add(pipe);
                writing.add(writes);
            }
            pipe = new ArrayList<>();
            writes = false;
        }
    }
}
