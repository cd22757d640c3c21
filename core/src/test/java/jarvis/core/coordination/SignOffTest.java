package jarvis.core.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignOffTest {
    private static Story worked(PlanSketch sketch) {
        return sketch.launched().given(Say.begin("p1/a", 1), Say.exit("a", 1, 0));
    }

    private static PlanSketch withFinal() {
        return new PlanSketch().parallel("p1", "a").gate("c1", "p1", "make").finalSteps("make all");
    }

    private static Story offered() {
        return worked(withFinal())
                .given(Say.check("c1", 1), Say.pass("c1", 1), Say.check("final", 1), Say.pass("final", 1));
    }

    @Test
    void aVerifiedRunAwaitsItsSignOff() {
        Story story = offered();
        assertThat(story.state().status()).isEqualTo(RunStatus.AWAITING_SIGN_OFF);
        assertThat(story.next())
                .containsExactly(new Action.AskPerson(new Question(
                        Questions.SIGN_OFF,
                        Question.Kind.SIGN_OFF,
                        "run-1",
                        "Sign off Plan? Evidence " + story.state().evidence(),
                        story.now())));
    }

    @Test
    void aSignOffNamesTheEvidence() {
        Story story = offered();
        story.refuses(new Command.SignOff("ann", "something else"), "evidence-changed");
        story.refuses(new Command.SignOff("ann", ""), "evidence-changed");
        story.refuses(Say.approve(Questions.SIGN_OFF), "name-the-evidence");
        String evidence = story.state().evidence();
        story.decides(
                new Command.SignOff("ann", evidence), new Event.SignedOff(story.now(), "ann", evidence, List.of()));
        story.given(new Command.SignOff("ann", evidence));
        assertThat(story.state().status()).isEqualTo(RunStatus.SIGNED_OFF);
        assertThat(story.next()).isEmpty();
        story.refuses(new Command.SignOff("ann", evidence), "nothing-to-sign-off");
        story.refuses(new Command.StopRun("ann", "late"), "run-not-active");
    }

    @Test
    void anOpenBlockerIsResolvedBeforeTheSignOff() {
        Story story = offered();
        story.given(new Command.RaiseBlocker(Say.ANN, "a", BlockerSeverity.WARNING, "it is slow"));
        story.given(new Command.RaiseBlocker(Say.ANN, "a", BlockerSeverity.BLOCKING, "it is on fire"));
        Command signOff = new Command.SignOff("ann", story.state().evidence());
        story.refuses(signOff, "blocker-open");
        story.given(Say.unblock("blocker-2"), signOff);
        assertThat(story.state().status()).isEqualTo(RunStatus.SIGNED_OFF);
    }

    @Test
    void aWorkerThatIsStillThereAfterTheSignOffIsToGo() {
        Story story = new PlanSketch().parallel("p1", "a").launched().given(Say.begin("p1/a", 1), Say.claim("a", 1));
        assertThat(story.next()).contains(new Action.KeepAttempt(Say.id("p1/a"), 1));
        story.given(new Command.SignOff("ann", story.state().evidence()));
        assertThat(story.next()).containsExactly(new Action.StopAttempt(Say.id("p1/a"), 1));
        story.given(Say.exit("a", 1, 143));
        assertThat(story.next()).isEmpty();
        assertThat(story.state().status()).isEqualTo(RunStatus.SIGNED_OFF);
    }

    @Test
    void nothingIsSignedOffBeforeItsTime() {
        worked(withFinal()).refuses(new Command.SignOff("ann", ""), "nothing-to-sign-off");
    }

    @Test
    void aSignOffIsVoidWhenTheTreeMoves() {
        Story story = offered();
        String before = story.state().evidence();
        story.given(new Command.VoidCheckpoint("final", 1, "somebody wrote"));
        assertThat(story.state().status()).isEqualTo(RunStatus.FINAL_VERIFICATION);
        story.refuses(new Command.SignOff("ann", before), "nothing-to-sign-off");
        Evidence other = Say.evidence(Outcome.PASSED, "tree-2");
        story.given(Say.check("final", 2), new Command.ReportCheckpoint("final", 2, other));
        assertThat(story.state().evidence()).isNotEqualTo(before);
        story.refuses(new Command.SignOff("ann", before), "evidence-changed");
    }

    @Test
    void onlyTheNewestRoundOfTheFinalVerificationIsVoid() {
        Story story = offered();
        story.refuses(new Command.VoidCheckpoint("final", 2, "moved"), "not-judging");
        story.refuses(new Command.VoidCheckpoint("c1", 1, "moved"), "not-judging");
    }

    @Test
    void aRejectedSignOffAsksForAnotherVerification() {
        Story story = offered();
        story.refuses(new Command.Reject("ann", Questions.SIGN_OFF, ""), "reason-needed");
        story.decides(Say.reject(Questions.SIGN_OFF), new Event.SignOffRejected(story.now(), "ann", "not good"));
        story.given(Say.reject(Questions.SIGN_OFF));
        assertThat(Questions.of(story.state()))
                .extracting(Question::text)
                .containsExactly("Final verification failed: sign-off rejected by ann: not good");
        story.given(Say.retry("final"), Say.check("final", 2), Say.pass("final", 2));
        assertThat(story.state().status()).isEqualTo(RunStatus.AWAITING_SIGN_OFF);
    }

    @Test
    void withoutAFinalVerificationARejectedSignOffStaysOpen() {
        Story story = worked(new PlanSketch().parallel("p1", "a")).given(Say.reject(Questions.SIGN_OFF));
        assertThat(story.state().reason()).isEqualTo("not good");
        story.given(new Command.SignOff("ann", story.state().evidence()));
    }

    @Test
    void aFailedFinalVerificationAsksAPerson() {
        Story story = worked(withFinal()).given(Say.check("c1", 1), Say.pass("c1", 1), Say.check("final", 1));
        story.given(Say.fail("final", 1));
        assertThat(story.gate("final")).isEqualTo(CheckpointStatus.STUCK);
        story.refuses(Say.reject("final/1"), "nobody-to-send-back-to");
        story.given(Say.approve("final/1"));
        assertThat(SignOffSubject.unverified(story.state()))
                .containsExactly("Final verification did not pass; it was accepted by ann: looked at it");
    }

    @Test
    void theFinalQuestionsAreAskedToo() {
        Story story = worked(new PlanSketch().parallel("p1", "a").finalQuestions("nice?"));
        story.given(Say.check("final", 1), Say.pass("final", 1));
        assertThat(story.state().status()).isEqualTo(RunStatus.FINAL_VERIFICATION);
        story.given(Say.approve("final/1/q1"));
        assertThat(story.state().status()).isEqualTo(RunStatus.AWAITING_SIGN_OFF);
    }

    @Test
    void whatNobodyVerifiedIsNamed() {
        Story story = new PlanSketch().parallel("p1", "a", "b?").launched();
        story.given(Say.begin("p1/a", 1), Say.begin("p1/b", 1), Say.exit("b", 1, 2), Say.exit("a", 1, 0));
        assertThat(SignOffSubject.unverified(story.state()))
                .containsExactly(
                        "p1/a is done by its own word; no checkpoint verified it",
                        "p1/b (prep) failed: exit 2",
                        "the plan has no final verification");
        Event last = ((Decision.Accepted)
                        story.when(new Command.SignOff("ann", story.state().evidence())))
                .events()
                .getFirst();
        assertThat(((Event.SignedOff) last).unverified()).hasSize(3);
    }

    @Test
    void otherEvidenceHasAnotherHash() {
        Evidence good = Say.evidence(Outcome.PASSED, "tree-1");
        StepResult step = good.steps().getFirst();
        StepResult slower = new StepResult(step.kind(), step.text(), 0, 13, "abc", 3, null, "");
        StepResult counted = new StepResult(step.kind(), step.text(), 0, 12, "abc", 3, 7, "");
        StepResult other = new StepResult(step.kind(), step.text(), 0, 12, "abd", 3, null, "");
        List<Evidence> all = List.of(
                good,
                Say.evidence(Outcome.PASSED, "tree-2"),
                new Evidence(Outcome.PASSED, "tree-1", "the live folder", "", good.steps()),
                new Evidence(Outcome.PASSED, "tree-1", "a fresh checkout", "", List.of()),
                new Evidence(Outcome.PASSED, "tree-1", "a fresh checkout", "", List.of(step, step)),
                new Evidence(Outcome.PASSED, "tree-1", "a fresh checkout", "", List.of(slower)),
                new Evidence(Outcome.PASSED, "tree-1", "a fresh checkout", "", List.of(counted)),
                new Evidence(Outcome.PASSED, "tree-1", "a fresh checkout", "", List.of(other)));
        Set<String> hashes = new HashSet<>();
        for (Evidence evidence : all) {
            Story story = worked(withFinal()).given(Say.check("c1", 1), Say.pass("c1", 1), Say.check("final", 1));
            story.given(new Command.ReportCheckpoint("final", 1, evidence));
            assertThat(hashes.add(story.state().evidence())).as("%s", evidence).isTrue();
        }
    }

    @Test
    void oneTextCannotPassForTheNext() {
        assertThat(verified("here", "now then")).isNotEqualTo(verified("here now", "then"));
        assertThat(verified("here", "now\nthen")).isNotEqualTo(verified("here\nnow", "then"));
    }

    private static String verified(String place, String reason) {
        Story story = worked(withFinal()).given(Say.check("c1", 1), Say.pass("c1", 1), Say.check("final", 1));
        Evidence evidence = new Evidence(Outcome.PASSED, "tree-1", place, reason, List.of());
        return story.given(new Command.ReportCheckpoint("final", 1, evidence))
                .state()
                .evidence();
    }
}
