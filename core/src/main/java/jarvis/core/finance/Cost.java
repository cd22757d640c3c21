package jarvis.core.finance;

/** Money that goes out. */
public record Cost(String name, Category category, Payment payment) {
    /** What money is spent on, as far as figures ask. */
    public enum Category {
        SALES_AND_MARKETING,
        /** What serving customers costs, as hosting and support. */
        COST_OF_REVENUE,
        OTHER
    }
}
