package jarvis.dawg.store;

import jarvis.dawg.usage.EventType;
import jarvis.dawg.usage.Money;
import jarvis.dawg.usage.UsageEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Adds events to the roll-ups, within the transaction that takes the events in. */
final class RollUps {
    private static final int CHUNK = 500;

    private final Connection connection;
    private final ToLongFunction<Instant> days;

    private record Kind(long day, EventType type) {}

    private record Till(long day, String currency) {}

    private record Active(long day, String user) {}

    RollUps(Connection connection, ToLongFunction<Instant> days) {
        this.connection = connection;
        this.days = days;
    }

    void add(List<UsageEvent> events) throws SQLException {
        if (!events.isEmpty()) {
            types(events);
            money(events);
            users(events);
        }
    }

    private void types(List<UsageEvent> events) throws SQLException {
        Map<Kind, long[]> counts = new HashMap<>();
        for (UsageEvent event : events) {
            long[] count = counts.computeIfAbsent(new Kind(day(event), event.type()), _ -> new long[2]);
            count[0]++;
            count[1] += event.score() == null ? 0 : event.score();
        }
        try (PreparedStatement row = connection.prepareStatement("insert into day_type (day, type, events, score)"
                + " values (?, ?, ?, ?) on conflict (day, type) do update"
                + " set events = day_type.events + excluded.events, score = day_type.score + excluded.score")) {
            for (var count : counts.entrySet()) {
                row.setLong(1, count.getKey().day());
                row.setString(2, count.getKey().type().word());
                row.setLong(3, count.getValue()[0]);
                row.setLong(4, count.getValue()[1]);
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    private void money(List<UsageEvent> events) throws SQLException {
        Map<Till, long[]> tills = new HashMap<>();
        for (UsageEvent event : events) {
            Money amount = event.amount();
            if (amount != null) {
                long[] till = tills.computeIfAbsent(new Till(day(event), amount.currency()), _ -> new long[2]);
                till[0] = Math.addExact(till[0], amount.minor());
                till[1]++;
            }
        }
        try (PreparedStatement row = connection.prepareStatement("insert into day_money (day, currency, amount_minor,"
                + " purchases) values (?, ?, ?, ?) on conflict (day, currency) do update set"
                + " amount_minor = day_money.amount_minor + excluded.amount_minor,"
                + " purchases = day_money.purchases + excluded.purchases")) {
            for (var till : tills.entrySet()) {
                row.setLong(1, till.getKey().day());
                row.setString(2, till.getKey().currency());
                row.setLong(3, till.getValue()[0]);
                row.setLong(4, till.getValue()[1]);
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    private void users(List<UsageEvent> events) throws SQLException {
        Map<String, Long> newest = new TreeMap<>();
        Map<Active, Boolean> seen = new HashMap<>();
        for (UsageEvent event : events) {
            newest.merge(event.user(), day(event), Math::max);
            seen.put(new Active(day(event), event.user()), true);
        }
        Map<Long, long[]> changes = new TreeMap<>();
        List<Active> actives = List.copyOf(seen.keySet());
        for (Active active : fresh(actives)) {
            changes.computeIfAbsent(active.day(), _ -> new long[2])[0]++;
        }
        Map<String, Long> before = last(List.copyOf(newest.keySet()));
        newest.entrySet().removeIf(user -> before.getOrDefault(user.getKey(), Long.MIN_VALUE) >= user.getValue());
        newest.forEach((user, day) -> {
            changes.computeIfAbsent(day, _ -> new long[2])[1]++;
            if (before.containsKey(user)) {
                changes.computeIfAbsent(before.get(user), _ -> new long[2])[1]--;
            }
        });
        keep(newest);
        change(changes);
    }

    private List<Active> fresh(List<Active> actives) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(
                "insert into day_user (day, user_id) values (?, ?) on conflict do nothing")) {
            for (Active active : actives) {
                row.setLong(1, active.day());
                row.setString(2, active.user());
                row.addBatch();
            }
            int[] counts = row.executeBatch();
            List<Active> fresh = new ArrayList<>();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == 1) {
                    fresh.add(actives.get(i));
                }
            }
            return fresh;
        }
    }

    private Map<String, Long> last(List<String> users) throws SQLException {
        Map<String, Long> found = new HashMap<>();
        for (int from = 0; from < users.size(); from += CHUNK) {
            List<String> some = users.subList(from, Math.min(users.size(), from + CHUNK));
            String marks = "?, ".repeat(some.size() - 1) + "?";
            try (PreparedStatement query = connection.prepareStatement(
                    "select user_id, day from user_last where user_id in (" + marks + ")")) {
                for (int i = 0; i < some.size(); i++) {
                    query.setString(i + 1, some.get(i));
                }
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.put(rows.getString(1), rows.getLong(2));
                    }
                }
            }
        }
        return found;
    }

    private void keep(Map<String, Long> newest) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("insert into user_last (user_id, day) values (?, ?)"
                + " on conflict (user_id) do update set day = excluded.day")) {
            for (var user : newest.entrySet()) {
                row.setString(1, user.getKey());
                row.setLong(2, user.getValue());
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    private void change(Map<Long, long[]> changes) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("insert into day_users (day, active, last)"
                + " values (?, ?, ?) on conflict (day) do update set active = day_users.active + excluded.active,"
                + " last = day_users.last + excluded.last")) {
            for (var change : changes.entrySet()) {
                row.setLong(1, change.getKey());
                row.setLong(2, change.getValue()[0]);
                row.setLong(3, change.getValue()[1]);
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    private long day(UsageEvent event) {
        return days.applyAsLong(event.at());
    }
}
