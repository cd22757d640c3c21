package jarvis.runtime.source.sql;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.project.Secrets;
import jarvis.runtime.source.Fetch;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every database is asked like. It has a table {@code payment (day integer, amount numeric, note text)}. */
@Timeout(60)
abstract class SqlSourceContract {
    static final String PASSWORD = "sentinel-5521";

    @TempDir
    Path folder;

    abstract String url();

    /** A connection that may write. */
    abstract Connection owner() throws SQLException;

    /** A query that goes on for ever. */
    abstract String endless();

    void run(String... statements) throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    void fill() throws SQLException {
        run(
                "create table payment (day integer, amount numeric(12,2), note text)",
                "insert into payment values (1, 12.50, 'first'), (2, null, 'it''s')");
    }

    @Test
    void its_rows_are_a_document() throws InterruptedIOException {
        Fetch.Document document = (Fetch.Document) ask("select day, amount, note from payment order by day;\n ");
        assertThat(document.body().at("/count").intValue()).isEqualTo(2);
        assertThat(document.body().at("/rows/0/amount").decimalValue()).isEqualByComparingTo("12.50");
        assertThat(document.body().at("/rows/0/note").stringValue()).isEqualTo("first");
        assertThat(document.body().at("/rows/1/amount").isNull()).isTrue();
        assertThat(source("select day, amount, note from payment order by day").fetch(document.revision()))
                .isEqualTo(new Fetch.Unchanged());
    }

    @Test
    void whatever_writes_is_an_error_of_the_configuration_and_changes_nothing()
            throws InterruptedIOException, SQLException {
        for (String query : List.of(
                "insert into payment values (3, 1, 'x')",
                "delete from payment",
                "drop table payment",
                "select 1; delete from payment",
                "create table other (n integer)",
                "set session characteristics as transaction read write",
                "attach database 'other.db' as other",
                "pragma journal_mode = delete",
                "with gone as (select 1) insert into payment select 3, 1, 'x'",
                writing())) {
            assertThat(told(query))
                    .as(query)
                    .startsWith("CONFIG_ERROR The query ")
                    .doesNotContain("payment");
        }
        try (Connection connection = owner();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from payment")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(2);
        }
    }

    /** A statement that begins as one that reads. */
    abstract String writing();

    @Test
    void a_query_that_is_not_understood_is_told_without_its_words() throws InterruptedIOException {
        assertThat(told("select zebra from payment"))
                .startsWith("CONFIG_ERROR The query is not one that this database understands")
                .doesNotContain("zebra");
        assertThat(told("select * from zebra")).startsWith("CONFIG_ERROR The query is not one");
        assertThat(told("select from where")).startsWith("CONFIG_ERROR The query is not one");
    }

    @Test
    void too_many_rows_and_columns_of_one_name_are_refused() throws InterruptedIOException {
        String numbers = "with recursive n(n) as (select 1 union all select n + 1 from n where n < %d) select n from n";
        assertThat(((Fetch.Document) ask(numbers.formatted(1_000)))
                        .body()
                        .at("/rows/999/n")
                        .intValue())
                .isEqualTo(1_000);
        assertThat(told(numbers.formatted(1_001)))
                .isEqualTo("INVALID The query gives more than 1000 rows. Aggregate, or add a LIMIT.");
        assertThat(told("select 1 as n, 2 as n"))
                .isEqualTo("INVALID Column 2 of the query has the name of an earlier one. Name it with AS.");
    }

    @Test
    void a_query_without_end_is_ended_by_an_interrupt_and_the_source_asks_on() throws Exception {
        SqlSource source = source(endless());
        for (int i = 0; i < 3; i++) {
            Thread waiting = Thread.currentThread();
            Thread timer = Thread.ofVirtual().start(() -> interrupt(waiting));
            assertThat(told(source)).startsWith("interrupted");
            timer.join();
        }
    }

    private static void interrupt(Thread waiting) {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        waiting.interrupt();
    }

    private static String told(SqlSource source) throws InterruptedException {
        String told = "";
        while (!told.startsWith("interrupted")) {
            try {
                told = source.fetch(null).toString();
                assertThat(told).contains("An earlier query has not ended yet");
                Thread.sleep(10);
            } catch (InterruptedIOException e) {
                told = "interrupted";
                assertThat(Thread.interrupted()).isTrue();
            }
        }
        return told;
    }

    @Test
    void a_password_is_in_no_sentence_and_no_name() throws InterruptedIOException {
        for (String query : List.of("select 1", "select zebra", "delete from payment")) {
            SqlSource source = source(query);
            assertThat(List.<Object>of(source, source.target(), source.fetch(null))
                            .toString())
                    .doesNotContain("sentinel");
        }
    }

    Fetch ask(String query) throws InterruptedIOException {
        return source(query).fetch(null);
    }

    String told(String query) throws InterruptedIOException {
        Fetch fetch = ask(query);
        assertThat(fetch).as(query).isInstanceOf(Fetch.Failed.class);
        Fetch.Failed failed = (Fetch.Failed) fetch;
        return failed.cause().reason() + " " + failed.cause().detail();
    }

    SqlSource source(String query) {
        return source(url(), query);
    }

    SqlSource source(String url, String query) {
        return new SqlSource(
                url, folder, new Secrets(folder, Map.of("PASSWORD", PASSWORD)), query, Duration.ofSeconds(5));
    }
}
