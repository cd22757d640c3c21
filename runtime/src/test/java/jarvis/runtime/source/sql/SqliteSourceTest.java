package jarvis.runtime.source.sql;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.project.Secrets;
import jarvis.runtime.source.Fetch;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConfig;

class SqliteSourceTest extends SqlSourceContract {
    @BeforeEach
    void open() throws SQLException {
        fill();
    }

    @Override
    String url() {
        return "sqlite:shop.db";
    }

    @Override
    Connection owner() throws SQLException {
        return new SQLiteConfig().createConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
    }

    @Override
    String endless() {
        return "with recursive n(n) as (select 1 union all select n + 1 from n) select count(*) from n";
    }

    @Override
    String writing() {
        return "with gone as (select 1) delete from payment";
    }

    @Test
    void a_file_that_is_not_there_is_not_made() throws InterruptedIOException {
        assertThat(told(source("sqlite:other.db", "select 1")))
                .contains("NO_COMMUNICATION", "The file is not there, or cannot be opened.");
        assertThat(folder.resolve("other.db")).doesNotExist();
        assertThat(source("sqlite:other.db", "select 1").target()).isEqualTo("sqlite:other.db");
    }

    private static String told(SqlSource source) throws InterruptedIOException {
        return source.fetch(null).toString();
    }

    @Test
    void what_is_no_database_says_so() throws IOException {
        Files.writeString(folder.resolve("other.db"), "zebra ".repeat(1_000));
        assertThat(told(source("jdbc:sqlite:other.db", "select * from a")))
                .contains("INVALID", "The file is no database of SQLite");
    }

    @Test
    void a_database_that_somebody_writes_to_is_waited_for_and_then_told() throws SQLException, InterruptedIOException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            statement.execute("begin exclusive");
            SqlSource hasty = new SqlSource(
                    url(), folder, new Secrets(folder, Map.of()), "select * from payment", Duration.ofMillis(100));
            assertThat(hasty.fetch(null).toString()).contains("NO_COMMUNICATION", "locked by somebody");
        }
        assertThat(ask("select * from payment")).isInstanceOf(Fetch.Document.class);
    }

    @Test
    void bytes_are_left_out_and_large_values_refused() throws InterruptedIOException {
        assertThat(((Fetch.Document) ask("select x'00ff' as b, 1.5 as f"))
                        .body()
                        .toString())
                .isEqualTo("{\"rows\":[{\"b\":null,\"f\":1.5}],\"count\":1}");
        assertThat(told("select zeroblob(2000000) as z")).startsWith("INVALID A value is larger than 1 MB.");
    }
}
