package jarvis.core.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.merge.Landing;
import jarvis.core.merge.MergeOutcome;
import jarvis.core.merge.MergeState;
import jarvis.core.merge.Pinned;
import jarvis.core.merge.RefusedChange;
import jarvis.core.merge.Workspace;
import jarvis.core.ownership.Permission;
import java.util.List;
import org.junit.jupiter.api.Test;

class BranchesTest {
    private static final RefusedChange FOREIGN = new RefusedChange("src/b", "hash-b", "b", "src/b is b's.", true);

    /** Both of p1 have a branch of their own. */
    private static Story branched(PlanSketch sketch) {
        Story story = sketch.story().staged();
        return story.given(
                new Command.AssignWorkspaces(
                        List.of(new Pinned("/repo", "main", "base")), List.of(workspace("a"), workspace("b"))),
                new Command.LaunchRun("ann", "lock-1"));
    }

    private static Workspace workspace(String instance) {
        return new Workspace(instance, "/repo", "/trees/" + instance, "/trees/" + instance, "jarvis/run-1/" + instance);
    }

    private static Story claimed() {
        return branched(new PlanSketch().parallel("p1", "a", "b").gate("c1", "p1", "make"))
                .given(Say.begin("p1/a", 1), Say.begin("p1/b", 1), Say.exit("a", 1, 0), Say.exit("b", 1, 0));
    }

    private static Command merged(String instance, String before, String after) {
        return report(
                instance, new MergeOutcome.Merged(before, "tip-" + instance, after, 2, List.of("new-" + instance)));
    }

    private static Command report(String instance, MergeOutcome outcome) {
        return new Command.ReportMerge(Say.id("p1/" + instance), 1, outcome);
    }

    private static Story refused() {
        return claimed().given(report("a", new MergeOutcome.Refused("base", "tip-a", List.of(FOREIGN))));
    }

    @Test
    void aGateWaitsUntilAllThatWasClaimedIsMerged() {
        Story story = claimed();
        assertThat(story.next())
                .containsExactlyInAnyOrder(
                        new Action.MergeWork(Say.id("p1/a"), 1), new Action.MergeWork(Say.id("p1/b"), 1));
        story.refuses(Say.check("c1", 1), "not-due");
        story.given(merged("a", "base", "m1"));
        story.refuses(Say.check("c1", 1), "not-due");
        story.given(merged("b", "m1", "m2"));
        assertThat(story.next()).containsExactly(new Action.StartCheckpoint("c1", 1));
        assertThat(story.state().branches().tip("/repo")).isEqualTo("m2");
        assertThat(story.state().branches().firstWriters("/repo")).containsEntry("new-a", "a");
    }

    @Test
    void anInstanceThatWaitsForAnotherStartsWhenItsWorkIsMerged() {
        Story story =
                branched(new PlanSketch().sequential("p1", "a", "b")).given(Say.begin("p1/a", 1), Say.exit("a", 1, 0));
        story.refuses(Say.begin("p1/b", 1), "not-startable");
        story.given(merged("a", "base", "m1"));
        assertThat(story.next()).contains(new Action.StartAttempt(Say.id("p1/b"), 1));
    }

    @Test
    void aResumeDoesNotSkipWhatFailedToMerge() {
        Story story = claimed().given(merged("a", "base", "m1"));
        story.given(new Command.ReportMergeNotRun(Say.id("p1/b"), 1, "the disk is full"));
        story.given(new Command.StopRun("ann", "lunch"), new Command.ResumeRun("ann"));
        story.refuses(Say.check("c1", 1), "not-due");
        assertThat(story.state().phases()).containsEntry("p1", PhaseStatus.ACTIVE);
        assertThat(Questions.of(story.state())).extracting(Question::subject).containsExactly("b");
        story.given(Say.retry("b"), merged("b", "m1", "m2"));
        assertThat(story.next()).containsExactly(new Action.StartCheckpoint("c1", 1));
    }

    @Test
    void aPausedInstanceIsNotReadyForIntegration() {
        Story story = branched(new PlanSketch().parallel("p1", "a", "b")).given(Say.begin("p1/a", 1));
        story.given(new Command.StopRun("ann", "lunch")).decides(Say.exit("a", 1, 0));
        story.given(new Command.ResumeRun("ann"));
        story.refuses(merged("a", "base", "m1"), "not-due");
        assertThat(story.next()).noneMatch(action -> action instanceof Action.MergeWork);
    }

