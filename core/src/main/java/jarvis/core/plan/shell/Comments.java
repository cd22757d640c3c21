package jarvis.core.plan.shell;

import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The comment lines of a gate: a heading of the command below them, or sentences that a person must judge. */
final class Comments {
    private static final Pattern SENTENCE_START = Pattern.compile(
            "^(check|verify|confirm|take|ensure|make sure|look|open|inspect|compare|watch|ask|visit|navigate|test"
                    + " that)\\b.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FOR_A_PERSON = Pattern.compile(
            ".*\\b(screenshot|manually|visually|by hand|by eye|with your eyes)\\b.*", Pattern.CASE_INSENSITIVE);

    private Comments() {}

    record Comment(String text, int line) {}

    record Reading(List<Step> asks, String heading) {}

    static Reading read(List<Comment> comments, boolean headsCommand) {
        List<Step> sentences = sentences(comments);
        if (!headsCommand) {
            return new Reading(sentences, "");
        }
        Map<Boolean, List<Step>> asked = sentences.stream()
                .collect(Collectors.partitioningBy(
                        step -> FOR_A_PERSON.matcher(step.text()).matches()));
        List<Step> heading = asked.getOrDefault(false, List.of());
        String title = String.join("; ", heading.stream().map(Step::text).toList());
        return new Reading(asked.getOrDefault(true, List.of()), title);
    }

    /** {@code open URL} as a person would be asked: what to open, and what for where the plan says it. */
    static String opening(String command, String heading) {
        String target = command.substring(command.indexOf(' ') + 1).strip().replaceAll("^['\"]|['\"]$", "");
        return heading.isEmpty() ? "Open " + target + " and look at it" : heading + ": open " + target;
    }

    private static List<Step> sentences(List<Comment> comments) {
        List<Step> sentences = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int line = 0;
        boolean listing = false;
        for (Comment comment : comments) {
            if (comment.text().isBlank()) {
                continue;
            }
            boolean continues = !text.isEmpty() && continues(text, comment.text(), listing);
            if (continues) {
                text.append(listing && !endsOpen(text) ? "; " : " ").append(comment.text());
            } else {
                add(sentences, text, line);
                text.append(comment.text());
                line = comment.line();
                listing = false;
            }
            listing = listing || comment.text().endsWith(":");
        }
        add(sentences, text, line);
        return sentences;
    }

    private static boolean continues(StringBuilder before, String text, boolean listing) {
        if (SENTENCE_START.matcher(text).matches()) {
            return false;
        }
        char last = before.charAt(before.length() - 1);
        boolean lower = text.substring(0, 1).toLowerCase(Locale.ROOT).equals(text.substring(0, 1));
        return listing || endsOpen(before) || (lower && last != '.');
    }

    private static boolean endsOpen(StringBuilder text) {
        char last = text.charAt(text.length() - 1);
        return last == ':' || last == ',';
    }

    private static void add(List<Step> sentences, StringBuilder text, int line) {
        if (!text.isEmpty()) {
            sentences.add(new Step(StepKind.ASK, text.toString(), line));
            text.setLength(0);
        }
    }
}
