package jarvis.core.plan.shell;

import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the code of a shell fence into steps: whole commands, and the comments that only a person can act on. */
public final class ShellText {
    private final List<Step> steps = new ArrayList<>();
    private final List<Comments.Comment> comments = new ArrayList<>();
    private final List<String> command = new ArrayList<>();
    private @Nullable ShellScanner scanner;
    private int commandLine;

    private ShellText() {}

    /** What came of a fence; {@code unfinished} is the line of a command that the fence ends in the middle of, or 0. */
    public record Reading(List<Step> steps, int unfinished) {}

    /** @param firstLine the line in the document of the first line of code */
    public static Reading read(List<String> code, int firstLine, boolean console) {
        ShellText text = new ShellText();
        boolean prompts = console || code.stream().anyMatch(ShellText::prompted);
        for (int i = 0; i < code.size(); i++) {
            text.line(prompts ? unprompted(code.get(i), text.scanner != null) : code.get(i), firstLine + i);
        }
        return text.finish();
    }

    private static boolean prompted(String line) {
        return line.startsWith("$ ");
    }

    private static String unprompted(String line, boolean inCommand) {
        if (prompted(line)) {
            return line.substring(2);
        }
        return inCommand || line.stripLeading().startsWith("#") ? line : "";
    }

    private void line(String line, int number) {
        if (scanner != null) {
            command.add(line);
            close(scanner.complete(line));
        } else if (line.isBlank()) {
            ask(false);
        } else if (line.stripLeading().startsWith("#")) {
            if (!line.stripLeading().startsWith("#!")) {
                comments.add(new Comments.Comment(line.strip().replaceFirst("^#+\\s*", ""), number));
            }
        } else {
            scanner = new ShellScanner();
            commandLine = number;
            command.add(line);
            close(scanner.complete(line));
        }
    }

    private void close(boolean complete) {
        if (!complete) {
            return;
        }
        String text = String.join("\n", command).strip();
        boolean opens = StepKinds.opens(text);
        String heading = ask(true);
        steps.add(
                opens
                        ? new Step(StepKind.ASK, Comments.opening(text, heading), commandLine)
                        : new Step(StepKinds.of(text), text, commandLine));
        command.clear();
        scanner = null;
    }

    /** Turns the comments so far into asks; those that head a command become its heading, which is returned. */
    private String ask(boolean headsCommand) {
        Comments.Reading reading = Comments.read(comments, headsCommand);
        steps.addAll(reading.asks());
        comments.clear();
        return reading.heading();
    }

    private Reading finish() {
        int unfinished = scanner == null ? 0 : commandLine;
        close(scanner != null);
        ask(false);
        return new Reading(List.copyOf(steps), unfinished);
    }
}
