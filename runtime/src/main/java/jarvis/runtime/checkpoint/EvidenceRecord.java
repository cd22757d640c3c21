package jarvis.runtime.checkpoint;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.Outcome;
import jarvis.core.coordination.StepResult;
import jarvis.core.plan.StepKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The complete record of one round, as {@code evidence.json} holds it.
 *
 * @param ran on which tree, where and since when; its fields stand among the others
 * @param endedAt as an ISO instant
 * @param limitMillis the time limit with the plan's own waits
 */
record EvidenceRecord(
        String run,
        String checkpoint,
        int round,
        String ranBy,
        Outcome outcome,
        String reason,
        @JsonUnwrapped Prepared ran,
        String endedAt,
        long limitMillis,
        List<StepRecord> steps,
        List<String> moved,
        List<String> problems) {

    /**
     * One step.
     *
     * @param outputFile beside this record; empty when it did not start
     * @param output SHA-256 of that file
     */
    record StepRecord(
            int number,
            int line,
            StepKind kind,
            String text,
            @Nullable Integer exitCode,
            long millis,
            String outputFile,
            String output,
            long outputBytes,
            @Nullable Integer testsExecuted,
            String note) {

        static StepRecord of(int number, int line, StepResult result, RoundFiles files) {
            String file = result.output().isEmpty()
                    ? ""
                    : files.output(number).getFileName().toString();
            return new StepRecord(
                    number,
                    line,
                    result.kind(),
                    result.text(),
                    result.exitCode(),
                    result.millis(),
                    file,
                    result.output(),
                    result.outputBytes(),
                    result.testsExecuted(),
                    result.note());
        }

        StepResult result() {
            return new StepResult(kind, text, exitCode, millis, output, outputBytes, testsExecuted, note);
        }
    }

    static EvidenceRecord of(CheckpointJob job, Prepared prepared, Finding finding, String endedAt) {
        RoundFiles files = new RoundFiles(job.files());
        Evidence evidence = finding.evidence();
        List<StepRecord> steps = new ArrayList<>();
        for (int i = 0; i < evidence.steps().size(); i++) {
            steps.add(StepRecord.of(
                    i + 1, job.machineSteps().get(i).line(), evidence.steps().get(i), files));
        }
        return new EvidenceRecord(
                job.run(),
                job.checkpoint(),
                job.round(),
                "jarvis",
                evidence.outcome(),
                evidence.reason(),
                prepared,
                endedAt,
                job.wholeLimit().toMillis(),
                steps,
                finding.moved(),
                finding.problems());
    }

    Finding finding() {
        List<StepResult> results = steps.stream().map(StepRecord::result).toList();
        return new Finding(new Evidence(outcome, ran.tree(), ran.place(), reason, results), moved, problems);
    }
}
