package jarvis.runtime.checkpoint;

import jarvis.core.coordination.Ending;
import jarvis.core.coordination.Endings;
import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.Outcome;
import jarvis.core.coordination.StepResult;
import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import jarvis.runtime.checkpoint.Marks.StepMarks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the marks and outputs of a round mean. The first trouble in the order of the steps decides. Pure.
 *
 * <p>Only a check that ran to its end and said no has FAILED. What kept a check from being made (a command that is missing, a
 * set-up that failed, the limit, no test executed, a shell that ended early) is COULD_NOT_RUN.
 */
final class Judgement {
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int SIGNAL = 128;
    private static final int LAST_SIGNAL = 64;
    private static final Duration SLACK = Duration.ofSeconds(1);
    private static final int SHOWN_TEXT = 80;

    private final CheckpointJob job;
    private final Prepared prepared;
    private final Marks marks;
    private final Map<Integer, StepOutput> outputs;
    private final List<Step> steps;

    Judgement(CheckpointJob job, Prepared prepared, Marks marks, Map<Integer, StepOutput> outputs) {
        this.job = job;
        this.prepared = prepared;
        this.marks = marks;
        this.outputs = outputs;
        this.steps = job.machineSteps();
    }

    /** How Jarvis itself ended a round, if it did. */
    enum Interference {
        NONE,
        LATE,
        STOPPED
    }

    private record Verdict(Outcome outcome, String reason) {
        static Verdict unable(String reason) {
            return new Verdict(Outcome.COULD_NOT_RUN, reason);
        }
    }

    Evidence evidence(Ending ending, Interference interference, String unparsable) {
        Verdict verdict = verdict(ending, interference, unparsable);
        List<StepResult> results = new ArrayList<>();
        for (int n = 1; n <= steps.size(); n++) {
            results.add(result(n));
        }
        return new Evidence(verdict.outcome(), prepared.tree(), prepared.place(), verdict.reason(), results);
    }

    private Verdict verdict(Ending ending, Interference interference, String unparsable) {
        if (marks.unparsable() != null) {
            return Verdict.unable(named(marks.unparsable()) + " cannot be read by bash: " + unparsable.strip()
                    + ". Correct it in the plan.");
        }
        Optional<Verdict> cut = cutShort(ending, interference);
        if (cut.isPresent()) {
            return cut.get();
        }
        for (int n = 1; n <= steps.size(); n++) {
            Optional<Verdict> trouble = trouble(n);
            if (trouble.isPresent()) {
                return trouble.get();
            }
        }
        return new Verdict(Outcome.PASSED, "");
    }

    /** The round did not come to its own end. */
    private Optional<Verdict> cutShort(Ending ending, Interference interference) {
        if (late(interference)) {
            return Optional.of(Verdict.unable(named(lastStarted()) + " did not end within the time limit of "
                    + words(job.wholeLimit()) + ", so all of it was stopped. Make it faster, or set its time-limit."));
        }
        if (marks.exit() != null) {
            return marks.steps().isEmpty()
                    ? Optional.of(Verdict.unable(
                            "Nothing could be started in " + prepared.folder() + ". See what stands in run/output."))
                    : Optional.empty();
        }
        if (interference == Interference.STOPPED) {
            return Optional.of(Verdict.unable(named(lastStarted()) + " was stopped before it ended."));
        }
        String how = ending instanceof Ending.NotStarted not
                ? not.reason()
                : "its shell was ended from outside: " + Endings.describe(ending);
        return Optional.of(Verdict.unable(named(lastStarted()) + " could not run: " + how + "."));
    }

    private boolean late(Interference interference) {
        if (marks.exit() == null || marks.begun() == null || marks.ended() == null) {
            return interference == Interference.LATE;
        }
        // Nobody may have watched the clock while it ran.
        return marks.ended() - marks.begun() > job.wholeLimit().plus(SLACK).toMillis();
    }

    private Optional<Verdict> trouble(int n) {
        StepMarks step = marks.steps().get(n);
        if (step == null) {
            return Optional.of(Verdict.unable(named(n) + " did not run: the shell had ended."));
        }
        int code = exit(step);
        boolean check = steps.get(n - 1).kind() == StepKind.CHECK;
        Optional<Verdict> missing = check || code != 0 ? missing(n, step, code) : Optional.empty();
        if (missing.isPresent()) {
            return missing;
        }
        StepOutput output = outputs.get(n);
        if (check
                && output != null
                && output.tests().isPresent()
                && output.tests().getAsInt() == 0) {
            return Optional.of(Verdict.unable(named(n) + " says that 0 tests were executed (exit " + code + ")."));
        }
        if (step.exit() == null && (code == 0 ? n < steps.size() : killed(step, code))) {
            return Optional.of(Verdict.unable(
                    code == 0
                            ? named(n) + " ended the shell with exit 0 before " + named(n + 1) + " could run."
                            : "The shell was ended by signal " + (code - SIGNAL) + " within " + named(n) + "."));
        }
        return code == 0 ? Optional.empty() : Optional.of(failed(n, code, check));
    }

