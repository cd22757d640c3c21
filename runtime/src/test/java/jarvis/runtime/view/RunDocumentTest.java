package jarvis.runtime.view;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Command;
import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.Reporter;
import jarvis.core.plan.StepKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RunDocumentTest {
    @Test
    void aStagedRunShowsEverythingWaitingForTheFirstPhase() {
        ObjectNode run = document(Scenes.staged());
        assertThat(run.path("status").stringValue()).isEqualTo("staged");
        assertThat(run.path("launchedAt").isNull()).isTrue();
        assertThat(run.path("evidence").isNull()).isTrue();
        assertThat(texts(run, "phases", "status")).containsExactly("pending", "pending", "pending");
        assertThat(texts(run, "assignments", "status")).containsOnly("waiting");
        assertThat(run.at("/assignments/1/waitsFor/0").stringValue()).isEqualTo("phase-1");
        assertThat(texts(run, "checkpoints", "gates")).containsExactly("phase-1", "phase-2", "phase-3", "run");
    }

    @SuppressWarnings("size") // one list of keys, read as one
    @Test
    void keysAreThoseThatProgramsReadToday() {
        ObjectNode run = document(Scenes.blocked());
        assertThat(run.propertyNames())
                .containsExactly(
                        "id",
                        "title",
                        "status",
                        "since",
                        "reason",
                        "planPath",
                        "lock",
                        "launchedAt",
                        "version",
                        "evidence",
                        "asOf",
                        "needsYou",
                        "phases",
                        "usage",
                        "pricesAsOf",
                        "budgets",
                        "assignments",
                        "instances",
                        "timing",
                        "checkpoints",
                        "blockers",
                        "integration",
                        "problems",
                        "promises",
                        "unverified");
        assertThat(run.at("/assignments/0").propertyNames())
                .containsExactly(
                        "id",
                        "phase",
                        "instance",
                        "name",
                        "part",
                        "checkpoint",
                        "status",
                        "attempt",
                        "ended",
                        "rejections",
                        "progress",
                        "claim",
                        "verified",
                        "reason",
                        "since",
                        "startedAt",
                        "completedAt",
                        "waitsFor");
        assertThat(run.at("/instances/0").propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "priority",
                        "location",
                        "estimate",
                        "status",
                        "current",
                        "attempts",
                        "blockers",
                        "workspace",
                        "agent",
                        "usage");
        assertThat(run.at("/checkpoints/0").propertyNames())
                .containsExactly(
                        "id", "name", "status", "round", "reason", "since", "gates", "runs", "questions", "evidence");
        assertThat(run.at("/checkpoints/0/evidence").propertyNames())
                .containsExactly("outcome", "tree", "place", "reason", "steps");
        assertThat(run.at("/checkpoints/0/evidence/steps/0").propertyNames())
                .containsExactly(
                        "kind", "text", "exitCode", "millis", "output", "outputBytes", "testsExecuted", "note");
        assertThat(run.at("/blockers/0").propertyNames())
                .containsExactly(
                        "id", "instance", "severity", "text", "by", "open", "raisedAt", "resolvedAt", "resolution");
    }

    @Test
    void aBlockerIsShownAtItsInstance() {
        ObjectNode run = document(Scenes.blocked());
        assertThat(run.at("/instances/2/status").stringValue()).isEqualTo("blocked");
        assertThat(run.at("/instances/2/blockers/0").stringValue()).isEqualTo("blocker-1");
        assertThat(run.at("/blockers/0/by").stringValue()).isEqualTo("instance-3 (attempt 1)");
        assertThat(run.at("/integration/dashboard_port").intValue()).isEqualTo(3003);
    }

    @Test
    void whatAPersonMustSettleIsNamedWithItsKind() {
        assertThat(texts(document(Scenes.asking()), "needsYou", "kind")).containsExactly("judge", "judge");
        assertThat(texts(document(Scenes.stuck()), "needsYou", "kind")).containsExactly("checkpoint stuck");
        assertThat(texts(document(Scenes.attemptDied()), "needsYou", "kind")).containsExactly("attempt stuck");
        assertThat(texts(document(Scenes.awaitingSignOff()), "needsYou", "id")).containsExactly("sign-off");
    }

    @Test
    void missingIsNeverZero() {
        JsonNode step = document(Scenes.secondPhase()).at("/checkpoints/0/evidence/steps/0");
        assertThat(step.path("testsExecuted").isNull()).isTrue();
        assertThat(document(Scenes.stuck())
                        .at("/checkpoints/1/evidence/steps/0/testsExecuted")
                        .intValue())
                .isZero();
        assertThat(document(Scenes.staged()).at("/checkpoints/0/evidence").isNull())
                .isTrue();
    }

    @Test
    void theAnswersOfAPersonStandBesideTheEvidence() {
        JsonNode question = document(Scenes.awaitingSignOff()).at("/checkpoints/3/questions/0");
        assertThat(question.at("/answer/yes").booleanValue()).isTrue();
        assertThat(question.at("/answer/reason").stringValue()).isEqualTo("watched it for a minute");
        assertThat(document(Scenes.asking())
                        .at("/checkpoints/1/questions/0/answer")
                        .isNull())
                .isTrue();
    }

    @Test
    void anIntegrationPointThatIsNoJsonIsShownAsItsText() {
        Scenario scenario = Scenes.firstPhase();
        scenario.must(new Command.RecordIntegrationPoint(new Reporter.Person("ada"), "odd", "{not json"));
        assertThat(document(scenario).at("/integration/odd").stringValue()).isEqualTo("{not json");
    }

    @Test
    void allRoundsOfACheckpointAreKeptTheFalseDoneToo() {
        Scenario scenario = Scenes.falseDone();
        scenario.start()
                .done("instance-1", "Fixed")
                .judged("checkpoint-1", jarvis.core.coordination.Outcome.PASSED, "", Scenario.check("curl", 0, null));
        Rounds rounds = new Rounds("checkpoint-1", List.of());
        scenario.run.events(0, 1000).stream().map(Recorded::event).forEach(rounds::add);
        assertThat(rounds.documents()).hasSize(2);
        assertThat(rounds.document(1).orElseThrow().path("verdict").stringValue())
                .isEqualTo("failed");
        assertThat(rounds.document(2).orElseThrow().path("verdict").stringValue())
                .isEqualTo("passed");
        assertThat(rounds.document(3)).isEmpty();
    }

    @Test
    void theWordsAreThoseOfTheDesign() {
        assertThat(document(Scenes.awaitingSignOff()).path("status").stringValue())
                .isEqualTo("awaiting sign-off");
        assertThat(document(Scenes.signedOff()).path("status").stringValue()).isEqualTo("signed off");
        assertThat(document(Scenes.stuck()).at("/checkpoints/1/status").stringValue())
                .isEqualTo("could not run");
        assertThat(Words.of(StepKind.ASK)).isEqualTo("ask");
    }

    private static ObjectNode document(Scenario scenario) {
        return RunDocument.of(scenario.run.plan(), scenario.run.state(), scenario.instant());
    }

    private static List<String> texts(ObjectNode run, String list, String field) {
        List<String> found = new ArrayList<>();
        run.path(list).forEach(item -> found.add(item.path(field).stringValue()));
        return found;
    }
}
