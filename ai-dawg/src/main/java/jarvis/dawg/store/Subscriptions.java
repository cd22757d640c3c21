package jarvis.dawg.store;

import jarvis.dawg.usage.Billing;
import jarvis.dawg.usage.EventType;
import jarvis.dawg.usage.Money;
import jarvis.dawg.usage.Subscription;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The subscriptions as of a moment: the fold of what was said of each until then. */
public final class Subscriptions {
    private final Database database;

    public Subscriptions(Database database) {
        this.database = database;
    }

    /** In order of their ids, cancelled ones too. */
    public List<Subscription> asOf(Instant moment) {
        return database.read(connection -> {
            // At the same moment a start comes before a change, and that before a cancel: their words backwards.
            try (PreparedStatement query = connection.prepareStatement(
                    "select subscription, user_id, type, amount_minor, currency, billing_interval, interval_count, trial"
                            + " from event where subscription is not null and at_millis <= ?"
                            + " order by subscription, at_millis, type desc, id" + bytewise())) {
                query.setLong(1, moment.toEpochMilli());
                Map<String, Subscription> found = new TreeMap<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        add(found, row);
                    }
                }
                return List.copyOf(found.values());
            }
        });
    }

    /** So that the same tells the same in every database; a server orders text as its locale does. */
    private String bytewise() {
        return database.embedded() ? "" : " collate \"C\"";
    }

    private static void add(Map<String, Subscription> found, ResultSet row) throws SQLException {
        String id = row.getString("subscription");
        Subscription before = found.get(id);
        String customer = before == null ? row.getString("user_id") : before.customer();
        boolean cancelled = row.getString("type").equals(EventType.SUBSCRIPTION_CANCEL.word());
        Billing billing = cancelled ? (before == null ? null : before.billing()) : billing(row);
        found.put(id, new Subscription(id, customer, !cancelled, billing));
    }

    private static Billing billing(ResultSet row) throws SQLException {
        return new Billing(
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                Billing.Interval.valueOf(row.getString("billing_interval").toUpperCase(Locale.ROOT)),
                row.getInt("interval_count"),
                row.getInt("trial") == 1);
    }
}
