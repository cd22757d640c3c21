package jarvis.runtime.view;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.Ending;
import jarvis.core.coordination.Endings;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Event.*;
import jarvis.core.coordination.Reporter;
import jarvis.core.coordination.RunDefinition;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One fact as JSON: {@code {seq, at, type, sentence, data}}; data are the fact's own fields in the words of the design. */
public final class EventDocument {
    private static final JsonMapper FIELDS =
            JsonMapper.builder().addModule(words()).build();

    private EventDocument() {}

    /** The document of an event at its place in the run's stream, counted from 1. */
    public static ObjectNode of(long seq, Event event) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("seq", seq);
        document.put("at", event.at().toString());
        document.put("type", type(event));
        document.put("sentence", EventSentence.of(event));
        document.set("data", data(event));
        return document;
    }

    private static ObjectNode data(Event event) {
        ObjectNode data = FIELDS.valueToTree(event);
        data.remove("at");
        return data;
    }

    /** The name of the fact in the API; it does not follow the class when that is renamed. */
    static String type(Event event) {
        return switch (event) {
            case RunStaged e -> "run-staged";
            case RunLaunched e -> "run-launched";
            case PhaseOpened e -> "phase-opened";
            case AssignmentReady e -> "assignment-ready";
            case AttemptStarted e -> "attempt-started";
            case ProgressClaimed e -> "progress-claimed";
            case DoneClaimed e -> "done-claimed";
            case ClaimWithdrawn e -> "claim-withdrawn";
            case AttemptEnded e -> "attempt-ended";
            case AssignmentDone e -> "assignment-done";
            case AssignmentRejected e -> "assignment-rejected";
            case AssignmentRetried e -> "assignment-retried";
            case BlockerRaised e -> "blocker-raised";
            case BlockerResolved e -> "blocker-resolved";
            case IntegrationPointRecorded e -> "integration-point-recorded";
            case CheckpointStarted e -> "checkpoint-started";
            case CheckpointChecked e -> "checkpoint-checked";
            case QuestionAnswered e -> "question-answered";
            case CheckpointPassed e -> "checkpoint-passed";
            case CheckpointFailed e -> "checkpoint-failed";
            case CheckpointNotRun e -> "checkpoint-not-run";
            case ReworkExhausted e -> "rework-exhausted";
            case CheckpointVoided e -> "checkpoint-voided";
            case CheckpointWaived e -> "checkpoint-waived";
            case CheckpointRetried e -> "checkpoint-retried";
            case PhaseDone e -> "phase-done";
            case FinalVerificationStarted e -> "final-verification-started";
            case SignOffAwaited e -> "sign-off-awaited";
            case SignedOff e -> "signed-off";
            case SignOffRejected e -> "sign-off-rejected";
            case RunStopped e -> "run-stopped";
            case RunResumed e -> "run-resumed";
            case OfAgent e -> agentType(e);
            case OfBranch e -> branchType(e);
            case ReportIgnored e -> "report-ignored";
            case ProblemNoted e -> "problem-noted";
        };
    }

    private static String agentType(OfAgent event) {
        return switch (event) {
            case UsageReported e -> "usage-reported";
            case BudgetAllowed e -> "budget-allowed";
            case AgentAsked e -> "agent-asked";
            case AgentAnswered e -> "agent-answered";
            case AgentTold e -> "agent-told";
        };
    }

    private static String branchType(OfBranch event) {
        return switch (event) {
            case WorkspacesAssigned e -> "workspaces-assigned";
            case WorkMerged e -> "work-merged";
            case MergeRefused e -> "merge-refused";
            case MergeConflicted e -> "merge-conflicted";
            case MergeNotRun e -> "merge-not-run";
            case MergeRetried e -> "merge-retried";
            case ChangesGranted e -> "changes-granted";
            case ChangesDropped e -> "changes-dropped";
            case MergeBlamed e -> "merge-blamed";
            case WorkTakenBack e -> "work-taken-back";
            case ResultDelivered e -> "result-delivered";
            case ResultNotDelivered e -> "result-not-delivered";
        };
    }

    private static SimpleModule words() {
        SimpleModule module = new SimpleModule("words");
        module.addSerializer(AssignmentId.class, text((id, json) -> json.writeString(id.toString())));
        module.addSerializer(Reporter.class, text((by, json) -> json.writeString(by.label())));
        module.addSerializer(Ending.class, text((end, json) -> json.writeString(Endings.describe(end))));
        module.addSerializer(Enum.class, text((word, json) -> json.writeString(Words.lower(word))));
        module.addSerializer(RunDefinition.class, text(EventDocument::definition));
        return module;
    }

    /** Without the plan's text and schedule: they are shown elsewhere, and long. */
    private static void definition(RunDefinition definition, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("run", definition.run());
        json.writeStringProperty("title", definition.title());
        json.writeStringProperty("planPath", definition.planPath());
        json.writeStringProperty("lock", definition.lock());
        json.writeEndObject();
    }

    private static <T> ValueSerializer<T> text(BiConsumer<T, JsonGenerator> writing) {
        return new ValueSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                writing.accept(value, json);
            }
        };
    }
}
