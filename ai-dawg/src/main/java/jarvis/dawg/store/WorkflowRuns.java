package jarvis.dawg.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What workflows did, kept. */
public final class WorkflowRuns {
    private static final int LONGEST = 1_000;

    private final Database database;
    private final EventStore events;

    public WorkflowRuns(Database database, EventStore events) {
        this.database = database;
        this.events = events;
    }

    /**
     * One run.
     *
     * @param said what it did, or why it failed
     */
    public record Run(String id, String workflow, Instant started, Duration took, boolean well, String said) {}

    /**
     * Counts over all runs.
     *
     * @param meanMillis of one; 0 when there is none
     */
    public record Totals(long runs, long failed, double meanMillis) {}

    public Run keep(String workflow, Instant started, Duration took, boolean well, String said) {
        String brief = said.length() > LONGEST ? said.substring(0, LONGEST) : said;
        Run run = new Run(UUID.randomUUID().toString(), workflow, started, took, well, brief);
        database.write(connection -> {
            try (PreparedStatement row =
                    connection.prepareStatement("insert into workflow_run values (?, ?, ?, ?, ?, ?, ?)")) {
                row.setString(1, run.id());
                row.setString(2, workflow);
                row.setLong(3, started.toEpochMilli());
                row.setLong(4, events.day(started));
                row.setLong(5, took.toMillis());
                row.setInt(6, well ? 1 : 0);
                row.setString(7, brief);
                return row.executeUpdate();
            }
        });
        return run;
    }

    public Totals totals() {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                            "select count(*), coalesce(sum(1 - well), 0), coalesce(avg(took_millis), 0) from workflow_run");
                    ResultSet row = query.executeQuery()) {
                return row.next() ? new Totals(row.getLong(1), row.getLong(2), row.getDouble(3)) : new Totals(0, 0, 0);
            }
        });
    }

    /** The newest first. */
    public List<Run> newest(int most) {
        return runs("select * from workflow_run order by started_millis desc limit " + most);
    }

    /** The newest that failed; empty when none did. */
    public List<Run> lastFailure() {
        return runs("select * from workflow_run where well = 0 order by started_millis desc limit 1");
    }

    /** Whether a workflow ran on a day since 1970, well or not. */
    public boolean ranOn(String workflow, long day) {
        return !runs("select * from workflow_run where workflow = '" + workflow + "' and day = " + day)
                .isEmpty();
    }

    private List<Run> runs(String sql) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql);
                    ResultSet rows = query.executeQuery()) {
                List<Run> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(run(rows));
                }
                return found;
            }
        });
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getString("id"),
                row.getString("workflow"),
                Instant.ofEpochMilli(row.getLong("started_millis")),
                Duration.ofMillis(row.getLong("took_millis")),
                row.getInt("well") == 1,
                row.getString("said"));
    }
}
