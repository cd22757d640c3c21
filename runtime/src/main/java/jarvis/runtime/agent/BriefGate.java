package jarvis.runtime.agent;

import static jarvis.runtime.agent.Sheet.code;

import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.CheckpointState;
import jarvis.core.coordination.CheckpointStatus;
import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.PhaseSpec;
import jarvis.core.coordination.RunState;
import jarvis.core.coordination.StepResult;
import jarvis.core.plan.Plan;
import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import java.util.List;
import java.util.stream.Collectors;

/** The parts of a brief about the gate: what it will run and ask, and what it found when it sent the work back. */
record BriefGate(Plan plan, RunState state, AssignmentState assignment, BriefExtras extras, Sheet sheet) {

    void gate() {
        sheet.section("Your gate");
        if (!assignment.spec().full()) {
            sheet.line("A prep has none: it ends with your claim.");
            return;
        }
        List<CheckpointState> judges = judges();
        if (judges.isEmpty()) {
            sheet.line("The plan has none for this phase. What you claim is shown as unverified.");
            return;
        }
        sheet.paragraph(
                "Once all have claimed to be done, Jarvis itself runs this. Zero tests, a missing command and a time"
                        + " limit are no pass.");
        judges.forEach(this::judge);
    }

    private void judge(CheckpointState checkpoint) {
        sheet.paragraph(
                "**" + checkpoint.spec().name() + "** (" + checkpoint.spec().id() + ")");
        String commands = commands(checkpoint);
        if (!commands.isEmpty()) {
            sheet.block("bash", commands);
            sheet.line("");
        }
        if (!checkpoint.spec().questions().isEmpty()) {
            sheet.paragraph("A person is asked:");
            checkpoint.spec().questions().forEach(sheet::item);
            sheet.line("");
        }
    }

    private String commands(CheckpointState checkpoint) {
        if (checkpoint.spec().id().equals(assignment.spec().checkpoint())) {
            return extras.check() == null ? "" : extras.check();
        }
        return plan.checkpoint(checkpoint.spec().id()).stream()
                .flatMap(found -> found.steps().stream())
                .filter(step -> step.kind() != StepKind.ASK)
                .map(Step::text)
                .collect(Collectors.joining("\n"));
    }

    /** What judges this assignment: its own checkpoint, and the phase's. */
    private List<CheckpointState> judges() {
        String own = assignment.spec().checkpoint();
        List<String> phase = state.schedule().phases().stream()
                .filter(found -> found.id().equals(assignment.id().phase()))
                .map(PhaseSpec::checkpoints)
                .flatMap(List::stream)
                .toList();
        return state.checkpoints().values().stream()
                .filter(c ->
                        c.spec().id().equals(own) || phase.contains(c.spec().id()))
                .toList();
    }

    void feedback() {
        List<CheckpointState> failed = judges().stream()
                .filter(c -> c.status() == CheckpointStatus.FAILED || c.status() == CheckpointStatus.STUCK)
                .toList();
        if (assignment.spec().full() && !failed.isEmpty()) {
            sheet.section("Your work came back");
            sheet.paragraph("What was claimed did not hold. Correct what follows; the same is run again.");
            failed.forEach(this::failure);
        } else if (assignment.attempt() > 1) {
            sheet.section("You are not the first");
            sheet.line("An earlier attempt worked here. Look at what it left before you begin; keep what is right.");
        }
    }

    private void failure(CheckpointState checkpoint) {
        String reason = checkpoint.reason().isBlank() ? "" : ": " + checkpoint.reason();
        sheet.paragraph("**" + checkpoint.spec().name() + "** failed in round " + checkpoint.round() + reason);
        Evidence evidence = checkpoint.evidence();
        if (evidence != null) {
            evidence.steps().stream().filter(BriefGate::failed).forEach(this::failure);
        }
    }

    private static boolean failed(StepResult step) {
        boolean clean =
                step.exitCode() != null && step.exitCode() == 0 && step.note().isBlank();
        return step.kind() != StepKind.ASK && !clean;
    }

    private void failure(StepResult step) {
        sheet.item(oneLine(step.text()) + ": "
                + (step.exitCode() == null ? "not run to its end" : "exit " + step.exitCode())
                + (step.note().isBlank() ? "" : " (" + step.note() + ")"));
        String tail = extras.tails().get(step.output());
        if (tail != null && !tail.isBlank()) {
            sheet.line("");
            sheet.block("", tail);
            sheet.line("");
        }
    }

    private static String oneLine(String command) {
        return code(command.strip().replace("\n", "; "));
    }
}
