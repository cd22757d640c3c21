package jarvis.runtime.project;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.agent.Budget;
import jarvis.core.agent.Budgets;
import jarvis.core.agent.Price;
import jarvis.core.plan.FinalVerification;
import jarvis.core.plan.Instance;
import jarvis.core.plan.Plan;
import jarvis.core.plan.SharedState;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What agents may use, as jarvis.yaml says it. */
class SpendingSectionTest {
    private static final String PRICES =
            "as-of: 2026-11-01\nmodels:\n  m-1: {input: 3, output: 15, cache-read: 0.30}\n";

    @TempDir
    private Path folder = Path.of("");

    private SettingsReading read(String yaml) throws IOException {
        return read(yaml, "");
    }

    private SettingsReading read(String yaml, String frontMatter) throws IOException {
        Files.writeString(folder.resolve("jarvis.yaml"), yaml);
        Instance one = new Instance("instance-1", "One", null, null, List.of(), List.of(), null, List.of(), 1);
        Plan plan = new Plan(
                "Plan",
                null,
                null,
                null,
                List.of(one),
                List.of(),
                List.of(),
                SharedState.NONE,
                List.of(),
                FinalVerification.NONE,
                List.of(),
                List.of(),
                List.of(),
                frontMatter);
        return new SettingsReader(folder).read(folder.resolve("PLAN.md"), plan, Overrides.NONE);
    }

    private static List<String> sentences(SettingsReading reading) {
        return reading.problems().stream().map(SettingsProblem::sentence).toList();
    }

    @Test
    void everyBoundIsRead() throws IOException {
        Files.writeString(folder.resolve("prices.yaml"), PRICES);
        SettingsReading reading = read("""
                budget: {turns: 40, time: 12h, usd: $50.50, ask-at: 90%}
                prices: prices.yaml
                instances:
                  instance-1: {agent: claude, usd: 5, time-limit: 2h, budget: {usd: 10}}
                """);
        assertThat(reading.problems()).isEmpty();
        Budgets budgets = reading.settings().budgets(List.of("instance-1"));
        assertThat(budgets.run()).isEqualTo(new Budget(40, Duration.ofHours(12), new BigDecimal("50.50")));
        assertThat(budgets.askAt()).isEqualTo(90);
        assertThat(budgets.instances()).containsEntry("instance-1", new Budget(null, null, new BigDecimal("10")));
        assertThat(budgets.attempts())
                .containsEntry("instance-1", new Budget(null, Duration.ofHours(2), new BigDecimal("5")));
        assertThat(budgets.prices().asOf()).isEqualTo(LocalDate.of(2026, 11, 1));
        BigDecimal three = new BigDecimal("3");
        assertThat(budgets.prices().prices())
                .containsExactly(new Price("m-1", three, new BigDecimal("0.30"), three, new BigDecimal("15")));
    }

    @Test
    void aPlanMayNotRaiseWhatAPersonGives() throws IOException {
        SettingsReading reading = read("budget: {usd: 5}\n", "budget: {usd: 5000}\n");
        assertThat(reading.settings().budgets(List.of()).run().usd()).isEqualByComparingTo("5");
        assertThat(sentences(reading)).anyMatch(text -> text.contains("read from jarvis.yaml alone"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            budget: 5                | `budget` needs keys and values
            budget: {usd: many}      | `budget.usd: many` is not an amount of US dollars
            budget: {usd: 0}         | is not an amount of US dollars
            budget: {time: 5}        | is not a duration
            budget: {turns: -1}      | is not a whole number
            budget: {ask-at: 120%}   | is not a percentage from 1 to 100
            budget: {dollars: 5}     | there is no key `dollars`
            prices: nowhere.yaml     | is not a file that can be read
            prices: PLAN.md          | is not a file that can be read
            """)
    void whatCannotBeReadIsSaidSo(String yaml, String sentence) throws IOException {
        assertThat(sentences(read(yaml + "\n"))).hasSize(1).first().asString().contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            as-of: 2026-11-01                                       | `models` is not there
            models: {m: {input: 1, output: 1}}                      | `as-of` is not there
            as-of: yesterday                                        | is not a day, such as
            as-of: 2026-11-01\\nmodels: {m: {input: 1}}             | `models.m.output` is not there
            as-of: 2026-11-01\\nmodels: {m: {input: x, output: 1}}  | is not US dollars for a million tokens
            as-of: 2026-11-01\\nmodels: {m: {in: 1, output: 1}}     | there is no key `in`
            - a list                                                | it has no keys `as-of` and `models`
            a: b: c                                                 | is not YAML
            """)
    void aPriceListThatIsNoneIsNamedWithItsLine(String list, String sentence) throws IOException {
        Files.writeString(folder.resolve("prices.yaml"), list.replace("\\n", "\n") + "\n");
        assertThat(sentences(read("prices: prices.yaml\n"))).anyMatch(text -> text.contains(sentence));
    }
}
