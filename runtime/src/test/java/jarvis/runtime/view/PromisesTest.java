package jarvis.runtime.view;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Command;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromisesTest {
    private static final String CURL = "`curl -sf localhost:8080/orders` returns 200";

    @Test
    void anInstancesPromisesAreOpenThenClaimedThenUnverified() {
        assertThat(standing(Scenes.staged(), "No hard-coded figures remain")).isEqualTo("OPEN []");
        assertThat(standing(Scenes.claimed(), "No hard-coded figures remain")).isEqualTo("CLAIMED [instance-2]");
        assertThat(standing(Scenes.awaitingSignOff(), "No hard-coded figures remain"))
                .isEqualTo("UNVERIFIED [instance-2]");
    }

    @Test
    void aPromiseThatNamesACommandIsVerifiedByAPassedCheckThatRanIt() {
        assertThat(standing(Scenes.firstPhase(), CURL)).isEqualTo("OPEN []");
        assertThat(standing(Scenes.secondPhase(), CURL)).isEqualTo("VERIFIED [checkpoint-1]");
    }

    @Test
    void aFailedCheckpointVerifiesNothing() {
        assertThat(standing(Scenes.falseDone(), CURL)).isEqualTo("OPEN []");
    }

    @Test
    void aCheckpointThatStillWaitsForAPersonVerifiesNothing() {
        assertThat(standing(Scenes.asking(), "`npm test` passes")).isEqualTo("CLAIMED [instance-2]");
        assertThat(standing(Scenes.awaitingSignOff(), "`npm test` passes")).isEqualTo("VERIFIED [checkpoint-2, final]");
    }

    @Test
    void aCheckpointThatAPersonWaivedVerifiesNothing() {
        Scenario waived = Scenes.stuck().must(new Command.Approve("ada", "checkpoint-2/1", "seen it by hand"));
        assertThat(standing(waived, "`npm test` passes")).isEqualTo("UNVERIFIED [instance-2]");
    }

    @Test
    void aPrepClaimKeepsNoPromiseOfTheFullAssignment() {
        assertThat(standing(Scenes.claimed(), "Report of the load test")).isEqualTo("OPEN []");
    }

    @Test
    void thePlansOwnPromisesAreUnverifiedFromTheSignOffOn() {
        assertThat(standing(Scenes.claimed(), "The dashboard shows live data")).isEqualTo("OPEN []");
        assertThat(standing(Scenes.awaitingSignOff(), "The dashboard shows live data"))
                .isEqualTo("UNVERIFIED [instance-1, instance-2, instance-3, instance-4]");
    }

    @Test
    void aCommandMustBeAWholeCommandOfTheCheck() {
        assertThat(CommandMatch.runs("curl http://x/modules | jq .n | grep 5", "curl http://x/modules"))
                .isTrue();
        assertThat(CommandMatch.runs("cd app && npm test", "npm test")).isTrue();
        assertThat(CommandMatch.runs("npm test", "$ npm  test")).isTrue();
        assertThat(CommandMatch.runs("curl http://x/modules/music", "curl http://x/modules"))
                .isFalse();
        assertThat(CommandMatch.runs("npm test -- --only one", "npm test")).isFalse();
        assertThat(CommandMatch.runs("curl http://x | grep 5", "5")).isFalse();
        assertThat(CommandMatch.runs("echo npm test", "npm test")).isFalse();
        assertThat(CommandMatch.runs("npm test", "npm test && npm run lint")).isFalse();
        assertThat(CommandMatch.runs("npm test", "")).isFalse();
    }

    @Test
    void aCheckWhoseExitCodeDoesNotDependOnTheCommandSaysNothingOfIt() {
        List<String> deaf = List.of(
                "npm test || true",
                "! npm test",
                "npm test & wait",
                "if npm test; then true; fi",
                "set +e; npm test",
                "echo \"; npm test ;\"",
                "echo '&& npm test'",
                "a && npm test; true",
                "exit 0; npm test",
                "f() (npm test)",
                "true # ; npm test",
                "cat <<E\nnpm test\nE",
                "echo $(npm test)");
        assertThat(deaf).noneMatch(check -> CommandMatch.runs(check, "npm test"));
    }

    @Test
    void eachCommandThatAPromiseNamesMustHaveRun() {
        assertThat(CommandMatch.inlineCode("`a b` and ``c`d`` but not ```")).containsExactly("a b", "c`d");
    }

    private static String standing(Scenario scenario, String text) {
        return Promises.of(scenario.run.plan(), scenario.run.state()).stream()
                .filter(promise -> promise.text().equals(text))
                .map(promise -> promise.standing() + " " + promise.by())
                .findFirst()
                .orElseThrow();
    }
}
