package jarvis.runtime.finance;

import jarvis.core.finance.Books;
import jarvis.core.finance.Cash;
import jarvis.core.plan.Severity;
import jarvis.runtime.project.Findings;
import jarvis.runtime.project.Section;
import jarvis.runtime.project.SettingsProblem;
import jarvis.runtime.project.Yaml;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads finance.yaml, strictly: every problem with its line, and an unknown key with the nearest known one. */
public final class FinanceYaml {
    private static final List<String> KEYS = List.of("currency", "cash", "subscriptions", "margin", "costs", "income");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final List<SettingsProblem> problems = new ArrayList<>();
    private final Findings findings = new Findings(FinanceFile.NAME, 0, false, problems);

    private FinanceYaml() {}

    /** Never throws. */
    public static Parsed<FinanceFile> read(String text) {
        FinanceYaml reader = new FinanceYaml();
        FinanceFile file = reader.file(text);
        List<String> wrong = reader.problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .sorted(Comparator.comparingInt(SettingsProblem::line).thenComparingInt(SettingsProblem::column))
                .map(SettingsProblem::sentence)
                .toList();
        return wrong.isEmpty() ? new Parsed.Understood<>(file, null, List.of()) : new Parsed.Refused<>(wrong);
    }

    private FinanceFile file(String text) {
        try {
            switch (Yaml.parse(text)) {
                case Yaml.Mapping mapping -> {
                    return file(new Section("", mapping, findings));
                }
                case Yaml.Nothing nothing -> {}
                case Yaml.Text other -> notKeys(other.place());
                case Yaml.Items other -> notKeys(other.place());
            }
        } catch (Yaml.Malformed e) {
            findings.error(e.place(), "this cannot be read as YAML: " + e.getMessage() + ". Look at that line.");
        }
        return FinanceFile.EMPTY;
    }

    private void notKeys(Yaml.Place at) {
        findings.error(at, "it has keys and values, such as `currency: EUR`. Keys: " + String.join(", ", KEYS) + ".");
    }

    private FinanceFile file(Section top) {
        top.allows(KEYS);
        boolean subscriptionless = top.word("subscriptions", List.of("none")).isPresent();
        if (Stream.of("cash", "costs", "income").noneMatch(top::has)) {
            return new FinanceFile(null, null, subscriptionless);
        }
        if (!top.has("currency")) {
            top.lacks("currency", "currency: EUR");
        }
        Optional<String> currency = new Payments(top, "").currency();
        return currency.isEmpty()
                ? FinanceFile.EMPTY
                : new FinanceFile(
                        top.section("cash")
                                .flatMap(cash -> cash(cash, currency.get()))
                                .orElse(null),
                        books(top, currency.get()),
                        subscriptionless);
    }

    private static Optional<Cash> cash(Section section, String usual) {
        section.allows(List.of("amount", "as-of", "currency"));
        Payments payments = new Payments(section, usual);
        var day = payments.day("as-of", Days::day, "as-of: 2026-11-01", true);
        return payments.amount(false).flatMap(amount -> day.map(asOf -> new Cash(amount, asOf)));
    }

    private @Nullable Books books(Section top, String currency) {
        if (!top.has("costs")) {
            if (top.has("income")) {
                top.lacks("costs", "costs: []");
            }
            return null;
        }
        return new Books(
                top.items("costs").stream()
                        .flatMap(item -> new Payments(item, currency).cost().stream())
                        .toList(),
                top.items("income").stream()
                        .flatMap(item -> new Payments(item, currency).income().stream())
                        .toList(),
                margin(top).orElse(null));
    }

    private static Optional<BigDecimal> margin(Section top) {
        Optional<String> text = top.text("margin");
        Optional<BigDecimal> share = text.flatMap(said -> said.endsWith("%")
                        ? Amounts.decimal(said.substring(0, said.length() - 1).strip())
                                .map(percent -> percent.divide(HUNDRED))
                        : Amounts.decimal(said))
                .filter(value -> value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0);
        if (text.isPresent() && share.isEmpty()) {
            top.wrong("margin", text.get(), "a share of the revenue, such as 80%");
        }
        return share;
    }
}
