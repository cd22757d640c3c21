package jarvis.core.plan.reader;

import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import jarvis.core.plan.check.Problems;
import jarvis.core.plan.markdown.Place;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a command as it is written: it cannot run, or its result says nothing. */
final class Commands {
    private static final Pattern ELIDED = Pattern.compile("(?:^|\\s)(\\.\\.\\.|\\u2026)(?=\\s|$)|\\u2026");
    private static final Pattern PLACEHOLDER = Pattern.compile("<(?:[A-Za-z][\\w-]{0,40}|your [\\w -]{1,40})>");
    private static final Pattern CANNOT_FAIL =
            Pattern.compile("\\|\\|\\s*(?:true|:|exit 0|echo\\b[^;&|]{0,200})\\s*(?:#[^\\n"
                    + "]{0,200})?$|;\\s*(?:true|:|exit 0)\\s*$|^(?:true|:|exit 0)$");

    private Commands() {}

    static void check(Step step, String gate, Problems problems) {
        if (step.kind() == StepKind.ASK) {
            return;
        }
        String text = step.text();
        Hidden.refuse(text, "A command of " + gate, new Place(step.line(), 1), problems);
        Matcher elided = ELIDED.matcher(text);
        if (elided.find()) {
            problems.warning(
                    place(step, elided.group(1) == null ? elided.start() : elided.start(1)),
                    "elided-command",
                    "This command of %s leaves something out (\"%s\"), so it cannot run as it is. Write it in full."
                            .formatted(gate, elided.group().strip()));
        }
        Matcher placeholder = PLACEHOLDER.matcher(text);
        if (placeholder.find()) {
            problems.warning(
                    place(step, placeholder.start()),
                    "placeholder",
                    "This command of %s has a placeholder, %s, so it cannot run as it is. Put the value in its place."
                            .formatted(gate, placeholder.group()));
        }
        Matcher toothless = CANNOT_FAIL.matcher(text);
        if (step.kind() == StepKind.CHECK && toothless.find()) {
            problems.warning(
                    place(step, toothless.start()),
                    "cannot-fail",
                    "This check of %s cannot fail (\"%s\"), so its pass says nothing. Remove that part."
                            .formatted(gate, toothless.group().strip()));
        }
    }

    private static Place place(Step step, int index) {
        int line = 0;
        int start = 0;
        for (int i = 0; i < index; i++) {
            if (step.text().charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new Place(step.line() + line, index - start + 1);
    }
}
