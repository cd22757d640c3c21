package jarvis.runtime.view;

import jarvis.core.coordination.AssignmentSpec;
import jarvis.core.coordination.CheckpointSpec;
import jarvis.core.coordination.CheckpointState;
import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.PhaseSpec;
import jarvis.core.coordination.RunState;
import jarvis.core.coordination.StepResult;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The checkpoints of a run as JSON, and evidence wherever it is shown. */
final class CheckpointsDocument {
    private final RunState state;
    private final Map<String, String> gated = new HashMap<>();

    CheckpointsDocument(RunState state) {
        this.state = state;
        for (PhaseSpec phase : state.schedule().phases()) {
            phase.checkpoints().forEach(id -> gated.put(id, phase.id()));
            phase.assignments().forEach(this::own);
        }
    }

    private void own(AssignmentSpec spec) {
        if (spec.checkpoint() != null) {
            gated.put(spec.checkpoint(), spec.id().toString());
        }
    }

    void writeTo(ArrayNode all) {
        state.checkpoints().values().forEach(c -> checkpoint(all.addObject(), c));
    }

    private void checkpoint(ObjectNode json, CheckpointState c) {
        CheckpointSpec spec = c.spec();
        json.put("id", spec.id());
        json.put("name", spec.name());
        json.put("status", Words.of(c.status()));
        json.put("round", c.round());
        json.put("reason", c.reason());
        json.put("since", c.since().toString());
        json.put("gates", spec.id().equals(CheckpointSpec.FINAL) ? "run" : gated.get(spec.id()));
        json.put("runs", spec.runs());
        ArrayNode questions = json.putArray("questions");
        for (int i = 0; i < spec.questions().size(); i++) {
            ObjectNode question =
                    questions.addObject().put("text", spec.questions().get(i));
            answer(question, c.answers().get(i));
        }
        evidence(json, c.evidence());
    }

    static void answer(ObjectNode question, CheckpointState.@Nullable Answer answer) {
        if (answer == null) {
            question.putNull("answer");
            return;
        }
        question.putObject("answer")
                .put("yes", answer.yes())
                .put("by", answer.by())
                .put("reason", answer.reason())
                .put("at", answer.at().toString());
    }

    static void evidence(ObjectNode json, @Nullable Evidence evidence) {
        if (evidence == null) {
            json.putNull("evidence");
            return;
        }
        ObjectNode found = json.putObject("evidence");
        found.put("outcome", Words.of(evidence.outcome()));
        found.put("tree", evidence.tree());
        found.put("place", evidence.place());
        found.put("reason", evidence.reason());
        ArrayNode steps = found.putArray("steps");
        evidence.steps().forEach(step -> step(steps.addObject(), step));
    }

    private static void step(ObjectNode json, StepResult step) {
        json.put("kind", Words.of(step.kind()));
        json.put("text", step.text());
        json.put("exitCode", step.exitCode());
        json.put("millis", step.millis());
        json.put("output", step.output());
        json.put("outputBytes", step.outputBytes());
        json.put("testsExecuted", step.testsExecuted());
        json.put("note", step.note());
    }
}
