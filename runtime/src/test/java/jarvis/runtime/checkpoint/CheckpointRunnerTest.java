package jarvis.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.Outcome;
import jarvis.core.coordination.StepResult;
import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import jarvis.runtime.execution.LocalExecutor;
import jarvis.runtime.workspace.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rounds with the real bash, git and processes. */
class CheckpointRunnerTest {
    @TempDir
    Path temp = Path.of("");

    private Path root = Path.of("");
    private Path files = Path.of("");
    private LocalExecutor executor = new LocalExecutor();
    private CheckpointRunner runner = runner();
    private Duration limit = Duration.ofSeconds(30);
    private @Nullable String validateIn;

    @BeforeEach
    void prepare() throws IOException {
        root = Files.createDirectories(temp.resolve("the root 🦊")).toRealPath();
        files = root.resolve(".jarvis/runs/run-1/checkpoints/c1/1");
        runner = runner();
    }

    @AfterEach
    void end() {
        executor.stop(temp, Duration.ZERO);
    }

    private CheckpointRunner runner() {
        executor = new LocalExecutor();
        return new CheckpointRunner(executor, new Trees(root.resolve(".jarvis/trees")), InstantSource.system());
    }

    private static Step check(String text) {
        return new Step(StepKind.CHECK, text, 1);
    }

    private static Step step(StepKind kind, String text) {
        return new Step(kind, text, 1);
    }

    private CheckpointJob job(Step... steps) {
        return new CheckpointJob(
                "run-1", "c1", 1, List.of(steps), root, List.of(root), limit, validateIn, Map.of(), files);
    }

    private Finding find(Step... steps) {
        return runner.ensure(job(steps)).orTimeout(60, TimeUnit.SECONDS).join();
    }

    private Evidence judge(Step... steps) {
        return find(steps).evidence();
    }

    private Evidence judge(String... checks) {
        return judge(Arrays.stream(checks).map(CheckpointRunnerTest::check).toArray(Step[]::new));
    }

    private String output(int step) throws IOException {
        return Files.readString(files.resolve("step-" + step + ".out"));
    }

