package jarvis.runtime.result;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.BlockerSeverity;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Question;
import jarvis.core.coordination.Questions;
import jarvis.core.coordination.Recorded;
import jarvis.core.merge.MergeOutcome;
import jarvis.core.plan.Plan;
import jarvis.runtime.view.BranchScenes;
import jarvis.runtime.view.Plans;
import jarvis.runtime.view.Scenario;
import jarvis.runtime.view.Scenes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseNotesTest {
    private static String notes(Scenario scenario) {
        return notes(Plans.orders(), scenario);
    }

    private static String notes(Plan plan, Scenario scenario) {
        List<Event> events =
                scenario.run.events(0, 10_000).stream().map(Recorded::event).toList();
        return ReleaseNotes.of(plan, events);
    }

    @Test
    void whatWasSignedOffNamesTheHashTheTreeAndWhoSaidSo() {
        Scenario scenario = Scenes.signedOff();
        assertThat(notes(scenario))
                .startsWith("# Order service with a live dashboard\n\nSigned off by ada, 2026-11-22 ")
                .contains("- Evidence: `" + scenario.run.state().evidence() + "`\n")
                .contains("| `" + Scenario.TREE.substring(0, 12) + "` | a fresh checkout |")
                .contains("`npm test` exit 0")
                .contains("`curl -sf localhost:8080/health \\| grep up` exit 0")
                .doesNotContain("Draft");
    }

    @Test
    void whatNobodyVerifiedComesBeforeWhatWasDone() {
        String notes = notes(Scenes.signedOff());
        assertThat(notes)
                .contains("on the word of a person: \"Do the figures on the page match the API?\" Yes, says ada")
                .contains("worked in no branch of its own");
        assertThat(notes.indexOf("## Not verified")).isBetween(0, notes.indexOf("## What was done"));
    }

    @Test
    void aRunThatGoesOnIsADraft() {
        Scenario scenario = Scenes.falseDone();
        scenario.must(new Command.RaiseBlocker(
                scenario.worker("instance-1"), "instance-1", BlockerSeverity.WARNING, "The disk is nearly full"));
        assertThat(notes(scenario))
                .contains("> **Draft.** run-1 is running, as of 2026-11-22 ")
                .contains("- phase-2/instance-2 is not done")
                .contains("*Order API answers* did not pass (failed): ")
                .contains("- Open, warning of **Order API** (instance-1): The disk is nearly full")
                .contains("Went back to it: checkpoint-1, round 1: ")
                .contains("Nothing here is signed off.")
                .contains("- Not signed off\n- Evidence: none yet");
    }

    @Test
    void aDraftNamesWhatWaitsForAPerson() {
        assertThat(notes(BranchScenes.refused()))
                .contains("- Waits for a person: instance-2 changed what it may not write.");
    }

    @Test
    void whatWasLeftOutAndWhatWasGrantedIsSaidWithWhoSaidSo() {
        Scenario left = BranchScenes.refused().must(new Command.Reject("ada", "instance-2/1/merge", "not yours"));
        Scenario granted = BranchScenes.refused().must(new Command.Approve("ada", "instance-2/1/merge", "just once"));
        assertThat(notes(granted))
                .contains("Granted to **Dashboard page** (instance-2), who does not own it, by ada: ")
                .contains("`src/api/orders.ts`, `package-lock.json` (\"just once\")");
        assertThat(notes(left))
                .contains("Left out of what **Dashboard page** (instance-2) made, by ada: ")
                .contains("`src/api/orders.ts`, `package-lock.json` (\"not yours\")");
    }

    @Test
    void workStandsInTheOrderOfItsMergesWithCommitAndFiles() {
        Scenario scenario = BranchScenes.unseen().done("instance-3", "Cached").done("instance-2", "Shown");
        scenario.must(merged("instance-3", "2", "3")).must(merged("instance-2", "3", "4"));
        String notes = notes(scenario);
        assertThat(notes)
                .contains(
                        "- **Cache and retries** (instance-3), by a person, 1 attempt; merged as `333333333333` (1 file)")
                .contains("  - \"Cached\" (its own word)")
                .contains("- **Order API** (instance-1), by a person, 1 attempt; merged as `222222222222` (12 files)")
                .contains("  - \"All endpoints answer\" (verified)");
        assertThat(notes.indexOf("(instance-3), by")).isLessThan(notes.indexOf("(instance-2), by"));
    }

    private static Command merged(String instance, String before, String after) {
        MergeOutcome.Merged merge =
                new MergeOutcome.Merged(before.repeat(40), "9".repeat(40), after.repeat(40), 1, List.of());
        return new Command.ReportMerge(new AssignmentId("phase-2", instance), 1, merge);
    }

    @Test
    void textOfThePlanAndOfAgentsIsNoMarkup() {
        Scenario scenario = new Scenario(Plans.hostile())
                .launch()
                .done("instance-1", "# done\n@ada | [x](http://x) `@Test a|b` <b>");
        String notes = notes(Plans.hostile(), scenario);
        assertThat(notes)
                .contains("\"\\# done &#64;ada \\| \\[x\\](http://x) `@Test a|b` &lt;b>\"")
                .doesNotContain("<img")
                .doesNotContain("<script");
        assertThat(notes.lines().filter(line -> line.startsWith("# "))).hasSize(1);
    }

    @Test
    void aRepositoryIsCalledAsItsFolderIs() {
        Scenario scenario = BranchScenes.unseen().must(new Command.NoteProblem("/repo", "config in /repo was changed"));
        assertThat(notes(scenario)).contains("- Noted on the way, repo: config in repo was changed");
    }

    @Test
    void whatThePlanPromisedIsTickedWhereACheckpointVerifiedItAlone() {
        assertThat(notes(Scenes.signedOff()))
                .contains("- [x] **Dashboard page** (instance-2): `npm test` passes (verified)")
                .contains("- [ ] The dashboard shows live data (unverified)");
    }

    @Test
    void aCheckpointThatWasAcceptedDidNotPass() {
        Scenario stuck = Scenes.stuck();
        assertThat(notes(stuck)).contains("*Dashboard connected* did not pass (could not run): ");
        Question question = Questions.of(stuck.run.state()).getFirst();
        assertThat(notes(stuck.must(new Command.Approve("ada", question.id(), "seen by hand"))))
                .contains("- Dashboard connected did not pass; it was accepted by ada: seen by hand")
                .doesNotContain("*Dashboard connected* did not pass");
    }
}
