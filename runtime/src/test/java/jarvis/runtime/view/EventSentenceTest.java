package jarvis.runtime.view;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.BlockerSeverity;
import jarvis.core.coordination.Ending;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Recorded;
import jarvis.core.coordination.Reporter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventSentenceTest {
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
    private static final AssignmentId FIRST = new AssignmentId("phase-1", "instance-1");

    @Test
    void aSentenceNamesWhoWhatAndWhy() {
        assertThat(EventSentence.of(new Event.AttemptEnded(AT, FIRST, 2, new Ending.Exited(137))))
                .isEqualTo("instance-1: ended (ended by signal 9 (exit 137), attempt 2)");
        assertThat(EventSentence.of(new Event.CheckpointFailed(AT, "checkpoint-1", 1, "check 2 ended with exit 22")))
                .isEqualTo("Checkpoint 1 failed, round 1: check 2 ended with exit 22");
        assertThat(EventSentence.of(new Event.AssignmentDone(AT, FIRST, false)))
                .isEqualTo("instance-1: done, claimed, not verified");
        assertThat(EventSentence.of(new Event.SignedOff(AT, "ada", "abc", List.of("one"))))
                .isEqualTo("Signed off by ada; one thing in it was never verified");
    }

    @Test
    void aSentenceIsOneLineWithoutAnythingThatMovesACursorOrTurnsTextRound() {
        String nasty = "first\nsecond\r\u001b[2J\u202egnp.exe\u0007\tthird";
        Reporter by = new Reporter.Worker("instance-1", 1);
        String sentence = EventSentence.of(
                new Event.BlockerRaised(AT, "blocker-1", "instance-1", by, BlockerSeverity.BLOCKING, nasty));
        assertThat(sentence)
                .isEqualTo(
                        "instance-1: blocker-1 (blocking) raised by instance-1 (attempt 1): first second [2Jgnp.exe third");
    }

    @Test
    void aSentenceIsBounded() {
        String sentence = EventSentence.of(new Event.ProblemNoted(AT, "journal", "x".repeat(100_000)));
        assertThat(sentence).hasSize(401).endsWith("…");
    }

    @Test
    void everyEventOfAWholeRunHasASentenceATypeAndItsData() {
        for (Recorded recorded : Scenes.signedOff().run.events(0, 1000)) {
            var document = EventDocument.of(recorded.seq(), recorded.event());
            assertThat(document.path("sentence").stringValue()).isNotBlank().doesNotContain("null");
            assertThat(document.path("type").stringValue()).matches("[a-z]+(-[a-z]+)+");
            assertThat(document.path("data").isObject()).isTrue();
            assertThat(document.path("data").has("at")).isFalse();
        }
    }

    @Test
    void dataAreTheFieldsOfTheFactInTheWordsOfTheDesign() {
        var document = EventDocument.of(7, new Event.AttemptEnded(AT, FIRST, 2, new Ending.TimedOut(60)));
        assertThat(document.toString())
                .isEqualTo("{\"seq\":7,\"at\":\"2026-11-22T10:00:00Z\",\"type\":\"attempt-ended\",\"sentence\":"
                        + "\"instance-1: ended (stopped at its time limit of 60 s, attempt 2)\",\"data\":"
                        + "{\"assignment\":\"phase-1/instance-1\",\"attempt\":2,"
                        + "\"ending\":\"stopped at its time limit of 60 s\"}}");
        var checked = Scenes.falseDone().run.events(0, 1000).stream()
                .filter(recorded -> recorded.event() instanceof Event.CheckpointChecked)
                .map(recorded -> EventDocument.of(recorded.seq(), recorded.event()))
                .findFirst()
                .orElseThrow();
        assertThat(checked.at("/data/evidence/outcome").stringValue()).isEqualTo("failed");
        assertThat(checked.at("/data/evidence/steps/1/exitCode").intValue()).isEqualTo(22);
    }

    @Test
    void aStagedRunIsShownWithoutItsWholePlan() {
        Recorded staged = Scenes.staged().run.events(0, 1).getFirst();
        assertThat(EventDocument.of(1, staged.event()).at("/data/definition").propertyNames())
                .containsExactly("run", "title", "planPath", "lock");
    }
}
