package jarvis.runtime.project;

import jarvis.core.agent.Budget;
import jarvis.core.agent.Budgets;
import jarvis.core.agent.Prices;
import jarvis.runtime.project.Settings.SpendingSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Reads what agents may use, and where their prices stand. */
final class SpendingSection {
    private static final List<String> KEYS = List.of("turns", "time", "usd");
    private static final List<String> RUN_KEYS = List.of("turns", "time", "usd", "ask-at");
    private static final int MOST = 1_000_000;

    private SpendingSection() {}

    /** @param folder where jarvis.yaml lies */
    static SpendingSettings read(Section top, Path folder) {
        Prices prices = top.text("prices")
                .map(file -> PriceFile.read(Path.of(Here.resolve(folder, file)), top, file))
                .orElse(Prices.NONE);
        return top.section("budget")
                .map(section -> ofRun(section, prices))
                .orElse(new SpendingSettings(Budget.NONE, Budgets.ASK_AT, prices));
    }

    private static SpendingSettings ofRun(Section section, Prices prices) {
        section.allows(RUN_KEYS);
        return new SpendingSettings(budget(section), section.percent("ask-at").orElse(Budgets.ASK_AT), prices);
    }

    /** What one instance may use over all its attempts. */
    static Budget ofInstance(Section section) {
        section.allows(KEYS);
        return budget(section);
    }

    private static Budget budget(Section section) {
        OptionalInt turns = section.count("turns", 1, MOST);
        return new Budget(
                turns.isPresent() ? turns.getAsInt() : null,
                section.duration("time").orElse(null),
                section.usd("usd").orElse(null));
    }
}
