package jarvis.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.StepResult;
import jarvis.core.plan.StepKind;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What each kind of trouble in a step means. */
class VerdictTest extends Gate {
    @Test
    void checksThatAllSayYesPassAndEachKeepsItsCodeItsOutputAndItsTime() throws IOException {
        Evidence evidence = judge("echo one; echo two >&2", "printf 'sans newline'; sleep 0.1");

        assertPassed(evidence);
        assertThat(output(1)).isEqualTo("one\ntwo\n");
        StepResult second = evidence.steps().get(1);
        assertThat(second.exitCode()).isZero();
        assertThat(second.outputBytes()).isEqualTo(12);
        assertThat(second.output()).isEqualTo(sha256("sans newline"));
        assertThat(second.millis()).isBetween(90L, 30_000L);
        assertThat(second.testsExecuted()).isNull();
    }

    @Test
    void aCheckThatSaysNoFailsNamesItselfAndEndsTheRound() {
        Evidence evidence = judge("true", "echo because; exit 3", "echo never");

        assertFailed(evidence, "`echo because; exit 3` (step 2 of 3) failed with exit 3");
        assertThat(evidence.steps().get(1).note()).contains("because");
        assertThat(evidence.steps().get(2).exitCode()).isNull();
        assertThat(evidence.steps().get(2).note()).isEqualTo("did not run");
        assertThat(files.resolve("step-3.out")).doesNotExist();
    }

    @Test
    void pipedCommandsCannotHideAFailureBehindATail() {
        assertFailed(judge("(echo testing; exit 1) | tail -1"), "exit 1");
    }

    @Test
    void exitZeroPipedIntoFalseFails() {
        assertFailed(judge("exit 0 | false"), "exit 1");
    }

    @Test
    void aFailureInTheMiddleOfAStepIsNotForgivenByItsLastCommand() throws IOException {
        assertFailed(judge("false\ntrue"), "exit 1");
        assertThat(output(1).isEmpty()).isTrue();
    }

    @Test
    void anUnsetVariableFails() {
        assertFailed(judge("test -z \"$NOBODY_SET_THIS\""), "exit 1");
    }

    @Test
    void aCheckIsJudgedByItsLastExitCodeEvenWhereBashWouldForgiveIt() {
        assertFailed(judge("test -f nowhere && echo there", "true"), "exit 1");
    }

    @Test
    void aNegatedCommandThatSucceedsFailsAlthoughBashWouldGoOn() {
        assertFailed(judge("! true", "true"), "exit 1");
    }

    @Test
    void aSetUpIsForgivenWhatBashForgivesAndOtherwiseTheCheckCouldNotRun() {
        assertPassed(judge(step(StepKind.SETUP, "[ -d nowhere ] && rm -r nowhere"), check("true")));
    }

    @Test
    void aSetUpThatFailsMeansThatNothingWasJudged() {
        assertUnable(judge(step(StepKind.SETUP, "false"), check("true")), "`false` (step 1 of 2)", "set-up");
    }

    @Test
    void theStepsShareOneShellItsFolderAndItsVariables() throws IOException {
        Files.createDirectories(root.resolve("sub"));

        assertPassed(judge(
                step(StepKind.SETUP, "cd sub; here=yes; f() { echo \"$here\"; }"),
                check("[ \"$(basename \"$PWD\")\" = sub ]"),
                check("[ \"$(f)\" = yes ]")));
    }

    @Test
    void noStepDisarmsTheNextOne() {
        assertFailed(
                judge(step(StepKind.SETUP, "set +euo pipefail; trap - ERR; set -C"), check("false\ntrue")), "exit 1");
    }

    @Test
    void aStepThatDisarmsItselfEndsTheRoundAllTheSameWhenItFails() {
        assertFailed(judge("set +e\nfalse", "touch ran"), "`set +e…` (step 1 of 2) failed with exit 1");
        assertThat(root.resolve("ran")).doesNotExist();
    }

    @Test
    void quotesHeredocsAndBackslashesArriveAsTheyAreWritten() throws IOException {
        assertPassed(judge(
                "cat <<'EOF'\n$not \"expanded\" `here` \\\nEOF",
                "echo 'it'\\''s' \"a \\\"b\\\"\" \\\n  joined",
                "for i in 1 2; do\n  echo \"$i\"\ndone"));
        assertThat(output(1)).isEqualTo("$not \"expanded\" `here` \\\n");
        assertThat(output(2)).isEqualTo("it's a \"b\" joined\n");
        assertThat(output(3)).isEqualTo("1\n2\n");
    }

    @Test
    void aStepThatBashCannotReadCouldNotRunAndNothingBeforeItWasRun() {
        Evidence evidence = judge("touch " + "ran", "echo \"open");

        assertUnable(evidence, "`echo \"open` (step 2 of 2)", "cannot be read by bash", "matching");
        assertThat(root.resolve("ran")).doesNotExist();
        assertThat(evidence.steps()).allMatch(result -> result.exitCode() == null);
    }

