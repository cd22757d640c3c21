package jarvis.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.StepResult;
import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import jarvis.runtime.workspace.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a round runs, what it leaves there, and that it runs once. */
class RoundTest extends Gate {
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
        CheckpointJob job = job(step(StepKind.CHANGE, "echo 20 > data"), check("touch .jarvis/checking; sleep 1000"));
        var running = runner.ensure(job);
        await(root.resolve(".jarvis/checking"));
        List<String> problems = runner.release(files);

        assertThat(problems).isEmpty();
        assertUnable(
                running.join().evidence(),
                "`touch .jarvis/checking; sleep 1000` (step 2 of 2) was stopped before it ended");
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