    private void git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.org"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor()).as(out).isZero();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void repository() throws IOException {
        git("init", "-q", "-b", "main");
        Files.writeString(root.resolve("a.txt"), "committed");
        Files.writeString(root.resolve(".gitignore"), "*.ignored\n");
        git("add", "-A");
        git("commit", "-q", "-m", "one");
        Files.writeString(root.resolve(".git/info/exclude"), ".jarvis/\n");
    }

    private static void assertUnable(Evidence evidence, String... words) {
        assertThat(evidence.outcome()).as(evidence.reason()).isEqualTo(Outcome.COULD_NOT_RUN);
        assertThat(evidence.reason()).contains(words);
    }

    private static void assertFailed(Evidence evidence, String... words) {
        assertThat(evidence.outcome()).as(evidence.reason()).isEqualTo(Outcome.FAILED);
        assertThat(evidence.reason()).contains(words);
    }

    private static void assertPassed(Evidence evidence) {
        assertThat(evidence.outcome()).as(evidence.reason()).isEqualTo(Outcome.PASSED);
        assertThat(evidence.reason()).isEmpty();
    }

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

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
        assertUnable(judge("./gone.sh | cat"), "exit 127");
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

    /** A zombie that nobody has fetched yet is not alive. */
    private static boolean alive(String pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "stat=", "-p", pid.strip()).start();
        String state = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return !state.isEmpty() && !state.startsWith("Z");
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

    @Test
    void aMissingGateIsNotAGateThatPasses() {
        assertUnable(judge(new Step[0]), "c1 has no command");
    }

    @Test
    void aGateThatOnlyPreparesDecidesNothing() {
        assertUnable(judge(step(StepKind.SETUP, "true")), "no command that decides");
    }

    @Test
    void aChangeAndAQuestionLeaveTheVerdictToThePerson() throws IOException {
        Evidence evidence = judge(step(StepKind.CHANGE, "echo 20 > data"), step(StepKind.ASK, "Does it show 20?"));

        assertPassed(evidence);
        assertThat(evidence.steps()).hasSize(1);
        assertThat(Files.readString(root.resolve("data"))).isEqualTo("20\n");
        assertThat(runner.release(files)).isEmpty();
        assertThat(root.resolve("data")).doesNotExist();
    }

    @Test
    void whatAGateChangesStaysUntilItsVerdictAndIsThenPutBackByWhicheverJarvis() throws IOException {
        repository();
        Files.writeString(root.resolve("tracker.ignored"), "10");
        Finding finding = find(
                step(StepKind.CHANGE, "echo 20 > tracker.ignored; echo x > a.txt"), check("grep 20 tracker.ignored"));

        assertPassed(finding.evidence());
        assertThat(finding.moved()).isEmpty();
        assertThat(finding.evidence().place()).isEqualTo("the live folder " + root);
        assertThat(Files.readString(root.resolve("tracker.ignored"))).isEqualTo("20\n");

        assertThat(runner().release(files)).isEmpty();
        assertThat(runner().release(files)).isEmpty();
        assertThat(Files.readString(root.resolve("tracker.ignored"))).isEqualTo("10");
        assertThat(Files.readString(root.resolve("a.txt"))).isEqualTo("committed");
    }

    @Test
    void aGateOfChecksRunsInAFreshCheckoutOfTheTreeThatLiesThereAndNotOnTheBranch() throws IOException {
        repository();
        Files.writeString(root.resolve("a.txt"), "uncommitted");
        Files.writeString(root.resolve("new.txt"), "untracked");
        Files.writeString(root.resolve("secret.ignored"), "s");
        Files.createDirectories(root.resolve(".coordination"));
        Files.writeString(root.resolve(".coordination/status.json"), "{}");
        Finding finding = find(
                check("grep uncommitted a.txt && grep untracked new.txt && test ! -e secret.ignored"),
                check("test -f .coordination/status.json"),
                check("git ls-files --others --exclude-standard | grep -x new.txt"),
                check("echo litter > litter.txt; pwd"));

        assertPassed(finding.evidence());
        assertThat(finding.moved()).isEmpty();
        assertThat(finding.evidence().place()).contains("fresh checkout");
        assertThat(finding.evidence().tree()).isEqualTo(new Trees(temp.resolve("other")).treeHash(List.of(root)));
        assertThat(output(4)).isEqualTo(files.resolve("checkout") + "\n");
        assertThat(root.resolve("litter.txt")).doesNotExist();
        assertThat(files.resolve("checkout")).as("removed").doesNotExist();
        assertThat(files.resolve("evidence.json")).exists();
    }

    @Test
    void aMissingToolInAFreshCheckoutSaysWhatToDo() throws IOException {
        repository();
        assertUnable(judge("./node_modules/.bin/tool"), "exit 127", "validate-in: live");
    }

    @Test
    void validateInOverridesThePlace() throws IOException {
        repository();
        validateIn = "live";
        Finding finding = find(check("pwd; echo x > report.txt"));

        assertPassed(finding.evidence());
        assertThat(output(1)).isEqualTo(root + "\n");
        assertThat(finding.moved()).as("a check that litters moves the tree").containsExactly("report.txt");
    }

    @Test
    void aCheckoutOfAFolderOutsideGitCouldNotRun() {
        validateIn = "checkout";
        assertUnable(judge("true"), "not in a git repository");
    }

    @Test
    void aTreeThatMovedWhileItWasJudgedIsReported() throws IOException {
        repository();
        Finding finding = find(check("echo moved > '" + root + "/a.txt'"));

        assertThat(finding.moved()).containsExactly("a.txt");
    }

    @Test
    void theValidatorSeesItsRunAndNoSecretOfJarvis() throws IOException {
        assertPassed(judge("env | grep '^JARVIS_' | cut -d= -f1 | sort"));
        assertThat(output(1).lines())
                .contains("JARVIS_RUN", "JARVIS_CHECKPOINT")
                .doesNotContain("JARVIS_TOKEN");
    }

    @Test
    void aCheckThatReadsItsInputFindsItsEnd() {
        assertPassed(judge("cat", "read -r line || true"));
    }

    @Test
    void aRoundIsRunOnceHoweverOftenItIsAskedFor() throws IOException {
        CheckpointJob job = job(check("echo run >> count; date +%N"));
        var first = runner.ensure(job);
        var second = runner.ensure(job);
        Finding found = first.join();

        assertThat(second.join()).isEqualTo(found);
        assertThat(runner.ensure(job).join()).isEqualTo(found);
        assertThat(runner().ensure(job).join()).as("by the next Jarvis").isEqualTo(found);
        assertThat(Files.readString(root.resolve("count"))).isEqualTo("run\n");
    }

    @Test
    void anotherJarvisAdoptsTheRunningValidatorAndBothSeeOneResult() throws IOException {
        CheckpointJob job = job(check("echo run >> count; until [ -e go ]; do sleep 0.02; done; echo done"));
        var first = runner.ensure(job);
        await(root.resolve("count"));
        var second = runner().ensure(job);
        Files.writeString(root.resolve("go"), "");

        assertThat(second.join().evidence().steps())
                .isEqualTo(first.join().evidence().steps());
        assertThat(Files.readString(root.resolve("count"))).isEqualTo("run\n");
    }

    private static void await(Path file) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Files.exists(file) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(file).exists();
    }

    @Test
    void aRoundThatEndedWhileNobodyLookedIsReadAndNotRunAgain() throws IOException {
        CheckpointJob job = job(check("echo run >> count; echo done"));
        Finding found = runner.ensure(job).join();
        // As after a kill between the validator's end and the record of it.
        Files.delete(files.resolve("evidence.json"));

        assertThat(runner().ensure(job).join().evidence()).isEqualTo(found.evidence());
        assertThat(Files.readString(root.resolve("count"))).isEqualTo("run\n");
    }

    @Test
    void aRoundThatTookTooLongWhileNobodyLookedIsLateAllTheSame() throws IOException {
        CheckpointJob job = job(check("sleep 1.4"));
        runner.ensure(job).join();
        Files.delete(files.resolve("evidence.json"));
        limit = Duration.ofMillis(200);

        assertUnable(runner().ensure(job(check("sleep 1.4"))).join().evidence(), "time limit of 0.2 s");
    }

    @Test
    void aRoundThatIsLetGoWhileItRunsIsStoppedAndPutBack() throws IOException {
        Files.writeString(root.resolve("data"), "10");
        CheckpointJob job = job(step(StepKind.CHANGE, "echo 20 > data; touch .jarvis/changed"), check("sleep 1000"));
        var running = runner.ensure(job);
        await(root.resolve(".jarvis/changed"));
        List<String> problems = runner.release(files);

        assertThat(problems).isEmpty();
        assertUnable(running.join().evidence(), "`sleep 1000` (step 2 of 2) was stopped before it ended");
        assertThat(Files.readString(root.resolve("data"))).isEqualTo("10");
    }

    @Test
    void aLargeOutputIsKeptWholeAndNeverHeld() throws IOException {
        Evidence evidence = judge("head -c 100000000 /dev/zero; echo; echo '7 passed in 0.1s'");

        assertPassed(evidence);
        StepResult result = evidence.steps().getFirst();
        assertThat(result.outputBytes()).isEqualTo(100_000_018);
        assertThat(result.testsExecuted()).isEqualTo(7);
        assertThat(Files.size(files.resolve("step-1.out"))).isEqualTo(100_000_018);
    }

    @Test
    void theEvidenceIsWrittenDownWhole() throws IOException {
        judge(step(StepKind.SETUP, "true"), check("echo hello"));
        JsonNode json = new JsonMapper().readTree(Files.readAllBytes(files.resolve("evidence.json")));

        assertThat(json.get("run").asString()).isEqualTo("run-1");
        assertThat(json.get("checkpoint").asString()).isEqualTo("c1");
        assertThat(json.get("round").asInt()).isEqualTo(1);
        assertThat(json.get("ranBy").asString()).isEqualTo("jarvis");
        assertThat(json.get("outcome").asString()).isEqualTo("PASSED");
        assertThat(json.get("tree").asString()).hasSize(64);
        JsonNode step = json.get("steps").get(1);
        assertThat(step.get("text").asString()).isEqualTo("echo hello");
        assertThat(step.get("exitCode").asInt()).isZero();
        assertThat(step.get("outputFile").asString()).isEqualTo("step-2.out");
        assertThat(step.get("output").asString()).isEqualTo(sha256("hello\n"));
    }

    @Test
    void aFolderThatIsNotThereCouldNotRun() throws IOException {
        Files.delete(root);
        root = temp.resolve("gone");
        files = temp.resolve("files");
        assertUnable(judge("true"), "gone");
    }
}
