package jarvis.runtime.sharedfiles;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.AssignmentSpec;
import jarvis.core.coordination.AssignmentState;
import jarvis.core.coordination.AssignmentStatus;
import jarvis.core.coordination.BlockerSeverity;
import jarvis.core.coordination.Command;
import jarvis.core.coordination.Ending;
import jarvis.core.coordination.Event;
import jarvis.core.coordination.Reporter;
import jarvis.core.merge.MergeState;
import jarvis.core.plan.Part;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusFileTest {
    @ParameterizedTest
    @CsvSource({
        "WAITING, waiting",
        "READY, waiting",
        "RUNNING, in_progress",
        "CLAIMED, in_progress",
        "VERIFYING, in_progress",
        "REJECTED, in_progress",
        "DONE, completed",
        "BLOCKED, blocked",
        "FAILED, failed",
        "LOST, unknown"
    })
    void everyStatusHasItsWord(AssignmentStatus status, String word) {
        assertThat(StatusFile.word(List.of(assignment("phase-1", status, 1)))).isEqualTo(word);
    }

    @Test
    void anInstanceIsCompletedOnlyWhenAllItsAssignmentsAre() {
        AssignmentState done = assignment("phase-1", AssignmentStatus.DONE, 1);
        assertThat(StatusFile.word(List.of(done, assignment("phase-2", AssignmentStatus.WAITING, 0))))
                .isEqualTo("waiting");
        assertThat(StatusFile.word(List.of(done, assignment("phase-2", AssignmentStatus.RUNNING, 2))))
                .isEqualTo("in_progress");
        assertThat(StatusFile.word(List.of(done, assignment("phase-2", AssignmentStatus.DONE, 2))))
                .isEqualTo("completed");
        assertThat(StatusFile.word(List.of(
                        assignment("phase-1", AssignmentStatus.FAILED, 1),
                        assignment("phase-2", AssignmentStatus.WAITING, 0))))
                .isEqualTo("failed");
        assertThat(StatusFile.word(List.of())).isEqualTo("waiting");
    }

    @Test
    void aRunBeforeItsLaunchWaits() {
        Team team = new Team(3);
        assertThat(StatusFile.render(team.plan, team.run.state())).isEqualTo("""
                {
                  "instance-1": {
                    "task": "Work 1",
                    "status": "waiting",
                    "checkpoint": null,
                    "blocker": null,
                    "started_at": null,
                    "completed_at": null
                  },
                  "instance-2": {
                    "task": "Work 2",
                    "status": "waiting",
                    "checkpoint": null,
                    "blocker": null,
                    "started_at": null,
                    "completed_at": null
                  },
                  "instance-3": {
                    "task": "Work 3",
                    "status": "waiting",
                    "depends_on": [
                      "instance-1",
                      "instance-2"
                    ],
                    "checkpoint": null,
                    "blocker": null,
                    "started_at": null,
                    "completed_at": null
                  }
                }
                """);
    }

    @Test
    void aDependencyOnOneIsAString() {
        Team team = new Team(2);
        assertThat(StatusFile.render(team.plan, team.run.state())).contains("\"depends_on\": \"instance-1\"");
    }

    @Test
    void timesAreWholeSecondsAndTheBlockersOfAnInstanceAreJoined() {
        Team team = new Team(2).launched();
        for (String text : List.of("no database", "no key")) {
            team.must(
                    new Command.RaiseBlocker(new Reporter.Person("Ada"), "instance-1", BlockerSeverity.BLOCKING, text));
        }
        team.must(new Command.RaiseBlocker(new Reporter.Person("Ada"), "instance-2", BlockerSeverity.WARNING, "slow"));

        String text = StatusFile.render(team.plan, team.run.state());

        assertThat(text).contains("\"blocker\": \"no database; no key\"").doesNotContain("slow");
        assertThat(text).containsPattern("\"started_at\": \"[0-9-]{10}T[0-9:]{8}Z\"");
        assertThat(BlockersFile.render(team.plan, team.run.state()))
                .isEqualTo(
                        "## Active Blockers\n\n### Instance 1\n- [BLOCKED] no database\n- [BLOCKED] no key\n\n### Instance 2\n- [ ] slow\n");
    }

    @Test
    void whenAllIsDoneEachInstanceIsCompletedWithItsTime() {
        Team team = new Team(1).launched();
        team.must(new Command.ReportEnd("instance-1", 1, new Ending.Exited(0)));
        team.startWhatIsDue();
        team.must(new Command.ReportEnd("instance-1", 2, new Ending.Exited(0)));

        assertThat(team.events(Event.AssignmentDone.class)).hasSize(2);
        assertThat(StatusFile.render(team.plan, team.run.state()))
                .contains("\"status\": \"completed\"")
                .doesNotContain("\"completed_at\": null");
    }

    private static AssignmentState assignment(String phase, AssignmentStatus status, int attempt) {
        AssignmentSpec spec = new AssignmentSpec(new AssignmentId(phase, "instance-1"), Part.FULL, List.of(), null);
        AssignmentState.Standing standing = new AssignmentState.Standing(status, "", Instant.EPOCH);
        AssignmentState.Attempts attempts =
                new AssignmentState.Attempts(attempt, false, null, null, AssignmentState.Worked.NONE);
        return new AssignmentState(spec, standing, attempts, AssignmentState.Work.NONE, 0, MergeState.OPEN);
    }
}
