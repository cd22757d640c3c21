package jarvis.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What test runners print, as they print it. */
class TestSummariesTest {
    private static OptionalInt executed(String output) {
        TestSummaries summaries = new TestSummaries();
        output.lines().filter(line -> !line.isBlank()).forEach(summaries::line);
        return summaries.executed();
    }

    private static void counts(int tests, String output) {
        assertThat(executed(output)).as(output).isEqualTo(OptionalInt.of(tests));
    }

    @Test
    void surefireCountsItsTotalsOverModulesOnceAndNotTheSkipped() {
        counts(7, """
                [INFO] Running jarvis.FooTest
                [INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.052 s -- in jarvis.FooTest
                [INFO]
                [INFO] Results:
                [INFO]
                [INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0
                [ERROR] Tests run: 5, Failures: 1, Errors: 0, Skipped: 1, Time elapsed: 0.1 s <<< FAILURE! -- in jarvis.BarTest
                [ERROR] Tests run: 5, Failures: 1, Errors: 0, Skipped: 1
                """);
        counts(0, "[WARNING] Tests run: 2, Failures: 0, Errors: 0, Skipped: 2");
        counts(0, "Tests run: 0, Failures: 0, Errors: 0, Skipped: 0");
        counts(0, "[INFO] No tests to run.");
        counts(4, "[         4 tests successful      ]\n[         0 tests failed          ]");
    }

    @Test
    void pytestCountsWhatItExecutedAndSaysWhenItCollectedNothing() {
        counts(7, "===== 5 passed, 1 failed, 2 skipped, 1 error in 0.12s =====");
        counts(5, "5 passed in 0.01s");
        counts(0, "collected 0 items\n\n============ no tests ran in 0.00s ============");
        counts(0, "collected 3 items / 3 deselected / 0 selected\n====== 3 deselected in 0.02s ======");
        counts(0, "2 skipped in 0.01s");
        counts(1, "collected 0 items / 1 error\n=========== 1 error in 0.10s ===========");
        counts(3, "========= 3 passed, 1 warning in 61.20s (0:01:01) =========");
    }

    @Test
    void unittestCountsWithoutTheSkipped() {
        counts(5, "Ran 5 tests in 0.001s\n\nOK");
        counts(0, "Ran 0 tests in 0.000s\n\nNO TESTS RAN");
        counts(0, "Ran 2 tests in 0.000s\n\nOK (skipped=2)");
    }

    @Test
    void jestAndVitestCountPassedAndFailed() {
        counts(
                3,
                "Test Suites: 1 failed, 1 passed, 2 total\nTests:       1 failed, 2 passed, 3 total\nSnapshots:   0 total");
        counts(0, "Tests:       2 skipped, 2 total");
        counts(0, "Tests:       0 total");
        counts(0, "No tests found, exiting with code 0");
        counts(5, " Test Files  1 failed | 1 passed (2)\n      Tests  2 failed | 3 passed (5)");
        counts(0, "No test files found, exiting with code 1");
        counts(0, "      Tests  no tests");
    }

    @Test
    void nodeAndTapAreCountedOnce() {
        counts(3, "ℹ tests 3\nℹ suites 0\nℹ pass 2\nℹ fail 1\nℹ skipped 0");
        counts(0, "ℹ tests 0\nℹ suites 0\nℹ pass 0\nℹ fail 0");
        counts(2, "TAP version 13\nok 1 - a\nnot ok 2 - b\n1..2\n# tests 2\n# pass 1\n# fail 1");
        counts(1, "1..2\nok 1 - a\nok 2 - b # SKIP no network");
        counts(0, "1..0 # SKIP nothing here");
    }

    @Test
    void goCountsTestsOrElsePackagesAndABrokenBuildIsNotZeroTests() {
        counts(2, "ok  \texample.com/a\t0.005s\nok  \texample.com/b\t(cached)\n?   \texample.com/c\t[no test files]");
        counts(
                3,
                "--- PASS: TestA (0.00s)\n--- PASS: TestB (0.00s)\n    --- PASS: TestB/x (0.00s)\n--- FAIL: TestC (0.00s)\nFAIL\texample.com/a\t0.005s");
        counts(0, "testing: warning: no tests to run\nok  \texample.com/a\t0.005s [no tests to run]");
        counts(0, "?   \texample.com/c\t[no test files]");
        assertThat(executed("FAIL\texample.com/a [build failed]\n?   \texample.com/c\t[no test files]"))
                .isEmpty();
    }

    @Test
    void cargoAddsUpItsBinaries() {
        counts(3, """
                running 3 tests
                test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
                running 0 tests
                test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
                """);
        counts(
                0,
                "running 0 tests\ntest result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 4 filtered out; finished in 0.00s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 tests",
                "0 tests.",
                "  0 tests",
                "0 tests, 0 failures",
                "0 tests executed",
                "No tests found",
                "no tests ran",
                "Running 0 tests using 0 workers",
                "Error: No tests found",
                "[ERROR] No tests were executed!",
                "0 passed, 0 failed",
                "0 passing (2ms)",
                "0 examples, 0 failures",
                "0 passed"
            })
    void nothingExecutedIsZero(String line) {
        counts(0, line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 failed",
                "10 tests",
                "10 tests are waiting",
                "all 0 tests of yesterday are forgotten",
                "0 tests failed",
                "the suite says 0 tests",
                "version 0 testsuite",
                "200 OK",
                "{\"tests\": 0}",
                "errors: 0",
                "ok",
                "there are no tests found here"
            })
    void otherLinesSayNothingAboutTests(String line) {
        assertThat(executed(line)).as(line).isEmpty();
    }

    @Test
    void runnersInOneOutputAreAddedUp() {
        counts(7, "5 passed in 0.01s\nTests:       2 passed, 2 total\nNo tests found");
        counts(12, "10 passed, 2 failed");
        counts(12, "✓ 12 tests passed");
        counts(5, "  5 passed (3.2s)");
        counts(3, "  2 passing (10ms)\n  1 failing");
    }
}