    private Verdict failed(int n, int code, boolean check) {
        String how = named(n) + " failed with exit " + code + signal(code) + ".";
        return check
                ? new Verdict(Outcome.FAILED, how)
                : Verdict.unable(how + " It is no check but a " + kind(n) + ", so nothing could be judged.");
    }

    /** Some command was not there: the check was not made, whatever the rest of its line made of that. */
    private Optional<Verdict> missing(int n, StepMarks step, int code) {
        String what = "";
        if (!step.missing().isEmpty()) {
            what = String.join(", ", step.missing()) + ": command not found";
        } else if (code == NOT_FOUND || step.errors().contains(NOT_FOUND)) {
            what = "exit 127, a command was not found";
        } else if (code == NOT_EXECUTABLE || step.errors().contains(NOT_EXECUTABLE)) {
            what = "exit 126, a command is not executable";
        }
        String hint = prepared.checkout()
                ? " It ran in a fresh checkout, which has no ignored files; validate-in: live has them."
                : "";
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of(Verdict.unable(named(n) + " could not run: " + what + "." + hint));
    }

    /** A signal that no command of the step received, so the shell itself did. */
    private static boolean killed(StepMarks step, int code) {
        return isSignal(code) && !step.errors().contains(code);
    }

    private static boolean isSignal(int code) {
        return code > SIGNAL && code <= SIGNAL + LAST_SIGNAL;
    }

    private static String signal(int code) {
        if (!isSignal(code)) {
            return "";
        }
        return code == SIGNAL + 13
                ? " (signal 13: it wrote into a pipe that nobody reads any more)"
                : " (ended by signal " + (code - SIGNAL) + ")";
    }

    private int exit(StepMarks step) {
        Integer shell = marks.exit();
        return step.exit() != null ? step.exit() : shell == null ? 0 : shell;
    }

    private StepResult result(int n) {
        Step step = steps.get(n - 1);
        StepMarks seen = marks.steps().get(n);
        StepOutput output = outputs.get(n);
        if (seen == null) {
            return new StepResult(step.kind(), step.text(), null, 0, "", 0, null, "did not run");
        }
        Integer code = seen.exit() != null ? seen.exit() : marks.exit();
        return new StepResult(
                step.kind(),
                step.text(),
                code,
                millis(seen),
                output == null ? "" : output.hash(),
                output == null ? 0 : output.bytes(),
                output == null || output.tests().isEmpty()
                        ? null
                        : output.tests().getAsInt(),
                note(seen, code, output));
    }

    private static String note(StepMarks seen, @Nullable Integer code, @Nullable StepOutput output) {
        if (code == null) {
            return "did not come to its end" + tail(output);
        }
        String missing = seen.missing().isEmpty() ? "" : "not found: " + String.join(", ", seen.missing());
        return code == 0 ? missing : (missing + tail(output)).strip();
    }

    private static String tail(@Nullable StepOutput output) {
        return output == null || output.tail().isEmpty() ? "" : "\nIts output ends:\n" + output.tail();
    }

    private long millis(StepMarks step) {
        Long end = step.ended() != null ? step.ended() : marks.ended();
        return end == null ? 0 : Math.max(0, end - step.started());
    }

    private int lastStarted() {
        return marks.steps().keySet().stream().mapToInt(n -> n).max().orElse(1);
    }

    private String named(int n) {
        String text = steps.get(n - 1).text().strip();
        String first = text.lines().findFirst().orElse("");
        boolean whole = first.equals(text) && first.length() <= SHOWN_TEXT;
        String shown = whole ? first : first.substring(0, Math.min(first.length(), SHOWN_TEXT)) + "…";
        return "`" + shown + "` (step " + n + " of " + steps.size() + ")";
    }

    private String kind(int n) {
        return switch (steps.get(n - 1).kind()) {
            case SETUP -> "set-up";
            case CHANGE -> "change";
            case WAIT -> "wait";
            case CHECK -> "check";
            case ASK -> "question";
        };
    }

    static String words(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis / 1000.0 + " s";
    }
}
