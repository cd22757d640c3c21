package jarvis.dawg.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jarvis.dawg.usage.EventType;
import jarvis.dawg.usage.UsageEvent;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused stays known until it would be taken, whatever else is written meanwhile. */
@Tag("slow")
class DatabaseHealthTest {
    private EmbeddedPostgres postgres;
    private Database database;
    private EventStore events;
    private DatabaseHealth health;
    private Instant now = History.NOW;

    @BeforeEach
    void open() throws IOException {
        postgres = EmbeddedPostgres.start();
        database = Databases.open("postgresql://postgres:postgres@localhost:" + postgres.getPort() + "/postgres");
        events = new EventStore(database, ZoneId.of("UTC"));
        health = new DatabaseHealth(database, events, () -> now);
    }

    @AfterEach
    void close() throws IOException {
        database.close();
        postgres.close();
    }

    @Test
    void that_another_table_is_written_does_not_hide_that_one_is_held() throws Exception {
        try (Connection _ = held("event")) {
            refused();
            new WorkflowRuns(database, events).keep("report", now, Duration.ZERO, true, "done");
            assertThat(trouble()).contains("lock timeout");
        }
        wellAgain();
    }

    @ParameterizedTest
    @ValueSource(strings = {"day_type", "day_users", "user_last"})
    void a_table_of_roll_ups_that_is_held_keeps_events_out_as_well(String table) throws Exception {
        try (Connection _ = held(table)) {
            refused();
            assertThat(trouble()).contains("lock timeout");
        }
        wellAgain();
    }

    private Connection held(String table) throws Exception {
        Connection holder = postgres.getPostgresDatabase().getConnection();
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("lock table " + table + " in access exclusive mode");
        }
        return holder;
    }

    private void refused() {
        UsageEvent visit = new UsageEvent("v", EventType.VISIT, "ann", now, null, null, null, null);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> events.append(List.of(visit), now))
                .withMessageContaining("lock timeout");
    }

    /** As it is looked at a second later. */
    private String trouble() {
        now = now.plusSeconds(1);
        return health.look().trouble();
    }

    /** What is under way comes to its end first; and nothing that was tried is left. */
    private void wellAgain() {
        for (int looks = 0; !trouble().isEmpty(); looks++) {
            assertThat(looks).isLessThan(10);
        }
        assertThat(Databases.rows(database)).isZero();
    }
}
