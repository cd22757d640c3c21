package jarvis.runtime.view;

import jarvis.core.coordination.CheckpointState;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Event.*;
import jarvis.core.coordination.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All rounds of one checkpoint, folded from the run's events: a state keeps the newest evidence only. Confined to one thread. */
public final class Rounds {
    private final String checkpoint;
    private final List<String> questions;
    private final Map<Integer, Round> rounds = new LinkedHashMap<>();

    /** @param questions the checkpoint's questions, for the words of what was answered */
    public Rounds(String checkpoint, List<String> questions) {
        this.checkpoint = checkpoint;
        this.questions = List.copyOf(questions);
    }

    /** Takes the next event of the run; those of other checkpoints change nothing. */
    public void add(Event event) {
        switch (event) {
            case CheckpointStarted e -> start(e);
            case CheckpointChecked e -> in(e.checkpoint(), e.round(), round -> round.evidence = e.evidence());
            case QuestionAnswered e -> in(e.checkpoint(), e.round(), round -> round.answers.add(e));
            case CheckpointPassed e -> in(e.checkpoint(), e.round(), round -> round.end("passed", "", e.at()));
            case CheckpointFailed e -> in(e.checkpoint(), e.round(), round -> round.end("failed", e.reason(), e.at()));
            case CheckpointNotRun e ->
                in(e.checkpoint(), e.round(), round -> round.end("could not run", e.reason(), e.at()));
            case ReworkExhausted e -> in(e.checkpoint(), e.round(), round -> round.verdict = "stuck");
            case CheckpointWaived e ->
                in(e.checkpoint(), e.round(), round -> round.end("waived", e.by() + ": " + e.reason(), e.at()));
            case CheckpointVoided e -> in(e.checkpoint(), e.round(), round -> round.end("void", e.reason(), e.at()));
            case RunStaged _, RunLaunched _, RunStopped _, RunResumed _, PhaseOpened _, PhaseDone _ -> {}
            case AssignmentReady _, AssignmentDone _, AssignmentRejected _, AssignmentRetried _ -> {}
            case AttemptStarted _, AttemptEnded _, ProgressClaimed _, DoneClaimed _, ClaimWithdrawn _ -> {}
            case BlockerRaised _,
                    BlockerResolved _,
                    IntegrationPointRecorded _,
                    OfAgent _,
                    OfBranch _,
                    ReportIgnored _,
                    ProblemNoted _ -> {}
            case CheckpointRetried _, FinalVerificationStarted _, SignOffAwaited _, SignedOff _, SignOffRejected _ -> {}
        }
    }

    private void start(CheckpointStarted e) {
        if (checkpoint.equals(e.checkpoint())) {
            rounds.put(e.round(), new Round(e.at()));
        }
    }

    private void in(String other, int number, Consumer<Round> change) {
        if (checkpoint.equals(other)) {
            change.accept(round(number));
        }
    }

    /** One round, {@code {round, startedAt, endedAt, verdict, reason, evidence, answers}}; empty when there was none of that number. */
    public Optional<ObjectNode> document(int round) {
        return Optional.ofNullable(rounds.get(round)).map(found -> document(round, found));
    }

    /** All rounds, oldest first. */
    public ArrayNode documents() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        rounds.forEach((number, round) -> all.add(document(number, round)));
        return all;
    }

    private ObjectNode document(int number, Round round) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("checkpoint", checkpoint);
        json.put("round", number);
        json.put("startedAt", round.startedAt.toString());
        json.put("endedAt", RunDocument.text(round.endedAt));
        json.put("verdict", round.verdict);
        json.put("reason", round.reason);
        CheckpointsDocument.evidence(json, round.evidence);
        ArrayNode answers = json.putArray("answers");
        for (QuestionAnswered e : round.answers) {
            ObjectNode answer = answers.addObject();
            answer.put(
                    "text",
                    e.question() < questions.size() ? questions.get(e.question()) : "question " + (e.question() + 1));
            CheckpointsDocument.answer(answer, new CheckpointState.Answer(e.yes(), e.by(), e.reason(), e.at()));
        }
        return json;
    }

    private Round round(int number) {
        Round round = rounds.get(number);
        if (round == null) {
            throw new IllegalStateException(checkpoint + " has no round " + number + " that started");
        }
        return round;
    }

    private static final class Round {
        private final Instant startedAt;
        private final List<QuestionAnswered> answers = new ArrayList<>();
        private @Nullable Instant endedAt;
        private @Nullable Evidence evidence;
        private @Nullable String verdict;
        private String reason = "";

        Round(Instant startedAt) {
            this.startedAt = startedAt;
        }

        void end(String how, String why, Instant at) {
            verdict = how;
            reason = why;
            endedAt = at;
        }
    }
}
