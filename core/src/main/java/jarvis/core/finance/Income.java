package jarvis.core.finance;

/** Money that comes in, other than by subscriptions. */
public record Income(String name, Payment payment) {}
