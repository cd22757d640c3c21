package jarvis.dawg.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jarvis.dawg.doctor.Mending;
import jarvis.dawg.store.DatabaseUrl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code jarvis doctor database} as a person meets it. */
@Tag("slow")
class DoctorCommandTest {
    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;

    private record Said(int exit, String text) {}

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .start();
        Files.writeString(folder.resolve("postgres/pg_hba.conf"), """
                host all postgres 127.0.0.1/32 trust
                host all all 127.0.0.1/32 scram-sha-256
                """);
        number("select pg_reload_conf()::int");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : -1;
        }
    }

    private static String url(String user, String database) {
        return "postgresql://" + user + "@127.0.0.1:" + postgres.getPort() + "/" + database;
    }

    private static Said doctor(String url, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = new CommandLine(new DoctorCommand(() -> url, printed)).execute(words);
        return new Said(exit, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void one_trouble_after_the_other_is_shown_and_mended_until_the_service_can_work() throws SQLException {
        String url = url("newcomer:it's", "fresh?schema=app");
        Said looked = doctor(url);
        assertThat(looked.exit()).isEqualTo(1);
        assertThat(number("select count(*) from pg_roles where rolname = 'newcomer'"))
                .isZero();
        Said mended = doctor(url, "--fix", "--admin-url", url("postgres", "postgres"));
        assertThat(mended.exit()).as(mended.text()).isZero();
        assertThat(mended.text())
                .containsSubsequence(
                        "CREATE ROLE \"newcomer\" LOGIN PASSWORD 'it''s'",
                        "Done",
                        "CREATE DATABASE \"fresh\" OWNER \"newcomer\"",
                        "Done",
                        "CREATE SCHEMA \"app\" AUTHORIZATION \"newcomer\"",
                        "Done",
                        "can be used as newcomer");
        assertThat(doctor(url).exit()).isZero();
    }

    @Test
    void what_is_mended_is_mended_whole_or_not_at_all() throws SQLException {
        Mending mending = new Mending(read(url("half:x", "postgres")), read(url("postgres", "postgres")));
        List<String> statements = List.of("CREATE ROLE half LOGIN", "GRANT nothing TO half");
        assertThatThrownBy(() -> mending.run(statements)).hasMessageContaining("nothing");
        assertThat(number("select count(*) from pg_roles where rolname = 'half'"))
                .isZero();
    }

    private static DatabaseUrl read(String url) {
        if (DatabaseUrl.read(url) instanceof DatabaseUrl.Reading.Read read) {
            return read.url();
        }
        throw new IllegalStateException(url);
    }

    @Test
    void without_an_administrator_nothing_is_mended_and_how_is_said() {
        Said said = doctor(url("nobody:x", "postgres"), "--fix");
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.text()).contains("--admin-url postgresql://");
        Said powerless = doctor(url("nobody:x", "postgres"), "--fix", "--admin-url", url("nobody:x", "postgres"));
        assertThat(powerless.exit()).isEqualTo(2);
        assertThat(powerless.text()).contains("As administrator: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://a:b@h/c", "jdbc:postgresql://h/c", "prisma://h/c", "a:b@h:5432/c"})
    void a_url_of_another_kind_is_answered_with_one_of_the_right_kind(String url) {
        Said said = doctor(url);
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.text()).contains("scheme", "postgresql://USER:PASSWORD@HOST:5432/NAME");
    }

    @Test
    void the_founding_plan_s_message_is_read_with_what_mends_it() {
        Said said = doctor("", "--message", "User 'user' was denied access on database 'jarvis.public'");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text()).contains("GRANT USAGE, CREATE ON SCHEMA \"public\" TO \"user\"");
    }
}