    @Test
    void whatWasMergedIsNotDoneAgainAfterARestart() {
        Story story = claimed().given(merged("a", "base", "m1"), merged("b", "m1", "m2"));
        RunState restarted = Coordination.replay(story.log());
        assertThat(Coordination.whatNext(restarted, story.now())).containsExactly(new Action.StartCheckpoint("c1", 1));
        story.refuses(merged("a", "m2", "m3"), "not-due");
        story.refuses(Say.begin("p1/a", 2), "not-startable");
    }

    @Test
    void aCompletionWithoutACommitIsMergedAsNothingAndPassesNoGate() {
        Story story = claimed().given(report("a", new MergeOutcome.Nothing("base")), merged("b", "base", "m1"));
        assertThat(story.state().branches().landings())
                .extracting(landing -> landing.merge().files())
                .containsExactly(0, 2);
        assertThat(story.of("p1/a").verified()).isFalse();
        assertThat(story.next()).containsExactly(new Action.StartCheckpoint("c1", 1));
    }

    @Test
    void aMergeIntoABranchThatMovedOnIsMadeAnew() {
        Story story = claimed().given(merged("a", "base", "m1"));
        story.refuses(merged("b", "base", "m2"), "branch-moved");
        assertThat(story.next()).contains(new Action.MergeWork(Say.id("p1/b"), 1));
    }

