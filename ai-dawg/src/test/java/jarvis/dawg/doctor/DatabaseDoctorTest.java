package jarvis.dawg.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jarvis.dawg.store.DatabaseUrl;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each failure is made for real, diagnosed, and mended where that is possible. */
@Tag("slow")
class DatabaseDoctorTest {
    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setServerConfig("fsync", "on")
                .start();
        sql("create database jarvis", "create database closed", "revoke connect on database closed from public");
        sql(
                "create role ann login password 'right'",
                "create role few login password 'few' connection limit 0",
                "create role mute nologin password 'mute'",
                "create role secure login password 'secure'");
        Files.writeString(folder.resolve("postgres/pg_hba.conf"), """
                host all postgres 127.0.0.1/32 trust
                host all ghost 127.0.0.1/32 trust
                hostssl all secure 127.0.0.1/32 scram-sha-256
                host jarvis,closed,absent ann,few,mute,stranger 127.0.0.1/32 scram-sha-256
                """);
        sql("select pg_reload_conf()");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static void sql(String... statements) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private static DatabaseUrl url(String text) {
        if (DatabaseUrl.read(text) instanceof DatabaseUrl.Reading.Read read) {
            return read.url();
        }
        throw new IllegalStateException(text);
    }

    private static DatabaseUrl of(String user, String database) {
        return url("postgresql://" + user + "@127.0.0.1:" + postgres.getPort() + "/" + database);
    }

    private static DatabaseUrl admin() {
        return of("postgres", "postgres");
    }

    @ParameterizedTest
    @CsvSource({
        "ann, jarvis, password-missing",
        "ann:wrong, jarvis, password-wrong",
        "stranger:x, jarvis, password-wrong",
        "ghost, jarvis, role-missing",
        "mute:mute, jarvis, login-denied",
        "ann:right, absent, database-missing",
        "ann:right, closed, database-denied",
        "ann:right, jarvis?schema=nowhere, schema-missing",
        "few:few, jarvis, too-many-connections",
        "secure:secure, jarvis?sslmode=disable, not-let-in",
        "ann:right, jarvis?sslmode=require, tls-absent",
        "ann:right, postgres, not-let-in",
        "postgres, jarvis, well"
    })
    void each_trouble_is_named_for_what_it_is(String user, String database, String code) {
        Finding finding = new DatabaseDoctor(of(user, database)).look();
        assertThat(finding.code()).as(finding.toString()).isEqualTo(code);
        assertThat(finding.advice().isEmpty())
                .as("SQL, or advice")
                .isEqualTo(!finding.statements().isEmpty() || finding.well());
        assertThat(finding.evidence()).isNotBlank();
    }

    @Test
    void where_no_server_is_that_is_said() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(new DatabaseDoctor(url("postgresql://ann:x@127.0.0.1:" + port + "/jarvis"))
                        .look()
                        .code())
                .isEqualTo("refused");
        assertThat(new DatabaseDoctor(url("postgresql://ann:x@nowhere.invalid/jarvis"))
                        .look()
                        .code())
                .isEqualTo("host-unknown");
    }

    @Test
    void what_statements_mend_is_mended() throws SQLException {
        sql(
                "create role bea login password 'old'",
                "create database theirs",
                "revoke connect on database theirs from public");
        mended(of("ghost", "jarvis"), "CREATE ROLE \"ghost\"");
        sql("drop owned by ghost", "drop role ghost");
        mended(of("ann:new", "closed"), "ALTER ROLE \"ann\" LOGIN PASSWORD 'new'");
        mended(of("ann:new", "closed"), "GRANT CONNECT ON DATABASE \"closed\" TO \"ann\"");
        mended(of("ann:new", "absent"), "CREATE DATABASE \"absent\" OWNER \"ann\"");
        mended(of("stranger:x", "jarvis"), "CREATE ROLE \"stranger\" LOGIN PASSWORD 'x'");
        mended(of("stranger:x", "jarvis"), "GRANT USAGE, CREATE ON SCHEMA \"public\" TO \"stranger\"");
        mended(of("ann:new", "jarvis?schema=app"), "CREATE SCHEMA \"app\" AUTHORIZATION \"ann\"");
        assertThat(new DatabaseDoctor(of("stranger:x", "jarvis")).look().well()).isTrue();
        assertThat(new DatabaseDoctor(of("ann:new", "absent")).look().well()).isTrue();
        assertThat(new DatabaseDoctor(of("ann:new", "jarvis?schema=app")).look().well())
                .isTrue();
        sql("alter role ann password 'right'", "revoke connect on database closed from ann", "drop database absent");
    }

    private static void mended(DatabaseUrl url, String statement) throws SQLException {
        Finding before = new DatabaseDoctor(url).look();
        Mending mending = new Mending(url, admin());
        List<String> statements = mending.plan(before);
        assertThat(statements).as(before.toString()).anyMatch(one -> one.startsWith(statement));
        mending.run(statements);
        assertThat(new DatabaseDoctor(url).look().code()).isNotEqualTo(before.code());
    }

    @Test
    void the_founding_plan_s_own_message_is_recognised() {
        Finding finding = Complaint.read(
                        "Database connection failed (User 'user' was denied access on database 'jarvis.public')")
                .orElseThrow();
        assertThat(finding.statements())
                .containsExactly(
                        "GRANT CONNECT ON DATABASE \"jarvis\" TO \"user\"",
                        "GRANT USAGE, CREATE ON SCHEMA \"public\" TO \"user\"");
        assertThat(Complaint.read("it is broken")).isEmpty();
    }

    @Test
    void a_url_of_another_kind_is_refused_with_the_right_one() {
        assertThat(DatabaseUrl.read("mysql://a@b/c")).isInstanceOf(DatabaseUrl.Reading.Refused.class);
        assertThat(DatabaseUrl.read("postgresql://a:p@ss@b/c")).isNotNull();
        assertThat(url("postgres://a:p%40ss@b/c?schema=x").toString())
                .isEqualTo("jdbc:postgresql://b:5432/c?currentSchema=x");
    }
}