    @Test
    void aHeredocWithoutItsEndCouldNotRun() {
        assertUnable(judge("cat <<EOF\nopen", "true"), "here-document");
    }

    @Test
    void aMissingCommandIsNotAPreExistingFailure() {
        Evidence evidence = judge("no-such-command --check");

        assertUnable(evidence, "no-such-command: command not found");
        assertThat(evidence.steps().getFirst().exitCode()).isEqualTo(127);
    }

    @Test
    void aMissingCommandInTheMiddleOfAPipeIsNamed() {
        assertUnable(judge("echo '{}' | no-jq .status | grep healthy"), "no-jq: command not found");
    }

    @Test
    void aMissingCommandInAConditionIsNoPass() {
        assertUnable(judge("if no-such-linter; then exit 1; fi"), "no-such-linter: command not found");
    }

    @Test
    void aMissingScriptByItsPathCouldNotRunAlsoInAPipe() {
        assertUnable(judge("./gone.sh | grep ready"), "exit 127");
    }

    @Test
    void aScriptThatIsNotExecutableCouldNotRun() throws IOException {
        Files.writeString(root.resolve("check.sh"), "exit 0");
        assertUnable(judge("./check.sh"), "exit 126");
    }

    @Test
    void askingWhetherACommandIsThereIsNoMissingCommand() {
        assertPassed(judge("command -v no-such-command || echo absent"));
    }

    @Test
    void aServiceThatIsDownIsAFailureAndNoMissingCommand() {
        assertFailed(judge("false | cat | grep healthy"), "exit 1");
    }

    @Test
    void aStepThatEndsTheShellWithZeroDoesNotPassForTheOthers() {
        assertUnable(
                judge("exit 0", "false"),
                "`exit 0` (step 1 of 2) ended the shell with exit 0 before `false` (step 2 of 2)");
    }

    @Test
    void aLastStepThatEndsTheShellWithZeroPasses() {
        assertPassed(judge("true", "exit 0"));
    }

    @Test
    void aCheckThatSetsItsOwnExitTrapIsJudgedByHowTheShellEnded() {
        assertFailed(judge("trap 'exit 7' EXIT; false"), "exit 7");
    }

    @Test
    void theTimeLimitEndsTheWholeGroupAndCouldNotRun() throws IOException {
        limit = Duration.ofMillis(700);
        Evidence evidence = judge("true", "(trap '' TERM; echo $BASHPID > pid; while :; do sleep 0.05; done) & wait");

        assertUnable(evidence, "(step 2 of 2) did not end within the time limit of 0.7 s");
        assertThat(evidence.steps().get(1).exitCode()).isNull();
        assertThat(alive(Files.readString(root.resolve("pid")))).isFalse();
    }

    @Test
    void theWaitsOfThePlanDoNotCountAgainstTheLimit() {
        limit = Duration.ofMillis(900);
        assertPassed(judge(step(StepKind.WAIT, "sleep 1.5"), check("true")));
    }

    @Test
    void whatAStepLeavesInTheBackgroundEndsWithTheRoundAndDoesNotDelayIt() throws IOException {
        assertPassed(judge("sleep 1000 & echo $! > pid", "(setsid sleep 1000 & echo $! > pid2)"));
        assertThat(alive(Files.readString(root.resolve("pid2")))).isFalse();
        assertThat(alive(Files.readString(root.resolve("pid")))).isFalse();
    }

    @Test
    void aCheckThatCrashesFailsAndTheSignalIsNamed() {
        assertFailed(judge("bash -c 'kill -SEGV $$'"), "exit 139 (ended by signal 11)");
    }

    @Test
    void aShellThatIsKilledFromOutsideCouldNotRun() {
        assertUnable(judge("kill -9 $$"), "The shell was ended by signal 9");
    }

    @Test
    void aValidatorThatPrintsZeroTestsDoesNotPass() {
        Evidence evidence = judge("echo '0 tests'");

        assertUnable(evidence, "0 tests were executed (exit 0)");
        assertThat(evidence.steps().getFirst().testsExecuted()).isZero();
    }

    @Test
    void theExecutedTestsAreCountedThroughColours() {
        Evidence evidence = judge("printf '\\e[32m===== \\e[1m5 passed\\e[0m, 2 skipped in 0.12s =====\\e[0m\\n'");

        assertPassed(evidence);
        assertThat(evidence.steps().getFirst().testsExecuted()).isEqualTo(5);
    }

    @Test
    void zeroFailedIsNotZeroTests() {
        assertPassed(judge("echo '0 failed'"));
    }
}
