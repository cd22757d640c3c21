package jarvis.core.plan.reader;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.plan.PlanReading;
import jarvis.core.plan.Plans;
import jarvis.core.plan.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is doubtful about who owns what. */
class OwnershipProblemsTest {
    @Test
    void owners_that_overlap_or_are_unknown_are_warnings() {
        String table = """
            ## File Ownership
            | Path | Owner |
            |---|---|
            | `src/**` | Instance 1 |
            | `src/web/**` | Instance 2 |
            | `doc/` | Instance 7 |
            """;
        PlanReading reading = PlanReader.read(Plans.small(table));
        PlanProblemsTest.assertProblem(reading, Severity.WARNING, "ownership-overlap", 19, 4);
        PlanProblemsTest.assertProblem(reading, Severity.WARNING, "unknown-owner", 20, 12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "`src/**/*.ts` ! `src/api/**` ! overlap, as in src/api/.ts, which is for instance-2 alone since the longer path wins.",
                "`lib` ! `lib/**` ! overlap, as in lib/a, so two may write the same file.",
                "`README.md` ! `readme.md` ! differ in upper and lower case alone, as in readme.md,"
            })
    void an_overlap_is_named_with_a_path_of_both(String one, String other, String words) {
        assertThat(PlanProblemsTest.problem(PlanReader.read(Plans.small(owned(one, other))), "ownership-overlap")
                        .message())
                .contains(words)
                .contains("of instance-1 (line 18) and ")
                .contains("of instance-2 (line 19) ");
    }

    @Test
    void what_all_share_within_what_one_owns_is_meant_so() {
        String table = owned("`src/**`", "`src/shared/**`").replace("Instance 2", "All");
        assertThat(PlanReader.read(Plans.small(table)).problems()).isEmpty();
    }

    @Test
    void an_owned_path_that_cannot_be_read_is_a_warning() {
        PlanReading reading = PlanReader.read(Plans.small(owned("`src/[ab`", "`lib`")));
        PlanProblemsTest.assertProblem(reading, Severity.WARNING, "unreadable-path", 18, 4);
    }

    private static String owned(String one, String other) {
        return "## File Ownership\n| Path | Owner |\n|---|---|\n| " + one + " | Instance 1 |\n| " + other
                + " | Instance 2 |\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "`src/**` ! `src2/**`",
                "`src/a.ts` ! `src/b.ts`",
                "`src/*.ts` ! `src/web/x.ts`",
                "`a/b/**` ! `a/c/**`"
            })
    void paths_beside_each_other_do_not_overlap(String one, String other) {
        assertThat(PlanReader.read(Plans.small(owned(one, other))).problems()).isEmpty();
    }
}
