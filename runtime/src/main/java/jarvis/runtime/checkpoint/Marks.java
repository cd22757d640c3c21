package jarvis.runtime.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the script wrote down while it ran. Times are in milliseconds since 1970.
 *
 * @param begun null when the script never got to run
 * @param unparsable the step that bash cannot read
 * @param exit of the shell that ran the steps; null when nobody was there to see its end
 */
record Marks(
        @Nullable Long begun,
        Map<Integer, StepMarks> steps,
        @Nullable Integer unparsable,
        @Nullable Integer exit,
        @Nullable Long ended) {

    /**
     * One step.
     *
     * @param exit null when the shell ended with it
     * @param missing commands that were not found
     * @param errors exit codes at which {@code set -e} stopped; more than one a pipe
     */
    record StepMarks(
            long started, @Nullable Long ended, @Nullable Integer exit, List<String> missing, List<Integer> errors) {}

    static Marks read(Path file) throws IOException {
        Reading reading = new Reading();
        if (Files.exists(file)) {
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().forEach(reading::lineOrNothing);
        }
        return reading.marks();
    }

    /** Collects the marks line by line. */
    private static final class Reading {
        private @Nullable Long begun;
        private @Nullable Integer unparsable;
        private @Nullable Integer exit;
        private @Nullable Long ended;
        private final Map<Integer, StepMarks> steps = new TreeMap<>();
        private int current;

        /** A line that a full disk cut short is as good as none. */
        void lineOrNothing(String line) {
            try {
                line(line);
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                // What it was to say is missing, and what is missing never passes.
            }
        }

        private void line(String line) {
            String[] words = line.split(" ", 2);
            String rest = words.length > 1 ? words[1] : "";
            switch (words[0]) {
                case "begin" -> begun = millis(rest);
                case "unparsable" -> unparsable = Integer.valueOf(rest);
                case "start" -> start(rest.split(" "));
                case "missing" -> change(rest, List.of());
                case "err" -> change("", codes(rest));
                case "end" -> end(rest.split(" "));
                case "over" -> {
                    ended = millis(rest.split(" ")[1]);
                    exit = Integer.valueOf(rest.split(" ")[0]);
                }
                // The name of a missing command may hold a line break.
                default -> {}
            }
        }

        private void start(String[] words) {
            current = Integer.parseInt(words[0]);
            steps.put(current, new StepMarks(millis(words[1]), null, null, List.of(), List.of()));
        }

        private void change(String missing, List<Integer> errors) {
            StepMarks old = steps.get(current);
            if (old != null) {
                List<String> names = new ArrayList<>(old.missing());
                if (!missing.isEmpty()) {
                    names.add(missing);
                }
                List<Integer> codes = new ArrayList<>(old.errors());
                codes.addAll(errors);
                steps.put(current, new StepMarks(old.started(), old.ended(), old.exit(), names, codes));
            }
        }

        private void end(String[] words) {
            StepMarks old = steps.get(Integer.parseInt(words[0]));
            if (old != null) {
                steps.put(
                        Integer.parseInt(words[0]),
                        new StepMarks(
                                old.started(),
                                millis(words[2]),
                                Integer.valueOf(words[1]),
                                old.missing(),
                                old.errors()));
            }
        }

        private static List<Integer> codes(String words) {
            List<Integer> found = new ArrayList<>();
            for (String word : words.split("\\D+")) {
                if (!word.isEmpty()) {
                    found.add(Integer.valueOf(word));
                }
            }
            return found;
        }

        /** {@code 1700000000.123456}, with a comma where the locale has one. */
        private static long millis(String time) {
            return Math.round(Double.parseDouble(time.strip().replace(',', '.')) * 1000);
        }

        Marks marks() {
            return new Marks(begun, steps, unparsable, exit, ended);
        }
    }
}
