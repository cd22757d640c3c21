package jarvis.core.finance;

import jarvis.core.reading.Meaning;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How each figure is calculated. A formula that changes gets a new version, so that old figures keep their meaning. */
public enum Definition {
    MRR("""
            Monthly recurring revenue: what active and past-due subscriptions are paid a month, a week being 12/52 of one, \
            a day 12/365, a year 12. Without trials, tax, free, metered and one-off items; discounts are not taken off."""),
    ARR("The run-rate of a year: MRR x 12."),
    CUSTOMERS("Customers with a subscription that counts for MRR."),
    CUSTOMER_CHURN("""
            Customers that stopped paying in the last 30 days / (those that paid at their start + those that began to pay \
            within). Paused and unpaid subscriptions count at no time."""),
    ARPA("Average revenue per account: MRR / customers."),
    LTV("""
            Lifetime value: ARPA x gross margin / customer churn. The margin is the stated one, else (MRR - cost of revenue \
            of the last full month) / MRR."""),
    CAC("""
            Customer acquisition cost: sales and marketing cost of the last 30 days / customers that paid for the first \
            time within."""),
    GROSS_BURN("Cash out in the last full calendar month (UTC); what is paid yearly counts a twelfth."),
    NET_BURN("""
            Cash out - cash in, of the last full calendar month (UTC). Cash in is income and the MRR at the month's end; \
            subscriptions that do not say when they began count as now. Above zero is burning."""),
    RUNWAY("""
            Cash / average net burn of the last three full calendar months before the cash date; months of which not all \
            costs are known are left out."""),
    MRR_MOVEMENT("""
            Over the last 30 days: start + new + reactivation + expansion - contraction - churned = end, by what each \
            customer paid at the start and pays at the end. Each part is rounded by itself.""");

    private final String words;

    Definition(String words) {
        this.words = words;
    }

    /** As {@code mrr/v1}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + "/v1";
    }

    /** The formula in words. */
    public String words() {
        return words;
    }

    Meaning in(@Nullable String unit) {
        return new Meaning(unit, id(), words);
    }
}
