package jarvis.dawg.module;

import jarvis.dawg.store.UsageFigures;
import jarvis.dawg.usage.Figure;
import jarvis.dawg.usage.UsageSummary;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Marketing and engagement: both read the usage that was taken in. */
public final class UsageModules {
    private static final String ALL_REVENUE = "total_revenue.";
    private static final String REVENUE_TODAY = "revenue_today.";

    private final UsageFigures usage;
    private final Supplier<List<String>> broken;
    private final InstantSource clock;
    private final String currency;

    /**
     * @param broken why the database is not there; empty when it is
     * @param currency whose revenue is a measured 0 before the first purchase
     */
    public UsageModules(UsageFigures usage, Supplier<List<String>> broken, InstantSource clock, String currency) {
        this.usage = usage;
        this.broken = broken;
        this.clock = clock;
        this.currency = currency;
    }

    public Module marketing(Work work) {
        return new Of(
                "marketing",
                work,
                Set.of("users_today", "conversion_rate", "revenue_today", "total_revenue", "growth_rate"),
                this::marketing);
    }

    public Module engagement(Work work) {
        return new Of(
                "engagement",
                work,
                Set.of("active_users", "churn_risk", "support_tickets", "satisfaction_score", "response_time"),
                this::engagement);
    }

    private Map<String, Figure> marketing(UsageSummary summary, Work.Report work) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("users_today", Figure.of(summary.active()));
        figures.put("conversion_rate", summary.conversionRate());
        revenue(figures, REVENUE_TODAY, summary.revenueToday());
        revenue(figures, ALL_REVENUE, summary.revenue());
        figures.put("growth_rate", summary.growthRate());
        return figures;
    }

    private void revenue(Map<String, Figure> figures, String name, SortedMap<String, Long> minor) {
        figures.put(name + currency, Figure.of(minor.getOrDefault(currency, 0L)));
        minor.forEach((other, amount) -> figures.put(name + other, Figure.of(amount)));
    }

    private Map<String, Figure> engagement(UsageSummary summary, Work.Report work) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("active_users.daily", Figure.of(summary.active()));
        figures.put("active_users.weekly", Figure.of(summary.weekly()));
        figures.put("active_users.monthly", Figure.of(summary.monthly()));
        figures.put("churn_risk", summary.churnRisk());
        figures.put("support_tickets", Figure.of(summary.tickets()));
        figures.put("satisfaction_score", summary.satisfaction());
        figures.put("response_time", responseTime(work));
        return figures;
    }

    private static Figure responseTime(Work.Report work) {
        return work.done() == 0
                ? new Figure.Undefined("nothing was answered in the last five minutes")
                : new Figure.Known(work.meanMillis());
    }

    private interface Part {
        Map<String, Figure> of(UsageSummary summary, Work.Report work);
    }

    private final class Of implements Module {
        private final String name;
        private final Work work;
        private final Set<String> defined;
        private final Part part;

        Of(String name, Work work, Set<String> defined, Part part) {
            this.name = name;
            this.work = work;
            this.defined = defined;
            this.part = part;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Work work() {
            return work;
        }

        @Override
        public List<String> broken() {
            return broken.get();
        }

        @Override
        public Map<String, Figure> figures() {
            return part.of(usage.at(clock.instant()), work.report());
        }

        @Override
        public Map<String, String> definitions() {
            return UsageSummary.definitions().entrySet().stream()
                    .filter(one -> defined.contains(one.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }
}
