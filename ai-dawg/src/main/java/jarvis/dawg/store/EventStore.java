package jarvis.dawg.store;

import jarvis.dawg.usage.Billing;
import jarvis.dawg.usage.EventType;
import jarvis.dawg.usage.Money;
import jarvis.dawg.usage.UsageEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes events in: each id once, and the roll-ups in the same transaction. Thread-safe. */
public final class EventStore {
    private static final String INSERT = "insert into event (id, type, user_id, at_millis, day, received_millis,"
            + " amount_minor, currency, subscription, billing_interval, interval_count, trial, score)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    private final Database database;
    private final ZoneId zone;

    /** @param zone whose days are counted */
    public EventStore(Database database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    /** Takes a batch of which nothing was refused. */
    public int append(List<UsageEvent> events, Instant received) {
        return append(events, Refusals.NONE, received);
    }

    /**
     * Takes events in and counts what was refused beside them, durable on return: all of it or nothing.
     *
     * @return how many were new; the others were known by their id
     */
    public int append(List<UsageEvent> events, Refusals refused, Instant received) {
        Map<String, UsageEvent> once = new LinkedHashMap<>();
        events.forEach(event -> once.putIfAbsent(event.id(), event));
        return once.isEmpty() && refused.none()
                ? 0
                : database.write(connection -> take(connection, List.copyOf(once.values()), refused, received));
    }

    private int take(Connection connection, List<UsageEvent> events, Refusals refused, Instant received)
            throws SQLException {
        List<UsageEvent> fresh = insert(connection, events, received);
        new RollUps(connection, this::day).add(fresh);
        refused.count(connection, received, day(received));
        return fresh.size();
    }

    /** Takes in a made-up purchase, with something refused beside it, and takes all of that back. */
    void rehearse(Connection connection, Instant now) throws SQLException {
        String id = "probe " + UUID.randomUUID();
        UsageEvent purchase = new UsageEvent(id, EventType.PURCHASE, id, now, new Money(1, "XXX"), null, null, null);
        Savepoint before = connection.setSavepoint();
        take(connection, List.of(purchase), new Refusals(Set.of(id), 0), now);
        connection.rollback(before);
    }

    long day(Instant at) {
        return at.atZone(zone).toLocalDate().toEpochDay();
    }

    private List<UsageEvent> insert(Connection connection, List<UsageEvent> events, Instant received)
            throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(INSERT)) {
            for (UsageEvent event : events) {
                fill(row, event, received);
                row.addBatch();
            }
            int[] counts = row.executeBatch();
            List<UsageEvent> fresh = new ArrayList<>();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == 1) {
                    fresh.add(events.get(i));
                }
            }
            return fresh;
        }
    }

    private void fill(PreparedStatement row, UsageEvent event, Instant received) throws SQLException {
        Billing billing = event.billing();
        var money = billing == null ? event.amount() : billing.price();
        row.setString(1, event.id());
        row.setString(2, event.type().word());
        row.setString(3, event.user());
        row.setLong(4, event.at().toEpochMilli());
        row.setLong(5, day(event.at()));
        row.setLong(6, received.toEpochMilli());
        number(row, 7, money == null ? null : money.minor());
        row.setString(8, money == null ? null : money.currency());
        row.setString(9, event.subscription());
        row.setString(10, billing == null ? null : billing.interval().name().toLowerCase(Locale.ROOT));
        number(row, 11, billing == null ? null : (long) billing.count());
        number(row, 12, billing == null ? null : billing.trial() ? 1L : 0L);
        number(row, 13, event.score() == null ? null : event.score().longValue());
    }

    private static void number(PreparedStatement row, int index, @Nullable Long value) throws SQLException {
        if (value == null) {
            row.setNull(index, Types.BIGINT);
        } else {
            row.setLong(index, value);
        }
    }
}
