package jarvis.dawg.usage;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What users did, counted by days up to and with one of them, "today".
 *
 * @param active users that did anything today
 * @param weekly users that did anything in the last 7 days, today among them
 * @param monthly the same of the last 30 days
 * @param drifting of these, those that did nothing in the last 14 days
 * @param signups of the last 30 days
 * @param signupsBefore of the 30 days before those
 * @param revenueToday minor units of purchases, by currency
 * @param revenue the same since the first event
 * @param tickets of the last 30 days
 * @param ratings how many in the last 30 days
 * @param score sum of these ratings
 */
public record UsageSummary(
        long active,
        long weekly,
        long monthly,
        long drifting,
        long visitsToday,
        long signupsToday,
        long signups,
        long signupsBefore,
        SortedMap<String, Long> revenueToday,
        SortedMap<String, Long> revenue,
        long tickets,
        long ratings,
        long score) {
    public UsageSummary {
        revenueToday = new TreeMap<>(revenueToday);
        revenue = new TreeMap<>(revenue);
    }

    public Figure conversionRate() {
        return Figure.ratio(signupsToday, visitsToday, "there was no visit today");
    }

    public Figure growthRate() {
        return Figure.ratio(
                signups - signupsBefore, signupsBefore, "there was no signup in the 30 days before the last 30");
    }

    public Figure churnRisk() {
        return Figure.ratio(drifting, monthly, "no user was active in the last 30 days");
    }

    public Figure satisfaction() {
        return Figure.ratio(score, ratings, "there was no rating in the last 30 days");
    }

    /** What each figure means, by its name in the API. */
    public static Map<String, String> definitions() {
        return Map.ofEntries(
                Map.entry("users_today", "users with at least one event today"),
                Map.entry("conversion_rate", "signups today / visits today"),
                Map.entry("revenue_today", "purchases of today in minor units, by currency"),
                Map.entry("total_revenue", "all purchases in minor units, by currency"),
                Map.entry(
                        "growth_rate",
                        "(signups of the last 30 days - those of the 30 days before) / those of the 30 days before"),
                Map.entry(
                        "active_users",
                        "users with an event today (daily), in the last 7 days (weekly), in the last 30 (monthly), today included"),
                Map.entry(
                        "churn_risk",
                        "users active in the last 30 days and not in the last 14 / users active in the last 30 days"),
                Map.entry("support_tickets", "tickets of the last 30 days"),
                Map.entry("satisfaction_score", "mean of the ratings, 1 to 5, of the last 30 days"),
                Map.entry(
                        "response_time",
                        "mean time in ms in which this service answered a batch of its users' events, in the last five minutes"));
    }
}