    @Test
    void aConflictGoesBackToItsInstanceAloneWithThePaths() {
        Story story = claimed().given(merged("a", "base", "m1"));
        story.given(report("b", new MergeOutcome.Conflicted("m1", "tip-b", List.of("src/x"))));
        assertThat(story.status("p1/b")).isEqualTo(AssignmentStatus.REJECTED);
        assertThat(story.of("p1/b").reason()).contains("src/x");
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.CLAIMED);
        assertThat(story.next()).containsExactly(new Action.StartAttempt(Say.id("p1/b"), 2));
    }

    @Test
    void afterTooManyConflictsAPersonIsAsked() {
        Story story = branched(new PlanSketch().parallel("p1", "a", "b").limits(32, 0, 0))
                .given(Say.begin("p1/a", 1), Say.exit("a", 1, 0));
        story.given(report("a", new MergeOutcome.Conflicted("base", "tip-a", List.of("src/x"))));
        assertThat(Questions.of(story.state())).extracting(Question::kind).containsExactly(Question.Kind.ATTEMPT_STUCK);
    }

    @Test
    void aForeignChangeAsksAPersonFileByFile() {
        Story story = refused();
        assertThat(Questions.of(story.state())).singleElement().satisfies(question -> {
            assertThat(question.id()).isEqualTo("a/1/merge");
            assertThat(question.kind()).isEqualTo(Question.Kind.MERGE_REFUSED);
            assertThat(question.text()).contains("src/b is b's.");
        });
        assertThat(story.next()).doesNotContain(new Action.MergeWork(Say.id("p1/a"), 1));
    }

    @Test
    void aGrantIsForThatContentAlone() {
        Story story = refused();
        story.refuses(new Command.Approve("ann", "a/1/merge", " "), "reason-needed");
        story.given(Say.approve("a/1/merge"));
        assertThat(story.state().branches().permissions()).containsExactly(new Permission("a", "src/b", "hash-b"));
        assertThat(story.next()).contains(new Action.MergeWork(Say.id("p1/a"), 1));
    }

    @Test
    void whatNobodyCanGrantIsLeftOutOnly() {
        RefusedChange never = new RefusedChange("x/.git/hooks/y", "hash", "", "git keeps its own things there.", false);
        Story story = claimed().given(report("a", new MergeOutcome.Refused("base", "tip-a", List.of(never))));
        story.refuses(Say.approve("a/1/merge"), "cannot-be-granted");
        story.given(Say.reject("a/1/merge"));
        assertThat(story.state().branches().dropped()).containsKey("a");
        story.given(merged("a", "base", "m1"));
        assertThat(story.state().branches().dropped()).isEmpty();
    }

    @Test
    void aChangeHandedOverIsATaskThatItsOwnerCannotForget() {
        Story story = refused();
        story.refuses(new Command.HandOver("ann", "a/1/merge", ""), "reason-needed");
        story.given(new Command.HandOver("ann", "a/1/merge", "b decides"));
        assertThat(story.status("p1/b")).isEqualTo(AssignmentStatus.BLOCKED);
        assertThat(story.state().openBlockers()).singleElement().satisfies(blocker -> {
            assertThat(blocker.instance()).isEqualTo("b");
            assertThat(blocker.text()).contains("src/b", "tip-a", "b decides");
        });
        assertThat(story.next()).contains(new Action.MergeWork(Say.id("p1/a"), 1));
    }

    @Test
    void aMergeThatCouldNotBeTriedWaitsForARetry() {
        Story story = claimed().given(new Command.ReportMergeNotRun(Say.id("p1/a"), 1, "the disk is full"));
        assertThat(Questions.of(story.state()))
                .extracting(Question::text)
                .anyMatch(text -> text.contains("disk is full"));
        story.given(Say.retry("a"));
        assertThat(story.of("p1/a").merge()).isEqualTo(MergeState.OPEN);
        assertThat(story.next()).contains(new Action.MergeWork(Say.id("p1/a"), 1));
    }

    @Test
    void aRedMergeGoesBackToItsInstanceAloneAndIsTakenBack() {
        Story story = claimed().given(merged("a", "base", "m1"), merged("b", "m1", "m2"), Say.check("c1", 1));
        Landing stands =
                new Landing("/repo", "p1/b", "b", new MergeOutcome.Merged("base", "tip-b", "m3", 2, List.of()));
        Blame blame = new Blame(Say.id("p1/a"), "/repo", "m2", "m3", List.of(stands), "it passed before that merge");
        story.given(new Command.ReportBlame("c1", 1, Say.evidence(Outcome.FAILED, "tree"), blame));
        assertThat(story.status("p1/a")).isEqualTo(AssignmentStatus.REJECTED);
        assertThat(story.status("p1/b")).isEqualTo(AssignmentStatus.CLAIMED);
        assertThat(story.state().branches().tip("/repo")).isEqualTo("m3");
        assertThat(story.state().branches().landings()).containsExactly(stands);
        assertThat(story.state().branches().earlierTips("/repo")).contains("base", "m1", "m2");
        assertThat(story.next()).containsExactly(new Action.StartAttempt(Say.id("p1/a"), 2));
        story.refuses(Say.check("c1", 2), "not-due");
        story.given(
                Say.begin("p1/a", 2),
                Say.exit("a", 2, 0),
                new Command.ReportMerge(
                        Say.id("p1/a"), 2, new MergeOutcome.Merged("m3", "tip-a2", "m4", 1, List.of())));
        assertThat(story.next()).containsExactly(new Action.StartCheckpoint("c1", 2));
    }

    @Test
    void aBlameForAnotherTipThanTheOneThatStandsIsNotFollowed() {
        Story story = claimed().given(merged("a", "base", "m1"), merged("b", "m1", "m2"), Say.check("c1", 1));
        Blame blame = new Blame(Say.id("p1/a"), "/repo", "m1", "base", List.of(), "it passed before that merge");
        story.given(new Command.ReportBlame("c1", 1, Say.evidence(Outcome.FAILED, "tree"), blame));
        assertThat(story.state().branches().tip("/repo")).isEqualTo("m2");
        assertThat(story.status("p1/b")).isEqualTo(AssignmentStatus.REJECTED);
    }

    @Test
    void whatWasMergedIsPartOfWhatASignOffApproves() {
        RunState one = claimed().given(merged("a", "base", "m1")).state();
        RunState other = claimed().given(merged("a", "base", "other")).state();
        assertThat(SignOffSubject.hash(one)).isNotEqualTo(SignOffSubject.hash(other));
    }

    @Test
    void theResultIsHandedOverOnceItIsSignedOff() {
        Story story = branched(new PlanSketch().parallel("p1", "a"))
                .given(Say.begin("p1/a", 1), Say.exit("a", 1, 0), merged("a", "base", "m1"));
        assertThat(story.next()).doesNotContain(new Action.Deliver("/repo"));
        story.given(new Command.SignOff("ann", story.state().evidence()));
        assertThat(story.next()).contains(new Action.Deliver("/repo"));
        story.given(new Command.ReportDelivery("/repo", "main", "m2", "merged"));
        assertThat(story.next()).doesNotContain(new Action.Deliver("/repo"));
    }
}
