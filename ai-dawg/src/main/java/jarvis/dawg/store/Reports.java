package jarvis.dawg.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The reports that were made, and how good the data behind them is. */
public final class Reports {
    private final Database database;

    public Reports(Database database) {
        this.database = database;
    }

    /**
     * A report.
     *
     * @param accuracy of its forecast by back-test, at most 1; null: too little was known
     * @param body in JSON
     */
    public record Report(
            String id,
            Instant made,
            long insights,
            @Nullable Double accuracy,
            String body) {}

    /**
     * Counts over all.
     *
     * @param accepted events that were ever taken in
     * @param refused events that were ever refused
     */
    public record Totals(long reports, long insights, long accepted, long refused) {}

    public Report keep(Instant made, long insights, @Nullable Double accuracy, String body) {
        Report report = new Report(UUID.randomUUID().toString(), made, insights, accuracy, body);
        database.write(connection -> {
            try (PreparedStatement row = connection.prepareStatement("insert into report values (?, ?, ?, ?, ?)")) {
                row.setString(1, report.id());
                row.setLong(2, made.toEpochMilli());
                row.setLong(3, insights);
                if (accuracy == null) {
                    row.setNull(4, Types.DOUBLE);
                } else {
                    row.setDouble(4, accuracy);
                }
                row.setString(5, body);
                return row.executeUpdate();
            }
        });
        return report;
    }

    /** The newest first. */
    public List<Report> newest(int most) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                            "select id, made_millis, insights, accuracy, body from report order by made_millis desc limit "
                                    + most);
                    ResultSet row = query.executeQuery()) {
                List<Report> found = new ArrayList<>();
                while (row.next()) {
                    double accuracy = row.getDouble(4);
                    Double known = row.wasNull() ? null : accuracy;
                    found.add(new Report(
                            row.getString(1),
                            Instant.ofEpochMilli(row.getLong(2)),
                            row.getLong(3),
                            known,
                            row.getString(5)));
                }
                return found;
            }
        });
    }

    public Totals totals() {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement("select (select count(*) from report),"
                            + " (select coalesce(sum(insights), 0) from report),"
                            + " (select coalesce(sum(events), 0) from day_type),"
                            + " (select coalesce(sum(events), 0) from refused)");
                    ResultSet row = query.executeQuery()) {
                row.next();
                return new Totals(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
            }
        });
    }
}
