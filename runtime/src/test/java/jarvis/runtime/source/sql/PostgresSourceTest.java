package jarvis.runtime.source.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jarvis.runtime.project.Secrets;
import jarvis.runtime.source.Fetch;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class PostgresSourceTest extends SqlSourceContract {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void open() throws SQLException {
        run(
                "drop table if exists payment",
                "drop role if exists reader",
                "create role reader login password '" + PASSWORD + "'");
        fill();
        run("grant all on payment to reader");
    }

    @Override
    String url() {
        return "postgresql://reader:${env:PASSWORD}@localhost:" + postgres.getPort() + "/postgres";
    }

    @Override
    Connection owner() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    @Override
    String endless() {
        return "select pg_sleep(1000)";
    }

    @Override
    String writing() {
        return "with gone as (delete from payment returning day) select * from gone";
    }

    @Test
    void a_time_has_its_zone_and_a_number_its_digits() throws InterruptedIOException {
        Fetch.Document document = (Fetch.Document) ask("select timestamptz '2026-11-22 12:00:00+02' as at,"
                + " 225000.10::numeric as cash, 'NaN'::float8 as odd, true as fine, date '2026-11-01' as day,"
                + " '{\"a\": 1}'::jsonb as json, 9007199254740993 as big");
        assertThat(document.body().at("/rows/0").toString())
                .isEqualTo("{\"at\":\"2026-11-22T10:00:00Z\",\"cash\":225000.10,\"odd\":\"NaN\",\"fine\":true,"
                        + "\"day\":\"2026-11-01\",\"json\":\"{\\\"a\\\": 1}\",\"big\":9007199254740993}");
    }

    @Test
    void what_the_server_refuses_is_told_in_our_words() throws InterruptedIOException, SQLException {
        assertThat(source(url().replace("reader", "zebra"), "select 1")
                        .fetch(null)
                        .toString())
                .contains("CONFIG_ERROR", "The database refuses this user or password.")
                .doesNotContain("sentinel", "zebra");
        assertThat(source(url().replace("/postgres", "/none"), "select 1")
                        .fetch(null)
                        .toString())
                .contains("CONFIG_ERROR", "There is no database of that name");
        run("revoke all on payment from reader");
        assertThat(told("select * from payment")).startsWith("CONFIG_ERROR Its user may not read that.");
    }

    @Test
    void a_query_of_the_server_s_own_time_limit_ends_there() throws InterruptedIOException {
        SqlSource hasty = new SqlSource(
                url(), folder, new Secrets(folder, Map.of("PASSWORD", PASSWORD)), endless(), Duration.ofMillis(200));
        assertThat(hasty.fetch(null).toString()).contains("NO_COMMUNICATION", "The query takes too long.");
    }

    @Test
    void nobody_who_listens_is_told() throws InterruptedIOException {
        assertThat(source("postgresql://reader:" + PASSWORD + "@localhost:1/shop", "select 1")
                        .fetch(null)
                        .toString())
                .contains("NO_COMMUNICATION", "No connection to the database is made")
                .doesNotContain("sentinel");
    }
}
