package jarvis.runtime.mcp;

import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.CheckpointStatus;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.GateOutlook;
import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunState;
import jarvis.runtime.view.Words;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What an instance asks of the checkpoint that judges its work. Nobody starts one: it starts when nothing is missing. */
final class GateTools {
    private GateTools() {}

    static Tool request() {
        Tool.Sheet sheet = new Tool.Sheet(
                "Request the checkpoint",
                "Ask that the checkpoint of your phase be run as soon as possible. It runs by itself once nothing is missing;"
                        + " this says what it still waits for, and notes your wish for the person who watches. Do not call it in a loop.",
                Hints.STATES);
        return new Tool(
                "request_checkpoint", sheet, List.of(), gate(Standing.shape()), (caller, _) -> requested(caller));
    }

    /** With what is known of the checkpoint. */
    static Shape gate(Shape shape) {
        return shape.text("checkpoint", "The checkpoint that judges your work; empty when none does.")
                .text("checkpointStatus", "Where it stands; empty when there is none.")
                .texts("missing", "What it waits for; empty when it runs, or starts by itself at once.");
    }

    /** After a claim that was heard. */
    static Said claimed(Caller caller, Reporter.Worker worker, ObjectNode structured) {
        Optional<GateOutlook> gate = outlook(caller, worker);
        write(gate.orElse(null), structured);
        String judged = gate.map(found -> name(found) + " judges it"
                        + (found.missing().isEmpty()
                                ? " now."
                                : " when this is there: " + String.join(" ", found.missing())))
                .orElse("No checkpoint judges it.");
        return new Said(
                "Recorded as your claim. " + judged + " End your work here; if it is refused, you are told why.",
                structured);
    }

    private static Said requested(Caller caller) {
        Optional<Reporter.Worker> worker = caller.worker();
        if (worker.isEmpty()) {
            return Said.refused(
                    "Only an instance asks for its checkpoint, and this token is a person's. See run_status for"
                            + " what each one waits for; jarvis retry CHECKPOINT tries one again.");
        }
        if (caller.stale().isPresent()) {
            return Said.refused(caller.stale().get());
        }
        if (!caller.state().status().active()) {
            return Said.refused("The run is " + Words.of(caller.state().status())
                    + ", so no checkpoint is run. A person resumes it: jarvis resume");
        }
        Optional<GateOutlook> gate = outlook(caller, worker.get());
        ObjectNode structured = Standing.of(caller, worker.get());
        write(gate.orElse(null), structured);
        gate.filter(found -> !found.missing().isEmpty()).ifPresent(found -> note(caller, worker.get(), found));
        return new Said(
                gate.map(GateTools::sentence).orElseGet(() -> none(caller.assignment(worker.get()))), structured);
    }

    private static String sentence(GateOutlook gate) {
        if (!gate.missing().isEmpty()) {
            return name(gate) + " cannot run yet. " + String.join(" ", gate.missing())
                    + " Your wish is noted; it runs by itself when nothing is missing.";
        }
        return gate.checkpoint().status() == CheckpointStatus.RUNNING
                ? name(gate) + " is running now, round " + gate.checkpoint().round() + "."
                : name(gate) + " starts by itself at once; nothing is missing.";
    }

    private static String none(AssignmentState assignment) {
        return assignment.spec().full()
                ? "No checkpoint is left that judges your work: its phase ends on claims, or its checkpoints have passed."
                : "Your part is a prep: nothing of it is judged, and it ends when you claim to be done.";
    }

    /** The same wish is noted once. */
    private static void note(Caller caller, Reporter.Worker worker, GateOutlook gate) {
        String source = worker.label();
        String text = "asks that " + name(gate) + " be run. " + String.join(" ", gate.missing());
        RunState state = caller.state();
        boolean noted = state.notes().stream()
                .anyMatch(note -> note.source().equals(source) && note.text().equals(text));
        if (!noted) {
            caller.live().submit(new Command.NoteProblem(source, text));
        }
    }

    private static Optional<GateOutlook> outlook(Caller caller, Reporter.Worker worker) {
        return GateOutlook.of(caller.state(), caller.assignment(worker).id());
    }

    private static String name(GateOutlook gate) {
        return gate.checkpoint().spec().id();
    }

    private static void write(@Nullable GateOutlook gate, ObjectNode structured) {
        structured.put("checkpoint", gate == null ? "" : name(gate));
        structured.put(
                "checkpointStatus",
                gate == null ? "" : Words.of(gate.checkpoint().status()));
        structured.set("missing", Tool.texts(gate == null ? List.of() : gate.missing()));
    }
}
